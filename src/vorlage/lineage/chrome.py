# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Lines that belong to the site and not to the report: furniture, captions, bylines, datelines.

Judged by form and by word lists for six languages, on whole lines only: a long line of prose is never chrome because
of a word in it. A line that is missed counts as prose: it can make two texts of one site look alike by that line, no
more.
"""

from __future__ import annotations

import re

_WHOLE_LINE = (
    r"comments?(?:\s*\(\d+\))?",
    r"(?:share|follow us|subscribe|sign up|log ?in|register)\b.*",
    r"(?:read (?:more|also|next)|related|most (?:read|popular|viewed))\b.*",
    r"(?:advertisement|advertising|sponsored|newsletters?|privacy|cookies?|topics?:|tags?:?)\b.*",
    r"leave a (?:reply|comment).*",
    r"your e-?mail address.*",
    r"required fields.*",
    r"disclaimer\b.*",
    r"the views expressed.*",
    r".*\bcomments will be moderated.*",
    r"(?:we|this (?:web)?site) uses? cookies.*",
    r"all rights reserved.*",
    r"(?:©|\(c\)|copyright)\s.*",
    r"(?:file )?(?:photo|image|picture|video)s?\s*[:/|(].*",
    r"(?:last )?(?:published|updated|posted|modified)\b.*",
    r"(?:download|click here|stay up to date|get the news)\b.*",
    r"(?:home|news|menu|search|skip to)\b[^.]{0,60}",
    r"(?:more (?:from|on))\b[^.]{0,80}",
    r".*\b(?:facebook|whatsapp|instagram|telegram)\b[^.]{0,80}",
    r"by [^.]{2,60}",
    r"(?:foto|imagen|autor|por|publicado|actualizado)\b[^.]{0,80}",
    r"(?:comentarios|compartir|etiquetas|lea también|suscr[íi]bete)\b[^.]{0,80}",
    r"(?:photo|auteur|par|publié|mis à jour|commentaires|partager|lire aussi|abonnez-vous)\b[^.]{0,80}",
    r"(?:фото|автор|опубликовано|обновлено|комментарии|поделиться|теги|читайте также|подпис)[^.]{0,80}",
    r"(?:التعليقات|تعليقات|اضافة تعليق|إضافة تعليق|شارك|صورة|اقرأ أيضا|نشر في|اشترك)[^.]{0,80}",
    r"(?:责任编辑|編輯|编辑|来源|來源|分享|评论|相关|图片|图：|资料图|订阅|版权)[^。]{0,60}",
)
_CHROME_LINE = re.compile(r"\W*(?:" + "|".join(_WHOLE_LINE) + r")\s*", re.IGNORECASE)
_CAPTION = re.compile(
    r"\((?:[^()\n]{0,80}\b)?(?:photo|file|handout|getty|foto|фото)\b[^()\n]{0,80}\)|©\s?\w+|\|.*\|", re.IGNORECASE
)
_CREDITED_PICTURE = re.compile(
    r"\b(?:AP|AFP|EPA|Reuters|Getty) (?:Photo|Images?|file)\b|REUTERS/|^FILE\b"
    r"|\((?:[LRC]|left|right|cent(?:er|re))\)|, (?:second|third) (?:from )?(?:left|right),"
    r"|\([^()\n]{0,60}/(?:AP|AFP|EPA|Getty|Reuters)\b[^()\n]{0,40}\)"
)
"""A caption says whose picture it is, or who stands where in it; prose does not."""
_LINE = re.compile(r"[^\n]+")
_SENTENCE_MARK = re.compile(r"[.!?。！？؟](?:[\"”’»」)]|\s|$)")
_SHORT_LINE = 160
_LONG_LEGAL = re.compile(r"\W*(?:disclaimer|the views expressed)\b", re.IGNORECASE)


def chrome_spans(text: str) -> list[tuple[int, int]]:
    """The lines of a text that are site furniture, captions, bylines or datelines, as spans."""
    found: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        line = match.group()
        if len(line) > 4 * _SHORT_LINE:
            is_chrome = _LONG_LEGAL.match(line) is not None
        else:
            is_short = len(line) <= _SHORT_LINE and len(_SENTENCE_MARK.findall(line)) <= 1
            is_caption = (is_short and _CAPTION.search(line)) or _CREDITED_PICTURE.search(line)
            is_chrome = _CHROME_LINE.fullmatch(line) is not None or is_caption is not None
        if is_chrome:
            found.append(match.span())
    return found
