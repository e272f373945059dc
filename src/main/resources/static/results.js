// Tells that a page of results was left, and whether for one of them: two numbers a day of a question,
// nothing of who asked. Whoever goes on from the page itself, narrowing or turning it, has not left.
"use strict";
(() => {
  const found = document.querySelector("#found[data-counted]");
  if (!found) return;
  const question = found.dataset.counted;
  let opened = false;
  let done = false;
  const tell = () => {
    if (done) return;
    done = true;
    fetch(`/search/left?opened=${opened}&q=${encodeURIComponent(question)}`, { keepalive: true }).catch(() => {});
  };
  document.addEventListener(
    "click",
    event => {
      const link = event.target.closest("a[href]");
      if (!link) return;
      if (link.closest(".results h3")) {
        opened = true;
        tell();
      } else if (link.closest("#found")) {
        done = true;
      }
    },
    true
  );
  document.addEventListener("auxclick", event => {
    if (event.button === 1 && event.target.closest(".results h3 a")) {
      opened = true;
      tell();
    }
  });
  document.addEventListener("change", event => {
    if (event.target.closest("#facets-form")) done = true;
  });
  addEventListener("pagehide", tell);
})();
