// SPDX-FileCopyrightText: 2026 The Vorlage authors
// SPDX-License-Identifier: Apache-2.0
//
// Shows what verify.js has checked, and nothing before that. Text of the record is only ever a text node.
"use strict";

const REASONS = {
  form: "The proof is not in its proper form.",
  key: "The key is not one that can be used.",
  log: "Its entry is not in the log that was signed.",
  signature: "The log is not signed by the key it names.",
  entry: "The entry in the log is not that of a record.",
  tree: "What is shown is not what was sealed.",
  root: "What is shown is not what was sealed.",
  pixels: "The picture is not what was sealed.",
};

function make(tag, text = "", attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function counted(number, one, many) {
  return `${number} ${number === 1 ? one : many}`;
}

function shownParts(proven) {
  const parts = [];
  if (proven.page.length) parts.push(counted(proven.page.length, "page", "pages"));
  if (proven.passage.length) parts.push(counted(proven.passage.length, "passage", "passages"));
  if (proven.field.length) parts.push(counted(proven.field.length, "line about the record", "lines about the record"));
  return parts.join(", ");
}

function provenSentences(proven) {
  const parts = shownParts(proven);
  const sentences = [parts
    ? `What is shown here (${parts}) was part of one record when that was sealed. Not a pixel or letter of it has changed since.`
    : "A record was sealed. Nothing of it is shown here."];
  const places = proven.page.reduce((sum, page) => sum + page.places, 0);
  if (proven.page.length) {
    sentences.push(`On the ${proven.page.length === 1 ? "page" : "pages"}, ${counted(places, "place is", "places are")} withheld` +
      (places ? ": they are black." : "."));
  }
  const key = proven.keys[0].split("+", 2).join("+");
  sentences.push(`The seal is in a log that the key ${key} signed, under the date ${proven.date} as its publisher states it.`);
  const [first] = proven.cosigned_at.map(Number).sort((one, other) => one - other);
  if (first) {
    const day = new Date(first * 1000).toISOString().slice(0, 10);
    sentences.push(proven.cosigned_at.length === 1
      ? `One other signed the same log, on ${day}.`
      : `${proven.cosigned_at.length} others signed the same log, the first on ${day}.`);
  }
  return sentences;
}

const NOT_PROVEN = [
  "That the record is genuine, or that what it says is true.",
  "That nothing that matters was withheld.",
  "Whose key it is: compare it with the one that the publisher prints elsewhere.",
];

function showVerdict(proven) {
  const verdict = document.getElementById("verdict");
  verdict.className = "holds";
  verdict.replaceChildren(make("h2", "This excerpt holds."), make("h3", "Proven"));
  const list = (sentences) => {
    const made = make("ul");
    made.append(...sentences.map((sentence) => make("li", sentence)));
    return made;
  };
  verdict.append(list(provenSentences(proven)), make("h3", "Not proven"), list(NOT_PROVEN));
  const keys = document.getElementById("keys");
  keys.replaceChildren(...proven.keys.map((key) => make("code", key)));
}

function showRefusal(refusal) {
  const verdict = document.getElementById("verdict");
  const cannot = refusal.message === "unsupported";
  verdict.className = "fails";
  verdict.replaceChildren(
    make("h2", cannot ? "This browser cannot check the excerpt." : "This excerpt does not hold."),
    make("p", cannot
      ? "It does not know the signatures that are used (Ed25519). That says nothing against the excerpt: open it in a newer browser, or check it with verify_excerpt.py."
      : `${REASONS[refusal.message] ?? "It could not be checked."} Do not rely on it. Nothing of it is shown.`));
}

function draw(canvas, page) {
  const picture = new ImageData(page.width, page.height);
  const pixels = new Uint32Array(picture.data.buffer);
  const isLittle = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
  const greys = Array.from({ length: 16 }, (_, level) => {
    const grey = level * 17;
    return isLittle ? (0xff000000 | (grey * 0x10101)) >>> 0 : ((grey * 0x1010100) | 0xff) >>> 0;
  });
  const stride = Math.ceil(page.width / 2);
  for (let y = 0, at = 0; y < page.height; y++) {
    for (let x = 0; x < page.width; x++) {
      const pair = page.rows[y * stride + (x >> 1)];
      pixels[at++] = greys[x & 1 ? pair & 15 : pair >> 4];
    }
  }
  canvas.width = page.width;
  canvas.height = page.height;
  canvas.getContext("2d").putImageData(picture, 0, 0);
}

function showPages(pages, holder) {
  const waiting = new Map();
  const drawNow = (canvas) => {
    draw(canvas, waiting.get(canvas));
    waiting.delete(canvas);
  };
  const near = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) {
      if (isIntersecting && waiting.has(target)) drawNow(target);
    }
  }, { rootMargin: "1000px" });
  for (const page of pages) {
    const figure = make("figure");
    const said = `Page ${page.page}, ${counted(page.places, "place", "places")} withheld`;
    const canvas = make("canvas", "", { role: "img", "aria-label": said });
    canvas.style.aspectRatio = `${page.width} / ${page.height}`;
    waiting.set(canvas, page);
    near.observe(canvas);
    figure.append(canvas, make("figcaption", said));
    holder.append(figure);
  }
  addEventListener("beforeprint", () => [...waiting.keys()].forEach(drawNow));
}

function showPassages(passages, holder, language) {
  let before = null;
  for (const [page, order, text] of passages) {
    if (before === null || before[0] !== page) holder.append(make("p", `Page ${page}`, { class: "page" }));
    else if (order !== before[1] + 1) holder.append(make("p", "[passages left out]", { class: "gap" }));
    const attributes = { dir: "auto", ...(language ? { lang: language } : {}) };
    const quoted = make("blockquote");
    quoted.append(make("p", text, attributes));
    holder.append(quoted);
    before = [page, order];
  }
}

function showFields(fields, holder) {
  if (!fields.length) return;
  const list = make("dl");
  for (const [name, value] of fields) list.append(make("dt", name), make("dd", value, { dir: "auto" }));
  holder.append(list);
}

async function checkThisPage() {
  const held = document.getElementById("proof");
  const holder = document.getElementById("excerpt");
  try {
    const proven = await verifyProof(held.textContent.trim());
    showVerdict(proven);
    showFields(proven.field, holder);
    showPages(proven.page, holder);
    showPassages(proven.passage, holder, holder.dataset.language);
  } catch (refusal) {
    showRefusal(refusal instanceof Refused ? refusal : new Refused("defect"));
  }
  document.documentElement.dataset.checked = "yes";
}

if (document.getElementById("proof")) checkThisPage();
