// Takes the SHA-256 of a chosen or dropped file here in the browser and asks the ledger for it; the file goes nowhere.
"use strict";
(() => {
  const english = document.documentElement.lang.startsWith("en");
  const say = english
    ? { reading: (name, part) => `Reading ${name}: ${part}%`, done: "Read. Looking it up…", failed: "This file could not be read. Please try again, or compute its SHA-256 as described below.", one: "Please drop one file at a time.", folder: "That is a folder; please drop one file." }
    : { reading: (name, part) => `正在读“${name}”：${part}%`, done: "读完了，正在查……", failed: "这个文件读不出来。请再试一次，或者照下面的办法自己算。", one: "一次请只放一个文件。", folder: "这是一个文件夹，请放一个文件。" };
  // Up to here the browser's own, where it has one (only over https); the rest goes through piece by piece.
  const AT_ONCE = 64 * 1024 * 1024;

  // FIPS 180-4: the first bits of the fractions of square and cube roots of the first primes.
  const fraction = root => ((root - Math.floor(root)) * 2 ** 32) | 0;
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every(p => n % p !== 0)) primes.push(n);
  const START = primes.slice(0, 8).map(p => fraction(Math.sqrt(p)));
  const K = primes.map(p => fraction(Math.cbrt(p)));

  class Sha256 {
    constructor() {
      this.state = Int32Array.from(START);
      this.block = new Uint8Array(64);
      this.held = 0;
      this.length = 0;
      this.w = new Int32Array(64);
    }

    add(bytes) {
      this.length += bytes.length;
      let at = 0;
      if (this.held > 0) {
        at = Math.min(64 - this.held, bytes.length);
        this.block.set(bytes.subarray(0, at), this.held);
        this.held += at;
        if (this.held < 64) return;
        this.compress(this.block, 0);
        this.held = 0;
      }
      for (; at + 64 <= bytes.length; at += 64) this.compress(bytes, at);
      this.block.set(bytes.subarray(at));
      this.held = bytes.length - at;
    }

    compress(bytes, at) {
      const w = this.w;
      for (let i = 0; i < 16; i++, at += 4) {
        w[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
      }
      for (let i = 16; i < 64; i++) {
        const x = w[i - 15];
        const y = w[i - 2];
        const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
        const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
        w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
      }
      let [a, b, c, d, e, f, g, h] = this.state;
      for (let i = 0; i < 64; i++) {
        const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
        const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
        const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
        const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
      }
      const s = this.state;
      s[0] += a; s[1] += b; s[2] += c; s[3] += d; s[4] += e; s[5] += f; s[6] += g; s[7] += h;
    }

    hex() {
      const bits = this.length * 8;
      const end = new Uint8Array(this.held < 56 ? 64 : 128);
      end.set(this.block.subarray(0, this.held));
      end[this.held] = 0x80;
      const view = new DataView(end.buffer);
      view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32));
      view.setUint32(end.length - 4, bits >>> 0);
      for (let at = 0; at < end.length; at += 64) this.compress(end, at);
      return [...this.state].map(word => (word >>> 0).toString(16).padStart(8, "0")).join("");
    }
  }

  async function hashed(file, progress) {
    if (window.crypto && crypto.subtle && file.size <= AT_ONCE) {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
      return [...digest].map(byte => byte.toString(16).padStart(2, "0")).join("");
    }
    const hash = new Sha256();
    const piece = 4 * 1024 * 1024;
    for (let at = 0; at < file.size; at += piece) {
      hash.add(new Uint8Array(await file.slice(at, at + piece).arrayBuffer()));
      progress(Math.floor((Math.min(at + piece, file.size) * 100) / file.size));
    }
    return hash.hex();
  }

  function enhance(place) {
    const input = place.querySelector("input[type=file]");
    const said = place.querySelector("[role=status]");
    let turn = 0;

    async function take(file) {
      const mine = ++turn;
      const progress = part => {
        if (mine === turn) said.textContent = say.reading(file.name, part);
      };
      progress(0);
      try {
        const hash = await hashed(file, progress);
        if (mine !== turn) return;
        said.textContent = say.done;
        location.assign(`${place.dataset.verify}?code=${hash}`);
      } catch {
        if (mine === turn) said.textContent = say.failed;
      }
    }

    place.hidden = false;
    input.addEventListener("change", () => input.files.length > 0 && take(input.files[0]));
    place.addEventListener("dragover", event => {
      event.preventDefault();
      place.classList.add("over");
    });
    place.addEventListener("dragleave", () => place.classList.remove("over"));
    place.addEventListener("drop", event => {
      event.preventDefault();
      place.classList.remove("over");
      const items = [...(event.dataTransfer.items || [])];
      const folder = items.some(item => item.webkitGetAsEntry && (item.webkitGetAsEntry() || {}).isDirectory);
      const files = event.dataTransfer.files;
      if (folder) said.textContent = say.folder;
      else if (files.length > 1) said.textContent = say.one;
      else if (files.length === 1) take(files[0]);
    });
    // Coming back with the browser's button chooses anew.
    window.addEventListener("pageshow", () => {
      input.value = "";
      said.textContent = "";
    });
  }

  document.querySelectorAll("[data-verify]").forEach(enhance);
})();
