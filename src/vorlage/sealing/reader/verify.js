// SPDX-FileCopyrightText: 2026 The Vorlage authors
// SPDX-License-Identifier: Apache-2.0
//
// Checks a proof of sealed pages in a browser, with no network: docs/reference/sealed-pages.md, RFC 8785, 9162, C2SP.
// Shares no code with verify_excerpt.py. Stands after sha256.js in one script; Ed25519 is the browser's.
"use strict";

class Refused extends Error {}

function need(holds, what) {
  if (!holds) throw new Refused(what);
}

// --- One way to write each value --------------------------------------------------------------------------------------

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === "string";
const isWhole = (value, low, high = 2 ** 31 - 1) => Number.isInteger(value) && value >= low && value <= high;

function has(value, names) {
  return isObject(value) && Object.keys(value).sort().join(" ") === names;
}

function canonical(value) {
  if (value === null) return "null";
  if (isWhole(value, 0) && !Object.is(value, -0)) return String(value);
  if (isText(value)) {
    need(value.isWellFormed(), "form");
    return JSON.stringify(value).replaceAll("<", "\\u003c");
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  need(isObject(value), "form");
  const members = Object.keys(value).sort().map((key) => `${canonical(key)}:${canonical(value[key])}`);
  return `{${members.join(",")}}`;
}

function parse(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused("form");
  }
  need(canonical(value) === text, "form");
  return value;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const CODES = new Int8Array(128).fill(-1);
[...`${ALPHABET}-_`].forEach((mark, place) => { CODES[mark.charCodeAt(0)] = place; });

function unbase64url(text) {
  need(isText(text) && /^[A-Za-z0-9_-]*$/.test(text) && text.length % 4 !== 1, "form");
  const bytes = new Uint8Array(Math.floor(text.length * 3 / 4));
  let held = 0, bits = 0, at = 0;
  for (let i = 0; i < text.length; i++) {
    held = ((held << 6) | CODES[text.charCodeAt(i)]) & 0xffff;
    bits += 6;
    if (bits >= 8) bytes[at++] = held >> (bits -= 8);
  }
  need((held & ((1 << bits) - 1)) === 0, "form");
  return bytes;
}

function unbase64(text) {
  need(isText(text) && /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0, "form");
  return unbase64url(text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""));
}

const utf8 = (text) => new TextEncoder().encode(text);
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const isSame = (first, second) => first.length === second.length && first.every((byte, i) => byte === second[i]);

// --- The log: entry, path, checkpoint, signatures ---------------------------------------------------------------------

const NAME = "[!-*,-~]{1,200}";
const NUMBER = "0|[1-9][0-9]{0,18}";
const DIGEST = "[A-Za-z0-9+/]{43}=";
const PROOF = new RegExp(
  `^c2sp\\.org/tlog-proof@v1\\nindex (${NUMBER})\\n((?:${DIGEST}\\n){0,63})\\n(${NAME}\\n(${NUMBER})\\n(${DIGEST})\\n)` +
  "\\n((?:[^\\n]+\\n)+)$");
const KEY = new RegExp(`^(${NAME})\\+([0-9a-f]{8})\\+(.+)$`);

async function checkSignatures(keys, body, lines) {
  need(lines.length === keys.length, "signature");
  const moments = [];
  for (let place = 0; place < keys.length; place++) {
    const form = KEY.exec(keys[place]);
    need(form, "log");
    const key = unbase64(form[3]);
    need(key.length === 33 && key[0] === (place ? 4 : 1), "log");
    const identity = sha256(utf8(`${form[1]}\n`), key).subarray(0, 4);
    need(hex(identity) === form[2], "log");
    const start = `\u2014 ${form[1]} `;
    need(lines[place].startsWith(start), "signature");
    let value = unbase64(lines[place].slice(start.length));
    need(value.length === (place ? 76 : 68) && isSame(value.subarray(0, 4), identity), "signature");
    value = value.subarray(4);
    let message = body;
    if (place) {
      const moment = new DataView(value.buffer, value.byteOffset).getBigUint64(0);
      moments.push(moment.toString());
      message = `cosignature/v1\ntime ${moment}\n${body}`;
      value = value.subarray(8);
    }
    need(await isSigned(key.subarray(1), value, utf8(message)), "signature");
  }
  return moments;
}

async function isSigned(key, signature, message) {
  need(globalThis.crypto?.subtle, "unsupported");
  let imported;
  try {
    imported = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
  } catch (failure) {
    throw new Refused(failure.name === "NotSupportedError" ? "unsupported" : "signature");
  }
  return crypto.subtle.verify("Ed25519", imported, signature, message);
}

