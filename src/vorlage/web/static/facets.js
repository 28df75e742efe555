// SPDX-FileCopyrightText: 2026 The Vorlage authors
// SPDX-License-Identifier: Apache-2.0
// Dragging over the histogram asks for a stretch of dates. The bars are links and the form beside them asks for the
// same, so that the page works without this script.
"use strict";

(() => {
  const drawing = document.querySelector("[data-histogram]");
  const form = document.querySelector("[data-between]");
  if (!drawing || !form) return;
  const bars = [...drawing.querySelectorAll("[data-value]")];
  let first = -1;
  let last = -1;
  let moved = false;

  const barAt = (event) => {
    const box = drawing.getBoundingClientRect();
    const place = Math.floor(((event.clientX - box.left) / box.width) * bars.length);
    return Math.min(bars.length - 1, Math.max(0, place));
  };

  const show = () => {
    const [low, high] = [Math.min(first, last), Math.max(first, last)];
    bars.forEach((bar, index) => bar.classList.toggle("is-dragged", first >= 0 && index >= low && index <= high));
    if (first < 0) return;
    form.elements.from.value = bars[low].dataset.value;
    form.elements.to.value = bars[high].dataset.value;
  };

  drawing.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    first = last = barAt(event);
    moved = false;
  });
  // A link is dragged about by the browser otherwise.
  drawing.addEventListener("dragstart", (event) => event.preventDefault());
  window.addEventListener("pointermove", (event) => {
    if (first < 0 || barAt(event) === last) return;
    last = barAt(event);
    moved = true;
    show();
  });
  window.addEventListener("pointerup", () => {
    if (first < 0) return;
    const isStretch = moved && first !== last;
    if (isStretch) form.requestSubmit();
    first = last = -1;
    if (!isStretch) show();
  });
  drawing.addEventListener("click", (event) => {
    if (moved) event.preventDefault();
  });
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || first < 0) return;
    first = last = -1;
    show();
  });
})();
