# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""States by name, adjective and capital: "Beijing", "the Chinese government" and "China" may speak as one. Data.

Written by hand from common knowledge, for the news of the languages that are read; a state that is not here is compared
as printed. A name here says nothing of anybody's standing.
"""

from __future__ import annotations

from typing import Final

_ROWS: Final = """
afghanistan afghan kabul|albania albanian tirana|algeria algerian algiers|argentina argentine buenos_aires
armenia armenian yerevan|australia australian canberra|austria austrian vienna|azerbaijan azerbaijani baku
bahrain bahraini manama|bangladesh bangladeshi dhaka|belarus belarusian minsk|belgium belgian brussels
bolivia bolivian la_paz|bosnia bosnian sarajevo|brazil brazilian brasilia|bulgaria bulgarian sofia
cambodia cambodian phnom_penh|canada canadian ottawa|chile chilean santiago|china chinese beijing
colombia colombian bogota|croatia croatian zagreb|cuba cuban havana|cyprus cypriot nicosia
denmark danish copenhagen|ecuador ecuadorian quito|egypt egyptian cairo|estonia estonian tallinn
ethiopia ethiopian addis_ababa|finland finnish helsinki|france french paris|georgia georgian tbilisi
germany german berlin|ghana ghanaian accra|greece greek athens|hungary hungarian budapest
iceland icelandic reykjavik|india indian delhi|indonesia indonesian jakarta|iran iranian tehran
iraq iraqi baghdad|ireland irish dublin|israel israeli jerusalem|italy italian rome|japan japanese tokyo
jordan jordanian amman|kazakhstan kazakh astana|kenya kenyan nairobi|kuwait kuwaiti kuwait_city
kyrgyzstan kyrgyz bishkek|laos laotian vientiane|latvia latvian riga|lebanon lebanese beirut
libya libyan tripoli|lithuania lithuanian vilnius|malaysia malaysian kuala_lumpur|mexico mexican mexico_city
moldova moldovan chisinau|mongolia mongolian ulaanbaatar|morocco moroccan rabat|myanmar burmese naypyidaw
nepal nepali kathmandu|netherlands dutch the_hague|nigeria nigerian abuja|norway norwegian oslo
oman omani muscat|pakistan pakistani islamabad|panama panamanian panama_city|peru peruvian lima
philippines philippine manila|poland polish warsaw|portugal portuguese lisbon|qatar qatari doha
romania romanian bucharest|russia russian moscow|rwanda rwandan kigali|serbia serbian belgrade
singapore singaporean singapore|slovakia slovak bratislava|slovenia slovenian ljubljana|somalia somali mogadishu
spain spanish madrid|sudan sudanese khartoum|sweden swedish stockholm|switzerland swiss bern
syria syrian damascus|taiwan taiwanese taipei|tajikistan tajik dushanbe|tanzania tanzanian dodoma
thailand thai bangkok|tunisia tunisian tunis|turkey turkish ankara|turkmenistan turkmen ashgabat
uganda ugandan kampala|ukraine ukrainian kyiv|uzbekistan uzbek tashkent|venezuela venezuelan caracas
vietnam vietnamese hanoi|yemen yemeni sanaa|zimbabwe zimbabwean harare
"""


def _table(column: int) -> dict[str, str]:
    """From the word of a column to the state's name."""
    rows = [row.split() for row in _ROWS.replace("\n", "|").split("|") if row.strip()]
    return {row[column].replace("_", " "): row[0] for row in rows}


STATES: Final = frozenset(_table(0))
ADJECTIVES: Final = _table(1)
CAPITALS: Final = _table(2)
"""A capital speaks for its state only where it is all that is printed of the speaker, or owns a body: "Beijing's"."""
