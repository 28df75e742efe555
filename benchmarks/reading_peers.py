# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Other ways from PDF files to text, run by `reading_speed` in whatever interpreter has them.

Reads a JSON object a line: {"way", "files", "workers"}. Prints one a line: wall and CPU seconds, characters; or null
where that way cannot be had here. The process stays, so that what is started once (a Java machine, a library) is warm
after the first line.
Ways: tika (the jar named on the command line, through jpype), xberg, pypdf, pdftotext.
"""

from __future__ import annotations

import importlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

Read = Callable[[str], int]


def by_tika(jar: str) -> Read:
    """Apache Tika in one warm Java machine, as many threads as workers."""
    jpype = importlib.import_module("jpype")
    jpype.startJVM(classpath=[jar])
    tika = jpype.JClass("org.apache.tika.Tika")()
    tika.setMaxStringLength(-1)
    stream, array = jpype.JClass("java.io.ByteArrayInputStream"), jpype.JArray(jpype.JByte)
    return lambda name: len(str(tika.parseToString(stream(array(Path(name).read_bytes())))))


def by_xberg(_: str) -> Read:
    """xberg from bytes, without its cache and without OCR."""
    xberg = importlib.import_module("xberg")
    asyncio = importlib.import_module("asyncio")
    settings = xberg.ExtractionConfig(use_cache=False, disable_ocr=True)

    async def extract(name: str) -> Any:
        asked = xberg.ExtractInput(kind="bytes", bytes=Path(name).read_bytes(), filename="x.pdf")
        return await xberg.extract(asked, settings)

    return lambda name: sum(len(found.content) for found in asyncio.run(extract(name)).results)


def by_pypdf(_: str) -> Read:
    """pypdf, pure Python."""
    pypdf = importlib.import_module("pypdf")
    return lambda name: sum(len(page.extract_text()) for page in pypdf.PdfReader(name).pages)


def by_pdftotext(_: str) -> Read:
    """pdftotext of Poppler, a process a file, text without places."""
    program = shutil.which("pdftotext")
    if program is None:
        raise ImportError
    return lambda name: len(subprocess.run([program, "-q", name, "-"], capture_output=True, check=True).stdout.decode())


WAYS = {"tika": by_tika, "xberg": by_xberg, "pypdf": by_pypdf, "pdftotext": by_pdftotext}


def main(jar: str) -> None:
    """Answer every line until the last."""
    ready: dict[str, Read | None] = {}
    for line in sys.stdin:
        asked = json.loads(line)
        way = asked["way"]
        if way not in ready:
            try:
                ready[way] = WAYS[way](jar)
            except (ImportError, OSError):
                ready[way] = None
        read = ready[way]
        if read is None:
            print("null", flush=True)
            continue
        wall, cpu = time.perf_counter(), sum(os.times()[:4])
        with ThreadPoolExecutor(asked["workers"]) as workers:
            characters = sum(workers.map(read, asked["files"]))
        spent = {"wall": time.perf_counter() - wall, "cpu": sum(os.times()[:4]) - cpu, "characters": characters}
        print(json.dumps(spent), flush=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
