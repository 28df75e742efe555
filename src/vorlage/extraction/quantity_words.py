# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The words around amounts, language by language: comparators, units, labels. Data, no rules."""

from __future__ import annotations

from typing import Final

from vorlage.domain.claims import Comparator
from vorlage.extraction.number_words import word_set


def _table(text: str) -> dict[str, str]:
    """`word=meaning` pairs as a table; `_` stands for a blank."""
    return dict(pair.replace("_", " ").split("=", 1) for pair in text.split())


def _cues(rows: dict[Comparator, str]) -> dict[str, Comparator]:
    """Rows of cues as a table from cue to comparator; `_` stands for a blank."""
    return {cue.replace("_", " "): comparator for comparator, cues in rows.items() for cue in cues.split()}


BEFORE: Final = _cues(
    {
        Comparator.EXACTLY: """
            exactly precisely only just a_total_of all exactamente exactement ровно всего 只有 仅 仅有 共 共有
            总共
        """,
        Comparator.ABOUT: """
            about around approximately approx. approx roughly an_estimated it_is_estimated_that ~ ≈ barely
            roughly_speaking in_the_neighbourhood_of is_estimated_that estimated some circa ca. nearly almost
            close_to near virtually something_like in_the_region_of unos unas alrededor_de cerca_de casi
            aproximadamente environ près_de quelque около примерно приблизительно почти порядка حوالي نحو قرابة
            ما_يقرب_من زهاء تقريبا 大约 约 约有 估计 估计有 据估计 近 将近 大概 左右 差不多 接近
        """,
        Comparator.LESS: """
            south_of well_below well_under just_below < ＜ fewer_than less_than smaller_than lower_than under
            below just_under short_of menos_de moins_de менее менее_чем меньше أقل_من 不到 少于 低于 不足 小于
        """,
        Comparator.AT_MOST: """
            ≤ up_to at_most no_more_than not_more_than a_maximum_of maximum_of as_many_as as_much_as hasta
            jusqu'à до не_более максимум не_больше ما_يصل_إلى على_الأكثر لا_يزيد_عن 多达 最多 不超过 至多 高达
        """,
        Comparator.MORE: """
            over_than upward_of north_of well_above > ＞ more_than greater_than larger_than higher_than over
            above exceeding exceeds exceeded in_excess_of well_over just_over más_de plus_de более более_чем
            больше свыше أكثر_من ما_يزيد_على ما_يزيد_عن يزيد_على يزيد_عن 超过 超過 逾 多于 高于 大于 超
        """,
        Comparator.AT_LEAST: """
            ≥ at_least no_fewer_than no_less_than not_less_than not_fewer_than a_minimum_of minimum_of
            upwards_of al_menos por_lo_menos como_mínimo au_moins не_менее как_минимум по_меньшей_мере на_الأقل
            ما_لا_يقل_عن لا_يقل_عن 至少 不少于 最少 不低于
        """,
    }
)
"""What stands before an amount and bounds it."""

AFTER: Final = _cues(
    {
        Comparator.ABOUT: """
            or_so approximately 左右 上下 تقريبا تقريباً
        """,
        Comparator.AT_MOST: """
            or_less or_fewer or_under at_most o_menos ou_moins или_менее 以下 以内 على_الأكثر أو_أقل
        """,
        Comparator.MORE: """
            plus + 余 多 餘
        """,
        Comparator.AT_LEAST: """
            or_more or_above or_higher and_more at_least at_a_minimum y_más o_más ou_plus или_более и_более 以上
            على_الأقل أو_أكثر
        """,
    }
)
"""What stands behind an amount and bounds it."""

PERCENT: Final = (
    r"(?:%|％|٪|percentage\s+points?|percentage-points?|per\s?cent|percent|pct|pc|p\.c\.|por\s+ciento|pour\s+cent|процент\w*"
    r"|في\s+المئة|في\s+المائة|بالمئة|بالمائة)"
)

