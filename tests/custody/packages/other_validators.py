# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Validators of others, asked about our packages: `bagit` of the Library of Congress, and `ocfl-py`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

# ocfl-py is installed without its packages for remote storage (decision 0002), which it imports all the same.
_ASK_OCFL = """
import json, sys, types
for name, parts in (("s3fs", ("S3FileSystem",)), ("pairtree", ("id_encode", "id_decode"))):
    module = types.ModuleType(name)
    for part in parts:
        setattr(module, part, type(part, (), {}))
    sys.modules[name] = module
import ocfl
root = ocfl.StorageRoot(root=sys.argv[1])
good = root.validate(validate_objects=True, check_digests=True, log_warnings=True, log_errors=True)
for place, message in root.errors:
    print(place, message)
for message in root.log.messages:
    print(message)
is_good = bool(good) and root.good_objects == root.num_objects
print(json.dumps({"good": is_good, "objects": root.num_objects, "good_objects": root.good_objects}))
"""

_ASK_BAGIT = """
import bagit, logging, sys
heard = []
class Ear(logging.Handler):
    def emit(self, record):
        heard.append(record.getMessage())
logging.getLogger("bagit").addHandler(Ear(level=logging.WARNING))
bagit.Bag(sys.argv[1]).validate()
print(len(heard), *heard, sep="\\n")
"""


def ocfl_says(root: Path) -> tuple[dict[str, object], str]:
    """What ocfl-py counts in a storage root, and all that it had to say of errors and warnings."""
    asked = subprocess.run(
        [sys.executable, "-c", _ASK_OCFL, str(root)], capture_output=True, text=True, check=False, timeout=100
    )
    said = asked.stdout.splitlines()
    if not said:
        return {"good": False}, asked.stderr
    return json.loads(said[-1]), "\n".join(said[:-1]) + asked.stderr


def bagit_says(bag: Path) -> tuple[bool, str]:
    """Whether bagit finds a bag valid, and what it warned of or refused it for."""
    asked = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _ASK_BAGIT, str(bag)],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    return asked.returncode == 0, asked.stdout.removeprefix("0\n").strip() + asked.stderr
