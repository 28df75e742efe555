# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Ways in which a report comes to carry another's text, each as a function from parent to copy.

Labels, as we use them:
  verbatim       the whole text; only furniture of the site, headline and byline are others
  truncated      the first 35 to 70 % of the paragraphs, and the like
  light_edit     the whole text under a light hand (house_edits), at most a tenth of it lost
  partial_reuse  half of one report and half of another, or a third of one inside another's text
  spun           the whole text through a spinner
  back_translated, translated   the whole text through a route of translation
  shared_source  one paragraph of a third, unseen report inside two that are otherwise independent
  shared_quote   one quotation inside two that are otherwise independent, or shared by two real reports
"""

from __future__ import annotations

import re
from random import Random

from benchmarks.lineage_evaluation.edits import apply_edits
from benchmarks.lineage_evaluation.house_edits import house_edits

_ABOVE = (
    "Skip to main content",
    "Share on social media",
    "By our foreign desk",
    "Updated 07:42 | 4 min read",
    "Latest news",
    "Photo: archive",
    "Subscribe from 1 a week",
    "Listen to this article",
)
_BELOW = (
    "Sign up to our morning newsletter and never miss a story.",
    "Read more: what our readers say about this story",
    "All rights reserved. No part may be reproduced without permission.",
    "Topics: world, politics, economy",
    "Most read today",
    "Contact the newsroom with tips and corrections.",
    "Comments are closed on this article.",
)
_HEADLINES = (
    "What we know tonight",
    "Questions remain after a long day",
    "The story so far",
    "A turn that few expected",
    "Both sides dig in",
    "Behind the closed doors",
)
_QUOTE = re.compile(r"[“\"]([^“”\"\n]{110,330}[.,!?])[”\"]")
_SAYING = (
    ("", " the official said."),
    ("", " a spokeswoman told a news conference."),
    ("In a statement released overnight, the office wrote: ", ""),
    ("Asked about it later, the minister answered: ", ""),
    ("", " was the reply given to reporters in the corridor."),
)


def verbatim(text: str, random: Random) -> str:
    """The text among other furniture."""
    above = [random.choice(_HEADLINES), *random.sample(_ABOVE, k=random.randrange(1, 4))]
    return "\n\n".join([*above, text, *random.sample(_BELOW, k=random.randrange(1, 4))])


def truncated(text: str, random: Random) -> str:
    """Its beginning."""
    blocks = text.split("\n\n")
    size = sum(len(block) for block in blocks)
    wanted = random.uniform(0.35, 0.7) * size
    kept: list[str] = []
    for block in blocks[: max(1, len(blocks) - 1)]:
        if kept and sum(map(len, kept)) + len(block) > wanted + 0.08 * size:
            break
        kept.append(block)
    return "\n\n".join([random.choice(_HEADLINES), *kept, *random.sample(_BELOW, k=random.randrange(3))])


def light_edit(text: str, random: Random) -> str:
    """The text under a house's light hand."""
    edited, _ = apply_edits(text, house_edits(text, random, strength=random.uniform(0.6, 0.95)))
    return random.choice(_HEADLINES) + "\n\n" + edited


def merged(one: str, other: str, random: Random) -> str:
    """Half of one and half of another, paragraph blocks taken in turn."""
    pieces = [_stretch(one, 0.5, random), _stretch(other, 0.5, random)]
    random.shuffle(pieces)
    return "\n\n".join([random.choice(_HEADLINES), *pieces[0], *pieces[1]])


def partly_reused(text: str, host: str, random: Random) -> str:
    """A third or so of a text inside another's report."""
    taken, own = _stretch(text, random.uniform(0.3, 0.5), random), host.split("\n\n")
    at = random.randrange(1, max(2, len(own)))
    return "\n\n".join([*own[:at], *taken, *own[at:]])


def _stretch(text: str, share: float, random: Random) -> list[str]:
    blocks = text.split("\n\n")
    wanted = share * len(text)
    starts = [k for k in range(len(blocks)) if sum(map(len, blocks[k:])) >= wanted]
    start = random.choice(starts)
    taken: list[str] = []
    while sum(map(len, taken)) < wanted and start + len(taken) < len(blocks):
        taken.append(blocks[start + len(taken)])
    return taken


def background_of(text: str) -> str | None:
    """A paragraph of 28 to 80 words of a report's own prose, the last such: agencies put background at the end."""
    for block in reversed(text.split("\n\n")):
        if 28 <= len(block.split()) <= 80 and not re.search(r"[“”\"]", block):
            return block
    return None


def quotation_of(text: str) -> str | None:
    """A quotation of some length from a report."""
    match = _QUOTE.search(text)
    return match[1] if match else None


def with_block(text: str, block: str, random: Random) -> str:
    """A text with one more paragraph, somewhere after the first."""
    blocks = text.split("\n\n")
    at = random.randrange(1, len(blocks) + 1)
    return "\n\n".join([*blocks[:at], block, *blocks[at:]])


def as_said(quotation: str, random: Random) -> str:
    """A quotation with somebody to say it, in one of several ways."""
    before, after = random.choice(_SAYING)
    return f"{before}“{quotation}”{after}"
