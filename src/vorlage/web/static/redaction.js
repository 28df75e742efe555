// SPDX-FileCopyrightText: 2026 The Vorlage authors
// SPDX-License-Identifier: Apache-2.0
// Boxes drawn on a page, with mouse, finger or keys. The form with four numbers is what is sent; it works without this.
"use strict";

(() => {
  // Who works here is asked once in a tab, and forgotten with it.
  const keeping = [...document.querySelectorAll("[data-keep]")];
  keeping.forEach((box) => {
    box.value = window.sessionStorage.getItem(`vorlage-${box.dataset.keep}`) ?? "";
    box.addEventListener("input", () => {
      window.sessionStorage.setItem(`vorlage-${box.dataset.keep}`, box.value);
      keeping.filter((other) => other !== box && other.dataset.keep === box.dataset.keep).forEach((other) => (other.value = box.value));
    });
  });

  const sheet = document.querySelector("[data-drawing]");
  const form = document.querySelector("[data-box-form]");
  if (!sheet || !form) return;

  const width = Number(sheet.dataset.width);
  const height = Number(sheet.dataset.height);
  const sides = ["x0", "y0", "x1", "y1"].map((name) => form.elements.namedItem(name));
  const status = document.querySelector("[data-box-status]");
  const finger = document.querySelector("[data-finger]");
  const LEAST = 3; // a press that hardly moved is no box
  const CORNERS = [[0, 1], [2, 1], [2, 3], [0, 3]];
  let box = null; // left, top, right, bottom; while it is drawn its sides may be crossed
  let drag = null;

  const make = (kind) => {
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    rect.setAttribute("class", kind);
    rect.setAttribute("visibility", "hidden");
    sheet.append(rect);
    return rect;
  };
  const pending = make("pending");
  const corners = CORNERS.map((_, index) => make(index % 2 ? "corner other" : "corner"));

  const sorted = ([a, b, c, d]) => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  const within = (value, limit) => Math.min(limit, Math.max(0, value));

  const place = (rect, [left, top, right, bottom]) => {
    rect.setAttribute("x", left);
    rect.setAttribute("y", top);
    rect.setAttribute("width", right - left);
    rect.setAttribute("height", bottom - top);
    rect.setAttribute("visibility", "visible");
  };

  const show = (tell) => {
    const scale = sheet.getBoundingClientRect().width / width || 1;
    if (!box) {
      [pending, ...corners].forEach((rect) => rect.setAttribute("visibility", "hidden"));
      sides.forEach((side) => (side.value = ""));
    } else {
      const now = sorted(box);
      const reach = (window.matchMedia("(any-pointer: coarse)").matches ? 11 : 5) / scale;
      place(pending, now);
      corners.forEach((rect, index) => {
        const [x, y] = CORNERS[index].map((side) => box[side]);
        place(rect, [x - reach, y - reach, x + reach, y + reach]);
      });
      sides.forEach((side, index) => (side.value = now[index].toFixed(1)));
    }
    if (!tell || !status) return;
    const [left, top, right, bottom] = box ? sorted(box).map(Math.round) : [];
    status.textContent = box
      ? `${right - left} wide, ${bottom - top} high, at ${left}, ${top}. Enter draws it; arrows move it, with Shift they size it; Esc lets go.`
      : "No box.";
  };

  const at = (event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(sheet.getScreenCTM().inverse());
    return [within(point.x, width), within(point.y, height)];
  };

  sheet.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const isTouch = event.pointerType === "touch";
    if (isTouch && !sheet.classList.contains("takes-fingers")) return; // then it scrolls the page
    const corner = corners.indexOf(event.target);
    if (corner === -1 && event.target !== pending && event.target.closest("a")) return; // a link to a box that is there
    event.preventDefault();
    sheet.focus({ preventScroll: true });
    sheet.setPointerCapture(event.pointerId);
    const [x, y] = at(event);
    if (corner !== -1) drag = { corner: CORNERS[corner] };
    else if (event.target === pending) drag = { from: [x, y], was: sorted(box) };
    else {
      drag = { corner: [2, 3], isNew: true };
      box = [x, y, x, y];
    }
    show(false);
  });

  sheet.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const [x, y] = at(event);
    if (drag.corner) {
      box[drag.corner[0]] = x;
      box[drag.corner[1]] = y;
    } else move(drag.was, x - drag.from[0], y - drag.from[1]);
    show(false);
  });

  const end = () => {
    if (!drag) return;
    box = sorted(box);
    if (drag.isNew && (box[2] - box[0] < LEAST || box[3] - box[1] < LEAST)) box = null;
    drag = null;
    show(true);
  };
  sheet.addEventListener("pointerup", end);
  sheet.addEventListener("pointercancel", end);

  const move = ([left, top, right, bottom], across, down) => {
    const x = within(left + across, width - (right - left));
    const y = within(top + down, height - (bottom - top));
    box = [x, y, x + right - left, y + bottom - top];
  };

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  sheet.addEventListener("keydown", (event) => {
    if (event.target !== sheet || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow) {
      const step = event.repeat ? 8 : 2;
      if (!box) box = [width / 2 - 60, height / 2 - 9, width / 2 + 60, height / 2 + 9].map((value) => Math.max(0, value));
      else if (event.shiftKey)
        box = [box[0], box[1], Math.max(box[0] + LEAST, within(box[2] + arrow[0] * step, width)), Math.max(box[1] + LEAST, within(box[3] + arrow[1] * step, height))];
      else move(box, arrow[0] * step, arrow[1] * step);
    } else if ((event.key === "Escape" || event.key === "Delete") && box) box = null;
    else if (event.key === "Enter" && box) form.requestSubmit();
    else return;
    event.preventDefault(); // nor does Esc go back then
    show(true);
  });

  const fromForm = () => {
    const typed = sides.map((side) => Number(side.value.trim().replace(",", ".")));
    if (sides.some((side) => !side.value.trim()) || typed.some(Number.isNaN)) return;
    const kept = sides.map((side) => side.value);
    box = typed;
    show(false);
    sides.forEach((side, index) => (side.value = kept[index])); // what is typed stays as it is typed
  };
  sides.forEach((side) => side.addEventListener("input", fromForm));

  sheet.setAttribute("tabindex", "0");
  sheet.setAttribute("role", "application");
  document.querySelectorAll("[data-needs-script]").forEach((each) => (each.hidden = false));
  if (finger && window.matchMedia("(any-pointer: coarse)").matches) {
    finger.hidden = false;
    finger.addEventListener("click", () => {
      const takes = sheet.classList.toggle("takes-fingers");
      finger.setAttribute("aria-pressed", String(takes));
    });
  }
  fromForm();
  window.addEventListener("resize", () => show(false));
})();