CURRENCY_SIGNS: Final = _table(
    """
    us$=dollar a$=dollar c$=dollar hk$=dollar $=dollar usd=dollar €=euro eur=euro £=pound gbp=pound ¥=yuan
    us_$=dollar hk_$=dollar $us=dollar $a=dollar nz$=dollar s$=dollar nt$=dollar aud=dollar cad=dollar hkd=dollar
    nzd=dollar chf=franc jpy=yen ps=pound rm=ringgit inr=rupee rs=rupee sek=crown nok=crown dkk=crown pln=zloty
    zar=rand brl=real r$=real ￥=yuan rmb=yuan cny=yuan ₽=ruble ₹=rupee
    """
)
"""Signs and codes before an amount of money."""

MEASURES: Final = _table(
    """
    km=kilometre kms=kilometre kilometer=kilometre kilometers=kilometre kilometres=kilometre m=metre meter=metre
    meters=metre metres=metre cm=centimetre mm=millimetre mi=mile ft=foot feet=foot kg=kilogram kgs=kilogram
    g=gram mg=milligram µg=microgram μg=microgram t=tonne tons=tonne ton=tonne l=litre liter=litre liters=litre
    litres=litre ml=millilitre ha=hectare mph=mile_per_hour km/h=kilometre_per_hour kb=kilobyte mb=megabyte
    gb=gigabyte tb=terabyte hrs=hour hr=hour h=hour min=minute mins=minute secs=second yrs=year ppb=ppb ppm=ppm
    kw=kilowatt mw=megawatt gw=gigawatt °c=degree_celsius °f=degree_fahrenheit p=page pp=page
    mg/l=milligram_per_litre µg/l=microgram_per_litre μg/l=microgram_per_litre microgram=microgram
    micrograms=microgram milligram=milligram milligrams=milligram gram=gram grams=gram kilogram=kilogram
    kilograms=kilogram kilometre=kilometre metre=metre litre=litre litro=litre litros=litre hectares=hectare
    tonnes=tonne miles=mile ounces=ounce inches=inch yards=yard acres=acre gallons=gallon barrels=barrel
    bhp=horsepower hp=horsepower kwh=kilowatt_hour mwh=megawatt_hour gwh=gigawatt_hour wh=watt_hour hz=hertz
    khz=kilohertz mhz=megahertz ghz=gigahertz nm=newton_metre mah=milliampere_hour mbps=megabit_per_second
    gbps=gigabit_per_second rpm=revolution_per_minute fps=frame_per_second lb=pound lbs=pound oz=ounce
    sq_m=square_metre sq_ft=square_foot sqm=square_metre sqft=square_foot sq_km=square_kilometre m2=square_metre
    km2=square_kilometre m²=square_metre km²=square_kilometre square_metres=square_metre
    square_meters=square_metre square_feet=square_foot square_foot=square_foot square_kilometres=square_kilometre
    square_kilometers=square_kilometre square_miles=square_mile cubic_metres=cubic_metre cubic_meters=cubic_metre
    cubic_feet=cubic_foot basis_points=basis_point bps=basis_point fahrenheit=degree_fahrenheit
    celsius=degree_celsius degrees_celsius=degree_celsius degrees_fahrenheit=degree_fahrenheit mpg=mile_per_gallon
    kph=kilometre_per_hour kmh=kilometre_per_hour ps=horsepower db=decibel v=volt w=watt
    """
)
"""Units of measure as abbreviated or spelled, and the one word each stands for."""

