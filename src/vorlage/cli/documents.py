# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage claims CASE --documents`: the documents that reports refer to, and which held records each may be."""

from __future__ import annotations

from vorlage.app import Case
from vorlage.app.documents import ReferencedDocument
from vorlage.claims.document_shape import reference_as_json
from vorlage.cli.console import counted, paper, print_json


def print_documents(case: Case, *, as_json: bool) -> None:
    """Every reference with its reasons for and against; where two records fit, both."""
    found = case.documents.all()
    if as_json:
        print_json({"documents": [reference_as_json(each.reference, each.links or ()) for each in found]})
        return
    console = paper()
    console.print(f"{counted(len(found), 'reference')} to documents.")
    for each in found:
        _print_one(each)


def _print_one(each: ReferencedDocument) -> None:
    console, reference = paper(), each.reference
    said = " ".join(part for part in (reference.author, reference.form_word, reference.title) if part)
    place = f"{reference.siglum} {reference.start}-{reference.end}"
    console.print(f"{reference.form.value}: {said}  [{place}]", style="bold", soft_wrap=True)
    if not each.links:
        console.print("  no held record fits; that is no proof that it is not held")
    for link in each.links or ():
        against = f"; against: {', '.join(link.against)}" if link.against else ""
        console.print(f"  may be {link.path}: {', '.join(link.reasons)}{against}", soft_wrap=True)
