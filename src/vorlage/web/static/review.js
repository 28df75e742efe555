// SPDX-FileCopyrightText: 2026 The Vorlage authors
// SPDX-License-Identifier: Apache-2.0
// Keys for deciding: the key on a button chooses it, the reason is typed, Enter records. Works without this script.
"use strict";

(() => {
  const isTyping = (target) => target instanceof Element && target.closest("input, select, textarea") !== null;

  const choose = (button) => {
    button.form.querySelectorAll("[data-key]").forEach((each) => each.classList.toggle("is-chosen", each === button));
    const reason = button.form.elements.namedItem("reason");
    if (reason.value.trim()) button.form.requestSubmit(button);
    else reason.focus();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.getElementById("keys")?.open) return;
    if (isTyping(event.target)) {
      const chosen = event.key === "Enter" && event.target.form?.querySelector(".is-chosen");
      if (!chosen) return;
      event.preventDefault();
      chosen.form.requestSubmit(chosen);
      return;
    }
    const row = document.querySelector("[data-deciding].is-current");
    const button = row?.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!button) return;
    event.preventDefault();
    choose(button);
  });

  // Who decides is asked once in a tab, and forgotten with it.
  document.querySelectorAll("[data-keep]").forEach((box) => {
    box.value = window.sessionStorage.getItem(box.dataset.keep) ?? "";
    box.addEventListener("change", () => window.sessionStorage.setItem(box.dataset.keep, box.value));
  });
})();
