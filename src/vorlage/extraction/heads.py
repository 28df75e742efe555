# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The head of a report, read off its page: title, outlet, date, byline, agency credits. What is not there is empty.

A credit says the text, or part of it, came from an agency. Where the page allows it is told from a mention: credits
stand in the lines above the text, after a dateline, in a line of their own at the end, or where someone "told" the
agency something; a picture's credit is none.

Residual risks: an agency that is not in the table and not named like one ("Wire", "News Agency") is found only in
brackets after a dateline.
"""

from __future__ import annotations

import re

from vorlage.domain.pages import ReportHead
from vorlage.extraction.agencies import AGENCIES, AGENCY_WORDS
from vorlage.extraction.answers import HeadAnswer
from vorlage.extraction.dates import date_spans

_HEAD_LINES = 14
_LONGEST_TITLE = 300
_LONGEST_HEAD_LINE = 180
_CAPITALISED = r"[A-ZÀ-ÞА-Я][\w’'&.-]*"
_CANONICAL = {form: row[0] for row in AGENCIES for form in row}
_FORMS = "|".join(re.escape(form) for form in sorted(_CANONICAL, key=len, reverse=True))
_TOKEN = rf"(?<![\w])(?:{_FORMS})(?![\w])"
_NAMED_LIKE_ONE = rf"(?!(?:By|The|From|With|And|In|For) )(?:{_CAPITALISED} ){{1,3}}?(?:{'|'.join(AGENCY_WORDS)})(?!\w)"
_AGENCY = rf"(?:{_TOKEN}|{_NAMED_LIKE_ONE})"

_PICTURE_CREDIT = re.compile(
    r"©|\bphotos?\b|\bpictures?\b|\bimages?\b|\bfile\b|\bgetty\b|\bfoto|\bvideo\b|图片|图源|صورة|фото", re.I
)
_BYLINE = re.compile(
    r"^\s*(?:(?i:by|von|par|por|автор:?|текст:?|بقلم|كتب|记者|本报记者|文[/／]))[\s:：]*(?P<who>[^\n]{2,120})$"
)
_DATELINE = re.compile(
    rf"^[^\n(]{{2,80}}[(（]\s*(?P<who>{_AGENCY}|{_CAPITALISED}(?: {_CAPITALISED}){{0,3}})\s*[)）]\s*(?:[-–—:]|$)", re.M
)
_HAN_DATELINE = re.compile(
    r"(?:^|据|【|来源[:：]\s*)(?P<who>[\u4e00-\u9fff]{2,8}?(?:通讯社|通訊社|社))[^\n。]{0,20}?(?:[电電讯訊】（(]|报道|報道|消息|$)",
    re.M,
)
_TOLD = re.compile(
    r"(?i:\b(?:told|tells|telling|informed|(?:leaked|said|speaking|spoke|statement|sent)\b[^.\n]{0,40}?\bto)) (?:the )?"
    rf"(?P<who>{_AGENCY})"
)
_ASKED = re.compile(rf"(?P<who>{_AGENCY})['’]s (?:request|questions?)(?!\w)")
_CLOSING = re.compile(
    r"^\W*(?:(?i:source|credit|agency|with inputs? from|with|additional reporting by"
    r"|this story was (?:first )?published by|来源|المصدر|источник))?"
    rf"[\s:：]*(?P<who>{_AGENCY})(?:\s*(?:,|and|/|&)\s*{_AGENCY})*\W*$",
)
_PUBLISHED = re.compile(
    r"(?i:\b(?:published|posted|issued|date)\b|veröffentlicht|publié|publicado|发布|опубликовано|نشر)[^\d\n]{0,20}"
)
_UPDATED = re.compile(r"(?i:last\s+)?(?i:updated|modified|changed|accessed|retrieved)")
_OUTLET_WORDS = (
    "Times|Post|Herald|Gazette|Tribune|News|Daily|Journal|Express|Guardian|Observer|Chronicle|Courier|Echo|Mail|Star"
    "|Press|Today|Weekly|Standard|Monitor|Review|Report|Globe|Dispatch|Mirror|Telegraph|Independent|Sentinel"
    "|Advertiser|Argus|Bulletin|Examiner|Ledger|Magazine|Radio|Television|TV|Broadcasting"
)
_OUTLET = re.compile(
    rf"^(?:The )?(?:{_CAPITALISED} ){{0,4}}(?:{_OUTLET_WORDS})$"
    r"|^[\u4e00-\u9fff]{2,10}(?:[日晚时早周快]报|网|周刊|杂志)$"
)
_PRESS_OFFICE = re.compile(
    rf"^(?P<who>{_CAPITALISED}(?: {_CAPITALISED}){{0,4}}), (?:Press|Media) (?:Office|Department|Service)$"
)
_BEFORE_A_BAR = re.compile(rf"^(?P<who>{_CAPITALISED}(?: {_CAPITALISED}){{0,3}})\s*[|•·]")
_PARTS = re.compile(r"\s*[|•·—–]\s*|\s+-\s+")


def read_head(text: str, markup: HeadAnswer | None = None) -> ReportHead:
    """Read the head of a report off its text, with what its markup declares, which goes first.

    Credits are in the order of the page: the lines outside the main text, its head, then the rest.
    """
    markup = markup or HeadAnswer()
    lines = [line.strip() for line in text.split("\n")]
    head = [line for line in lines if line][:_HEAD_LINES]
    title = markup.title or (head[0] if head and len(head[0]) <= _LONGEST_TITLE else "")
    above = [line.strip() for line in markup.above.split("\n") if line.strip()]
    near = [*above[:60], *(line for line in head if line != title)]
    short = [line for line in near if len(line) <= _LONGEST_HEAD_LINE and line != title]
    return ReportHead(
        title=title,
        outlet=markup.outlet or _outlet(short),
        published=markup.published or _published(short),
        byline=_without_by(markup.byline) or _byline(short),
        credits=_credits(short, text, markup.byline),
    )


def _outlet(lines: list[str]) -> str:
    """What stands where an outlet's name stands: a newspaper's name in a line of its own or beside a date, a press
    office, or any name before a bar and a date.
    """
    for line in lines[:6]:
        dates = [found for found in date_spans(line) if found.value]
        named = line[: dates[0].start] if dates else line
        for part in re.split(r"\s*[|•·—–,，/]\s*|\s+-\s+", named.strip()):
            if len(part) <= 50 and _OUTLET.match(part) and not _is_agency(part):
                return part
        found = _PRESS_OFFICE.match(line) or (dates and _BEFORE_A_BAR.match(named))
        if found and not _is_agency(found["who"]) and not _PUBLISHED.match(found["who"]):
            return found["who"]
    return ""


def _published(lines: list[str]) -> str:
    """The first date in a line about publication, else in a line or a dateline that opens or ends with it."""
    for line in lines:
        if label := _PUBLISHED.search(line):
            for found in date_spans(line):
                if found.value and found.start >= label.end() - 1:
                    return found.value
    for line in lines:
        for found in date_spans(line):
            before, after = line[: found.start], line[found.end :]
            full = len(found.value) >= len("2021-11") and not _UPDATED.search(before)
            alone = (len(before) <= 60 and not line.rstrip().endswith((".", "!", "?", "。"))) or "(" in after[:3]
            if full and alone and (_opens_part(before) or _ends_line(before, after)):
                return found.value
    return ""


def _opens_part(before: str) -> bool:
    """Whether what stands before a date ends a part of the line: nothing, a bar, a comma, a colon, a weekday."""
    return bool(re.search(r"(?:^|[|•·—–,:(/-])\s*(?:\w+day,?\s*)?$", before))


def _ends_line(before: str, after: str) -> bool:
    """Whether a date closes a short line, as in "Name of the paper, 3 May 2021"."""
    return len(before) <= 50 and not after.strip(" .:，,|") and not re.search(r"[.!?。！？]\s", before)


def _byline(lines: list[str]) -> str:
    for line in lines:
        for part in (line, *_PARTS.split(line)):
            if (found := _BYLINE.match(part)) and not date_spans(part) and not part.rstrip().endswith("."):
                return found["who"].strip()
    return ""


def _without_by(byline: str) -> str:
    return re.sub(r"^(?i:by)\s+", "", byline).strip()


def _credits(short: list[str], text: str, declared_byline: str) -> tuple[str, ...]:
    found: list[str] = []
    for line in (*short, declared_byline):
        found += _credits_of_head_line(line)
    matches = [match for pattern in (_DATELINE, _HAN_DATELINE, _TOLD, _ASKED) for match in pattern.finditer(text)]
    for match in sorted(matches, key=lambda match: match.start("who")):
        if not _PICTURE_CREDIT.search(_line_around(text, match.start())) or match.re in (_TOLD, _ASKED):
            found.append(_canonical(match["who"]))
    for line in [line for line in text.split("\n") if line.strip()][-25:]:
        if len(line) <= 120 and (closing := _CLOSING.match(line.strip())):
            found += [_canonical(name[0]) for name in re.finditer(_AGENCY, closing[0])]
    return tuple(dict.fromkeys(found))


def _credits_of_head_line(line: str) -> list[str]:
    """Agencies in a line above the text that credits them: a byline, a tag, a dateline; no sentence, no picture."""
    if _PICTURE_CREDIT.search(line):
        return []
    found = [_canonical(match["who"]) for match in _DATELINE.finditer(line)]
    for part in re.split(r"\s*[|•·—–,/;]\s*|\s+-\s+|\s+(?i:and|with)\s+", line):
        name = re.sub(r"^(?i:by|with|from)\s+", "", part.strip(" .()[]"))
        if re.fullmatch(_AGENCY, name):
            found.append(_canonical(name))
    return found


def _canonical(printed: str) -> str:
    return _CANONICAL.get(printed, printed)


def _is_agency(name: str) -> bool:
    return bool(re.fullmatch(_AGENCY, name))


def _line_around(text: str, offset: int) -> str:
    start, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    return text[start : end if end >= 0 else len(text)]