PLURALS: Final = _table(
    """
    people=people peoples=people persons=people person=people individuals=people individual=people humans=people
    human=people men=man women=woman children=child feet=foot lives=life wives=wife families=family
    policemen=policeman buses=bus crises=crisis teeth=tooth mice=mouse fishermen=fisherman spokesmen=spokesman
    countrymen=countryman servicemen=serviceman series=series species=species personas=people personnes=people
    páginas=page pages=page años=year ans=year человек=people человека=people людей=people люди=people
    страницах=page страницам=page страничная=page страничный=page страничное=page страничной=page страничную=page
    страниц=page страницы=page страница=page лет=year года=year год=year дней=day дня=day месяцев=month
    месяца=month рублей=ruble долларов=dollar доллара=dollar километров=kilometre домов=house
    документов=document файлов=file شخص=people أشخاص=people شخصا=people شخصاً=people فرد=people فردا=people
    نسمة=people صفحة=page صفحات=page عاما=year عاماً=year عام=year أعوام=year سنة=year سنوات=year يوما=day
    أيام=day يوم=day دولار=dollar كيلومتر=kilometre كيلومترا=kilometre صورة=picture وثيقة=document
    وثائق=document منزل=house منازل=house
    """
)
"""Counted nouns whose singular no rule gives, and those that say "people" in other words."""

HAN_UNITS: Final = _table(
    """
    人民币=yuan 美元=dollar 欧元=euro 英镑=pound 日元=yen 元=yuan 公里=kilometre 千米=kilometre 米=metre
    公斤=kilogram 千克=kilogram 吨=tonne 升=litre 公顷=hectare 小时=hour 分钟=minute 年=year 个月=month 周=week
    天=day 日=day 岁=year 人次=people 人=people 名=people 位=people 页=page 张=sheet 份=copy 家=house 户=home
    所=institution 座=building 辆=vehicle 件=item 次=time 倍=times 项=item 条=item 个=item 度=degree 只=animal
    头=animal ％=per_cent %=per_cent 克朗=crown 卢布=ruble 法郎=franc 卢比=rupee 比索=peso 微克=microgram
    毫克=milligram 克=gram 毫升=millilitre
    """
)
"""Measure words behind Chinese numbers; the longest is tried first."""

HAN_NOUNS: Final = _table(
    """
    儿童=child 孩子=child 学生=student 教师=teacher 居民=resident 住户=home 住宅=home 家庭=family 水样=sample
    样本=sample 样品=sample 文件=document 报告=report 照片=picture 图片=picture 官员=official 警察=officer
    工人=worker 员工=worker 记者=journalist 证人=witness 媒体=outlet 公司=company 学校=school 医院=hospital
    村庄=village 城市=city 国家=country 房屋=house 车辆=vehicle 视频=video 录音=recording
    """
)
"""Counted nouns that may follow a Chinese measure word."""

NOT_COUNTED: Final = word_set(
    """
    a an the this that these those its his her their our my your and or but nor of in on at by to from with
    without within for as into onto over under about above after before between during since until while when
    where who whom whose which what if because than then though was were is are be been being has have had do
    does did will would shall should can could may might must not no so such per each every last next past later
    ago earlier old also only just even still already now today yesterday said says say told added asked
    according he she it they we you i there here all both some any many much more most few several other another
    died killed up down off out away back again too el la los las de del y en por con para le les des du et dans sur
    pour est sont и в на с по за из от до что как من في على إلى عن و أو
    """
)
"""Words that end the counted noun phrase or cannot head one."""

LABELS: Final = word_set(
    """
    no nos number page pages p pp article articles section sections chapter figure fig table annex appendix item
    exhibit paragraph para clause vol issue version psalm extension ext tel phone fax isbn issn zip postcode №
    n° страница стр статья том номер артикул pág núm صفحة رقم المادة
    """
)
"""Words before a number that make it a label and no amount."""

WEAK_LABELS: Final = word_set(
    """
    top bottom big category phase stage type formula act
    room flight route highway channel volume step level unit grade case line block gate terminal bus train
    district ward precinct building apartment apt box
    """
)
"""Words that do so only where nothing counted follows ("District 9"; but "in the district 9 wells")."""

TIME_UNITS: Final = word_set("second minute hour day night week weekend month quarter year decade century season")
