// Answers the question by a moment of work, so that nobody has to where a script runs. Without it, or on a plain line, the question stays.
"use strict";
(async () => {
  const form = document.querySelector("form[data-challenge]");
  if (!form || !globalThis.crypto?.subtle) return;
  const token = form.dataset.challenge;
  const bits = Number(form.dataset.bits);
  const said = form.querySelector("[data-said]");
  const text = new TextEncoder();
  const zeros = hash => new DataView(hash).getUint32(0) >>> (32 - bits) === 0;
  said.textContent = said.dataset.said;
  for (let from = 0; ; from += 512) {
    const tries = Array.from({ length: 512 }, (_, i) =>
      crypto.subtle.digest("SHA-256", text.encode(`${token}:${from + i}`)));
    const found = (await Promise.all(tries)).findIndex(zeros);
    if (found >= 0) {
      form.elements["challenge-work"].value = String(from + found);
      said.textContent = "";
      if (!form.querySelector("input[type=file]") && document.activeElement?.id !== "challenge-answer") form.submit();
      return;
    }
    await new Promise(rest => setTimeout(rest));
  }
})();
