// SPDX-FileCopyrightText: 2026 The Vorlage authors
// SPDX-License-Identifier: Apache-2.0
// A list of queries from a file: read here, in this page, into the box that is sent. Without this script one pastes it.
"use strict";

for (const chooser of document.querySelectorAll("input[type=file][data-fills]")) {
  const row = chooser.closest(".from-file");
  const told = row.querySelector("[role=status]");
  row.hidden = false;
  chooser.addEventListener("change", async () => {
    const file = chooser.files[0];
    if (!file) return;
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
      document.getElementById(chooser.dataset.fills).value = text;
      told.textContent = "Read. Look at it before you ask.";
    } catch {
      told.textContent = "This file is not UTF-8. Save it as CSV in UTF-8 and choose it again.";
    }
  });
}
