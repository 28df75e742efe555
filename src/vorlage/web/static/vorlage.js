// SPDX-FileCopyrightText: 2026 The Vorlage authors
// SPDX-License-Identifier: Apache-2.0
// Keys only. Every page works without this script.
"use strict";

(() => {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const rows = [...document.querySelectorAll("[data-row]")];
  const hits = [...document.querySelectorAll("[data-hit]")];
  let row = -1;
  let hit = -1;

  const show = (element, block) => element.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });

  const stepRow = (by) => {
    if (!rows.length) return;
    rows[row]?.classList.remove("is-current");
    row = Math.min(rows.length - 1, Math.max(0, row + by));
    rows[row].classList.add("is-current");
    (rows[row].querySelector("[data-open]") ?? rows[row]).focus({ preventScroll: true });
    show(rows[row], "nearest");
  };

  const boxesOf = (mark) => document.querySelectorAll(`[data-box="${mark.dataset.hit}"]`);

  const chooseHit = (index, scroll) => {
    if (!hits.length) return;
    if (hits[hit]) {
      hits[hit].classList.remove("is-current");
      boxesOf(hits[hit]).forEach((box) => box.classList.remove("is-current"));
    }
    hit = (index + hits.length) % hits.length;
    hits[hit].classList.add("is-current");
    boxesOf(hits[hit]).forEach((box) => box.classList.add("is-current"));
    if (scroll) {
      const sideBySide = window.matchMedia("(min-width: 56rem)").matches;
      show(hits[hit], "center");
      if (!sideBySide) return;
      const box = boxesOf(hits[hit])[0];
      if (box) show(box, "center");
    }
  };

  const isTyping = (target) => target.closest("input, select, textarea, [contenteditable]") !== null;

  const letGo = () => {
    rows[row]?.classList.remove("is-current");
    row = -1;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };

  const keys = {
    "/": () => {
      const box = document.querySelector('[data-focus-key="/"]');
      box?.focus();
      box?.select();
    },
    j: () => stepRow(1),
    k: () => stepRow(-1),
    n: () => chooseHit(hit + 1, true),
    p: () => chooseHit(hit - 1, true),
    Escape: letGo,
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isTyping(event.target) && event.key !== "Escape") return;
    const act = keys[event.key];
    if (!act) return;
    if (event.key !== "Escape") event.preventDefault();
    act();
  });

  document.querySelectorAll("[data-step]").forEach((link) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      chooseHit(hit + (link.dataset.step === "next" ? 1 : -1), true);
    }),
  );

  const target = hits.findIndex((mark) => `#${mark.id}` === window.location.hash);
  if (hits.length) chooseHit(target === -1 ? 0 : target, target !== -1);
})();
