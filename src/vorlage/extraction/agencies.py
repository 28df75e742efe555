# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""News agencies and the ways they are printed: a table, not a rule. The first form is the one credits use."""

from __future__ import annotations

AGENCIES: tuple[tuple[str, ...], ...] = (
    (
        "AFP",
        "Agence France-Presse",
        "Agence France Presse",
        "法新社",
        "أ ف ب",
        "أ.ف.ب",
        "فرانس برس",
        "АФП",
        "Франс Пресс",
    ),
    ("Reuters", "路透社", "路透", "رويترز", "Рейтер", "Рейтерс"),
    ("AP", "Associated Press", "The Associated Press", "美联社", "أسوشيتد برس", "Ассошиэйтед Пресс"),
    ("dpa", "DPA", "Deutsche Presse-Agentur", "德新社", "د ب أ"),
    ("Xinhua", "Xinhua News Agency", "新华社", "新華社", "شينخوا", "Синьхуа"),
    ("TASS", "ТАСС", "塔斯社"),
    ("Interfax", "Интерфакс"),
    ("RIA Novosti", "РИА Новости"),
    ("EFE", "Agencia EFE"),
    ("ANSA",),
    ("Kyodo", "Kyodo News", "共同社", "共同通信"),
    ("Jiji Press", "时事社", "時事通信"),
    ("Yonhap", "Yonhap News Agency", "韩联社", "연합뉴스"),
    ("Anadolu Agency", "Anadolu Ajansı", "الأناضول"),
    ("PA Media", "Press Association", "PA news agency"),
    ("UPI", "United Press International"),
    ("Bloomberg News",),
    ("PTI", "Press Trust of India"),
    ("ANI", "Asian News International"),
    ("IANS", "Indo-Asian News Service"),
    ("AAP", "Australian Associated Press"),
    ("CNA", "Central News Agency", "中央社"),
    ("Canadian Press", "The Canadian Press"),
    ("APA", "Austria Presse Agentur"),
    ("Belga",),
    ("SDA", "Keystone-SDA"),
    ("PAP", "Polska Agencja Prasowa"),
    ("Lusa",),
    ("WAM", "وام"),
    ("SPA", "Saudi Press Agency", "واس"),
    ("MENA", "Middle East News Agency"),
    ("Kazinform", "Казинформ"),
)
"""Each row is one agency. Forms that are also everyday words (PA, CP) are left out."""

AGENCY_WORDS = (
    "Wire", "Newswire", "Wire Service", "News Agency", "Press Agency", "News Service", "Press Association",
    "Press Service",
)  # fmt: skip
"""What the name of an agency that is not in the table ends in."""