async function checkLog(keys, entry, text) {
  const form = PROOF.exec(text);
  need(form, "log");
  const moments = await checkSignatures(keys, form[3], form[6].split("\n").slice(0, -1));
  let index = BigInt(form[1]), last = BigInt(form[4]) - 1n;
  need(index <= last, "log");
  let found = sha256(LEAF, utf8(entry));
  for (const line of form[2].split("\n").slice(0, -1)) { // RFC 9162, 2.1.3.2
    const step = unbase64(line);
    need(last !== 0n, "log");
    if (index & 1n || index === last) {
      found = node(step, found);
      while (!(index & 1n) && index !== 0n) {
        index >>= 1n;
        last >>= 1n;
      }
    } else {
      found = node(found, step);
    }
    index >>= 1n;
    last >>= 1n;
  }
  need(last === 0n && isSame(found, unbase64(form[5])), "log");
  const said = parse(entry);
  need(isObject(said) && said.type === "record" && isText(said.root) && isText(said.date), "entry");
  need(/^[0-9a-f]{64}$/.test(said.root) && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(said.date), "entry");
  return { root: said.root, date: said.date, cosigned_at: moments };
}

// --- The record: salted leaves, seeds, digests of what is withheld ----------------------------------------------------

// `hidden` has a byte for each leaf, 1 where it is withheld; `leaf` gives the digest of a shown one from place and salt.
function treeRoot(hidden, given, leaf) {
  const seeds = unbase64url(given.seeds), digests = unbase64url(given.digests);
  const before = new Uint32Array(hidden.length + 1);
  hidden.forEach((isHidden, place) => { before[place + 1] = before[place] + isHidden; });
  let nextSeed = 0, nextDigest = 0;

  function walk(start, count, seed) {
    if (seed === null) {
      const unseen = before[start + count] - before[start];
      if (unseen === count) {
        need((nextDigest += 32) <= digests.length, "tree");
        return digests.subarray(nextDigest - 32, nextDigest);
      }
      if (unseen === 0) {
        need((nextSeed += 16) <= seeds.length, "tree");
        seed = seeds.subarray(nextSeed - 16, nextSeed);
      }
    }
    if (count === 1) return leaf(start, seed);
    let left = 1;
    while (left * 2 < count) left *= 2;
    const [seedLeft, seedRight] = seed === null ? [null, null] : halves(seed);
    const first = walk(start, left, seedLeft);
    return node(first, walk(start + left, count - left, seedRight));
  }

  const root = walk(0, hidden.length, null);
  need(nextSeed === seeds.length && nextDigest === digests.length, "tree");
  return root;
}

const TILE_TAG = utf8("vorlage/tile/1\0");
const SLOT_TAG = utf8("vorlage/slot/1\0");
const SEAL_TAG = utf8("\u0002vorlage/seal/1\0");

async function inflate(squeezed, expected) {
  const rows = new Uint8Array(expected);
  let at = 0;
  try {
    const stream = new DecompressionStream("deflate");
    const writer = stream.writable.getWriter();
    writer.write(squeezed).catch(() => undefined); // a failure shows where it is read
    writer.close().catch(() => undefined);
    const reader = stream.readable.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (at + piece.value.length > expected) {
        reader.cancel().catch(() => undefined);
        throw new Refused("pixels");
      }
      rows.set(piece.value, at);
      at += piece.value.length;
    }
  } catch {
    throw new Refused("pixels");
  }
  need(at === expected, "pixels");
  return rows;
}

async function checkPage(page) {
  need(has(page, "height levels levels_digest page tiles type width"), "form");
  const { width, height, tiles } = page;
  need(isWhole(width, 1, 20000) && isWhole(height, 1, 20000) && width * height <= 30000000, "form");
  need(isWhole(page.page, 1) && has(tiles, "digests seeds withheld") && Array.isArray(tiles.withheld), "form");
  const across = Math.ceil(width / 32), stride = Math.ceil(width / 2);
  const hidden = new Uint8Array(across * Math.ceil(height / 32));
  let after = -1;
  for (const run of tiles.withheld) {
    need(Array.isArray(run) && run.length === 2 && isWhole(run[0], after + 1) && isWhole(run[1], 1), "form");
    after = run[0] + run[1];
    need(after <= hidden.length, "form");
    hidden.fill(1, run[0], after);
  }
  const squeezed = unbase64url(page.levels);
  need(globalThis.crypto?.subtle, "unsupported");
  need(hex(new Uint8Array(await crypto.subtle.digest("SHA-256", squeezed))) === page.levels_digest, "pixels");
  const rows = await inflate(squeezed, stride * height);

  const scratch = new Uint8Array(1 + 16 + TILE_TAG.length + 512);
  scratch.set(TILE_TAG, 17);
  function content(place) { // into the scratch; returns where it ends
    let at = 17 + TILE_TAG.length;
    const top = Math.floor(place / across) * 32, left = (place % across) * 16;
    const bytes = Math.min(16, stride - left);
    for (let line = top; line < Math.min(top + 32, height); line++) {
      const from = line * stride + left;
      for (let i = 0; i < bytes; i++) scratch[at++] = rows[from + i];
    }
    return at;
  }
  hidden.forEach((isHidden, place) => {
    if (isHidden) need(scratch.subarray(17 + TILE_TAG.length, content(place)).every((byte) => byte === 0), "pixels");
  });
  const root = treeRoot(hidden, tiles, (place, salt) => {
    const end = content(place);
    scratch.set(salt, 1);
    return finish(FIRST.slice(), scratch, end, 0);
  });
  return {
    content: { height, page: page.page, tiles: hex(root), type: "page", width },
    shown: { page: page.page, width, height, withheld: tiles.withheld, places: countPlaces(hidden, across), rows },
  };
}

