// Suggestions while typing, as an ARIA combobox with a list; it shortens the way and nothing needs it.
"use strict";
(() => {
  const english = document.documentElement.lang.startsWith("en");
  const kinds = english
    ? { document: "Document", number: "Number", body: "Body", theme: "Theme", word: "Word" }
    : { document: "文件", number: "文号", body: "机构", theme: "主题", word: "常用词" };
  const counted = n => (english ? (n === 1 ? "1 suggestion" : `${n} suggestions`) : `有 ${n} 条建议`);
  let serial = 0;

  function enhance(input) {
    if (input.getAttribute("role") === "combobox") return;
    const id = `suggestions-${++serial}`;
    const list = document.createElement("ul");
    list.id = id;
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", english ? "Suggestions" : "搜索建议");
    list.hidden = true;
    const said = document.createElement("span");
    said.className = "unseen";
    said.setAttribute("role", "status");
    const holder = document.createElement("div");
    holder.className = "suggesting";
    input.replaceWith(holder);
    holder.append(input, list, said);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", id);
    input.setAttribute("autocomplete", "off");

    let found = [];
    let at = -1;
    let timer = 0;
    let asked = null;

    function close() {
      list.hidden = true;
      list.replaceChildren();
      found = [];
      at = -1;
      said.textContent = "";
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function mark(to) {
      at = to;
      [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
      if (at < 0) {
        input.removeAttribute("aria-activedescendant");
      } else {
        input.setAttribute("aria-activedescendant", list.children[at].id);
        list.children[at].scrollIntoView({ block: "nearest" });
      }
    }

    function show(suggestions) {
      found = suggestions;
      at = -1;
      input.removeAttribute("aria-activedescendant");
      list.replaceChildren(
        ...found.map((suggestion, i) => {
          const option = document.createElement("li");
          option.id = `${id}-${i}`;
          option.setAttribute("role", "option");
          option.setAttribute("aria-selected", "false");
          const text = document.createElement("span");
          text.textContent = suggestion.text;
          const kind = document.createElement("small");
          kind.textContent = kinds[suggestion.kind] || "";
          option.append(text, kind);
          option.addEventListener("mousedown", event => {
            event.preventDefault();
            location.assign(suggestion.url);
          });
          return option;
        })
      );
      list.hidden = found.length === 0;
      input.setAttribute("aria-expanded", String(found.length > 0));
      said.textContent = found.length > 0 ? counted(found.length) : "";
    }

    async function ask() {
      if (asked) asked.abort();
      const text = input.value.trim();
      if (text.length === 0 || text.length > 60) return close();
      asked = new AbortController();
      try {
        const answer = await fetch("/api/v1/suggest?q=" + encodeURIComponent(text), { signal: asked.signal });
        if (answer.ok && document.activeElement === input) show((await answer.json()).suggestions);
      } catch (error) {
        if (error.name !== "AbortError") close();
      }
    }

    input.addEventListener("input", event => {
      clearTimeout(timer);
      // While a word is still being composed from pinyin there is nothing to look for yet.
      if (!event.isComposing) timer = setTimeout(ask, 120);
    });
    input.addEventListener("compositionend", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 120);
    });
    input.addEventListener("keydown", event => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) return void ask();
        const step = event.key === "ArrowDown" ? 1 : -1;
        const next = at + step;
        mark(next >= found.length ? -1 : next < -1 ? found.length - 1 : next);
      } else if (event.key === "Enter" && at >= 0) {
        event.preventDefault();
        location.assign(found[at].url);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      }
    });
    input.addEventListener("blur", close);
    input.form.addEventListener("submit", close);
  }

  document.querySelectorAll("form[role=search] input[type=search]").forEach(enhance);
})();
