// SPDX-FileCopyrightText: 2026 The Vorlage authors
// SPDX-License-Identifier: Apache-2.0
// Keys only. Every page works without this script.
"use strict";

(() => {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const rows = [...document.querySelectorAll("[data-row]")];
  const hits = [...document.querySelectorAll("[data-hit]")];
  const keyList = document.getElementById("keys");
  let row = -1;
  let hit = -1;

  const show = (element, block) => element.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });

  const stepRow = (by) => {
    rows[row]?.classList.remove("is-current");
    row = Math.min(rows.length - 1, Math.max(0, row + by));
    rows[row].classList.add("is-current");
    (rows[row].querySelector("[data-open]") ?? rows[row]).focus({ preventScroll: true });
    show(rows[row], "nearest");
  };

  const boxesOf = (mark) => document.querySelectorAll(`[data-box="${mark.dataset.hit}"]`);

  // Said aloud by screen readers, since the element is a status.
  const tell = (text) => {
    const status = document.querySelector("[data-hit-status]");
    if (status) status.textContent = text;
  };

  const chooseHit = (index, scroll) => {
    if (hits[hit]) {
      hits[hit].classList.remove("is-current");
      boxesOf(hits[hit]).forEach((box) => box.classList.remove("is-current"));
    }
    hit = index;
    hits[hit].classList.add("is-current");
    boxesOf(hits[hit]).forEach((box) => box.classList.add("is-current"));
    if (scroll) {
      const sideBySide = window.matchMedia("(min-width: 56rem)").matches;
      show(hits[hit], "center");
      if (hits.length > 1) tell(`hit ${hit + 1} of ${hits.length} on this page`);
      if (!sideBySide) return;
      const box = boxesOf(hits[hit])[0];
      if (box) show(box, "center");
    }
  };

  // To the next hit of the page; past its last one to the next page or record with hits; then round again.
  const stepHit = (by) => {
    const index = hit + by;
    if (index >= 0 && index < hits.length) {
      chooseHit(index, true);
      return;
    }
    const link = document.querySelector(`[data-step="${by > 0 ? "next" : "previous"}"][data-beyond]`);
    if (link) window.location.assign(link.href);
    else if (hits.length) chooseHit((index + hits.length) % hits.length, true);
  };

  const isTyping = (target) =>
    target instanceof Element && target.closest('input, select, textarea, [contenteditable], [role="textbox"]') !== null;

  const back = () => {
    if (rows[row]) {
      rows[row].classList.remove("is-current");
      row = -1;
      document.activeElement?.blur();
      return;
    }
    const link = document.querySelector("[data-back]");
    if (link) window.location.assign(link.href);
    else document.activeElement?.blur();
  };

  const open = () => rows[row]?.querySelector("[data-open]")?.click();

  // Offsets are counted in code points, as everywhere; the script counts in UTF-16 units.
  const selectedSpan = (layer) => {
    const selection = window.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    if (!layer.contains(range.startContainer) || !layer.contains(range.endContainer)) return null;
    const before = document.createRange();
    before.setStart(layer, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = Number(layer.dataset.start) + [...before.toString()].length;
    return [start, start + [...range.toString()].length];
  };

  const similar = () => {
    const link = document.querySelector("[data-similar]");
    if (!link) return;
    const layer = document.querySelector(".layer[data-start]");
    const span = layer && selectedSpan(layer);
    window.location.assign(span ? `${link.href}?at=${span[0]}-${span[1]}` : link.href);
  };

  const keys = {
    "/": () => {
      const box = document.querySelector('[data-focus-key="/"]');
      box?.focus();
      box?.select();
    },
    j: () => (rows.length ? stepRow(1) : stepHit(1)),
    k: () => (rows.length ? stepRow(-1) : stepHit(-1)),
    n: () => stepHit(1),
    p: () => stepHit(-1),
    s: similar,
    "?": () => keyList?.showModal(),
    Escape: back,
  };

  // On a keyboard of another script a letter is known by where its key is.
  const keyOf = (event) => {
    const isForeign = event.key.length === 1 && event.key > "~" && /^Key[A-Z]$/.test(event.code);
    return isForeign ? event.code.slice(3).toLowerCase() : event.key;
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (keyList?.open) return;
    if (isTyping(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "Enter" && event.target === document.body) {
      open();
      return;
    }
    const act = keys[keyOf(event)];
    if (!act) return;
    if (event.key !== "Escape") event.preventDefault();
    act();
  });

  document.querySelectorAll("[data-step]").forEach((link) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      stepHit(link.dataset.step === "next" ? 1 : -1);
    }),
  );

  document.querySelectorAll("[data-similar]").forEach((link) => {
    // A press on the link would take the selection away before the click is heard.
    link.addEventListener("mousedown", (event) => event.preventDefault());
    link.addEventListener("click", (event) => {
      event.preventDefault();
      similar();
    });
  });

  if (hits.length) {
    const anchor = window.location.hash.slice(1);
    const place = anchor ? document.getElementById(anchor) : null;
    const named = anchor === "last-hit" ? hits.length - 1 : hits.findIndex((mark) => mark.id === anchor);
    // An anchor before a mark stands for it.
    const following = place ? hits.findIndex((mark) => place.compareDocumentPosition(mark) & 4) : -1;
    const target = named === -1 ? following : named;
    chooseHit(target === -1 ? 0 : target, target !== -1);
  }
})();
