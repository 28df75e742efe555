// SPDX-FileCopyrightText: 2026 The Vorlage authors
// SPDX-License-Identifier: Apache-2.0
//
// SHA-256 (FIPS 180-4), and what is made of it: nodes of a tree, and the seeds below a seed. Written out because the
// browser's own answers one call at a time, later, and a page has thousands of leaves.
"use strict";

const ROUND = new Int32Array(64);
const FIRST = new Int32Array(8);
(() => {
  const root = (prime, power) => {
    const part = prime ** (1 / power);
    return ((part - Math.floor(part)) * 2 ** 32) | 0;
  };
  for (let found = 0, candidate = 2; found < 64; candidate++) {
    let isPrime = true;
    for (let factor = 2; factor * factor <= candidate; factor++) isPrime = isPrime && candidate % factor !== 0;
    if (!isPrime) continue;
    if (found < 8) FIRST[found] = root(candidate, 2);
    ROUND[found++] = root(candidate, 3);
  }
})();
const WORDS = new Int32Array(64);

function compress(state, bytes, at) {
  for (let i = 0; i < 16; i++, at += 4) {
    WORDS[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }
  for (let i = 16; i < 64; i++) {
    const x = WORDS[i - 15], y = WORDS[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    WORDS[i] = (WORDS[i - 16] + s0 + WORDS[i - 7] + s1) | 0;
  }
  let a = state[0], b = state[1], c = state[2], d = state[3];
  let e = state[4], f = state[5], g = state[6], h = state[7];
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i] + WORDS[i]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d;
  state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}

const LAST = new Uint8Array(128);

// Goes on from a state after `before` bytes, a multiple of 64; returns 32 bytes.
function finish(state, bytes, length, before) {
  let at = 0;
  for (; at + 64 <= length; at += 64) compress(state, bytes, at);
  const rest = length - at;
  const padded = rest < 56 ? 64 : 128;
  LAST.fill(0, 0, padded);
  LAST.set(bytes.subarray(at, length));
  LAST[rest] = 0x80;
  const total = before + length;
  for (let i = 0, bits = total * 8; i < 8; i++, bits = Math.floor(bits / 256)) LAST[padded - 1 - i] = bits % 256;
  compress(state, LAST, 0);
  if (padded === 128) compress(state, LAST, 64);
  const digest = new Uint8Array(32);
  for (let i = 0; i < 32; i++) digest[i] = state[i >> 2] >>> (24 - 8 * (i & 3));
  return digest;
}

function sha256(...parts) {
  const joined = parts.length === 1 ? parts[0] : join(parts);
  return finish(FIRST.slice(), joined, joined.length, 0);
}

function join(parts) {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

// The seeds below a seed: both halves of HMAC-SHA256 (RFC 2104) of a zero byte.
const BLOCK = new Uint8Array(64);
const LEAF = Uint8Array.of(0);

function halves(seed) {
  BLOCK.fill(0x36);
  for (let i = 0; i < seed.length; i++) BLOCK[i] ^= seed[i];
  const inner = FIRST.slice();
  compress(inner, BLOCK, 0);
  for (let i = 0; i < 64; i++) BLOCK[i] ^= 0x36 ^ 0x5c;
  const outer = FIRST.slice();
  compress(outer, BLOCK, 0);
  const both = finish(outer, finish(inner, LEAF, 1, 64), 32, 64);
  return [both.subarray(0, 16), both.subarray(16)];
}

// A node of a tree: SHA-256 of a byte of one and both digests below.
const PAIR = Uint8Array.of(1, ...new Uint8Array(64));

function node(left, right) {
  PAIR.set(left, 1);
  PAIR.set(right, 33);
  return finish(FIRST.slice(), PAIR, 65, 0);
}