// How many groups of withheld tiles that touch at a side.
function countPlaces(hidden, across) {
  const left = hidden.slice();
  let places = 0;
  left.forEach((_, start) => {
    if (!left[start]) return;
    places++;
    left[start] = 0;
    const reached = [start];
    while (reached.length) {
      const place = reached.pop();
      const beside = [place - across, place + across];
      if (place % across) beside.push(place - 1);
      if ((place + 1) % across) beside.push(place + 1);
      for (const each of beside) {
        if (left[each]) {
          left[each] = 0;
          reached.push(each);
        }
      }
    }
  });
  return places;
}

async function checkRecord(record, opened, root) {
  const shown = { field: [], passage: [], page: [] };
  if (record === null && Array.isArray(opened) && opened.length === 0) return shown;
  need(has(record, "digests opened seeds slots") && Array.isArray(opened), "form");
  const { slots, opened: places } = record;
  need(isWhole(slots, 16, 2 ** 20) && (slots & (slots - 1)) === 0 && Array.isArray(places), "form");
  need(places.length > 0 && places.length === opened.length, "form");
  const hidden = new Uint8Array(slots).fill(1);
  const contents = new Map();
  for (let i = 0; i < places.length; i++) {
    need(isWhole(places[i], i ? places[i - 1] + 1 : 0, slots - 1), "form");
    hidden[places[i]] = 0;
    contents.set(places[i], await checkContent(opened[i], shown));
  }
  const tree = treeRoot(hidden, record, (place, salt) =>
    sha256(LEAF, salt, SLOT_TAG, utf8(canonical(contents.get(place)))));
  const size = Uint8Array.of(slots >>> 24, slots >>> 16, slots >>> 8, slots);
  need(hex(sha256(SEAL_TAG, size, tree)) === root, "root");
  for (const [listed, identity] of [
    [shown.field, (each) => each[0]],
    [shown.passage, (each) => `${each[0]} ${each[1]}`],
    [shown.page, (each) => each.page],
  ]) need(new Set(listed.map(identity)).size === listed.length, "form");
  shown.field.sort((first, second) => (first[0] < second[0] ? -1 : 1));
  shown.passage.sort((first, second) => first[0] - second[0] || first[1] - second[1]);
  shown.page.sort((first, second) => first.page - second.page);
  return shown;
}

// Notes what is shown, and gives what its leaf holds.
async function checkContent(content, shown) {
  if (has(content, "name type value") && content.type === "field") {
    need(isText(content.name) && isText(content.value), "form");
    shown.field.push([content.name, content.value]);
    return content;
  }
  if (has(content, "order page text type") && content.type === "passage") {
    need(isWhole(content.page, 1) && isWhole(content.order, 0) && isText(content.text), "form");
    shown.passage.push([content.page, content.order, content.text]);
    return content;
  }
  need(isObject(content) && content.type === "page", "form");
  const checked = await checkPage(content);
  shown.page.push(checked.shown);
  return checked.content;
}

// What a proof proves; throws Refused when it proves nothing.
async function verifyProof(text) {
  const proof = parse(text);
  need(has(proof, "format keys log opened record") && has(proof.log, "entry proof"), "form");
  const { keys, log } = proof;
  need(proof.format === "vorlage-sealed-pages-1" && isText(log.entry) && isText(log.proof), "form");
  need(Array.isArray(keys) && keys.length >= 1 && keys.length <= 8 && keys.every(isText), "form");
  const logged = await checkLog(keys, log.entry, log.proof);
  return { keys, ...logged, ...(await checkRecord(proof.record, proof.opened, logged.root)) };
}
