// Turns the textarea of the writing page into an editor, saves while one writes, and uploads with progress. The page works
// without it: the textarea then takes HTML or Markdown. Whatever is sent, the server cleans it again.
const form = document.getElementById("writing");
const area = document.getElementById("content");
const state = document.getElementById("saved");
const token = form.querySelector("[name=_csrf]").value;
const say = (words) => { state.textContent = words; };

// --- the editor ---
const KEEP = new Set("H2,H3,H4,H5,H6,P,BR,HR,PRE,BLOCKQUOTE,UL,OL,LI,STRONG,EM,SUP,SUB,A,IMG,FIGURE,FIGCAPTION,TABLE,CAPTION,THEAD,TBODY,TFOOT,TR,TH,TD".split(","));
const DROP = new Set("SCRIPT,STYLE,META,LINK,TITLE,XML,IFRAME,OBJECT,SVG,MATH".split(","));
const box = document.createElement("div");
box.className = "input writing official text";
box.contentEditable = "true";
box.setAttribute("role", "textbox");
box.setAttribute("aria-multiline", "true");
box.setAttribute("aria-label", "正文");
// With remarks the server shows the same text with their passages marked; the marks go in here and fall away in clean().
const marked = document.getElementById("marked");
if (marked) {
  box.append(...marked.querySelector(".text").childNodes);
  for (const ref of box.querySelectorAll(".passage-ref")) ref.contentEditable = "false";
  box.addEventListener("click", (event) => { const ref = event.target.closest(".passage-ref"); if (ref) location.hash = ref.hash; });
  marked.remove();
} else {
  box.append(...clean(new DOMParser().parseFromString(area.value, "text/html").body).childNodes);
}
if (!box.firstChild) box.append(document.createElement("p"));
const bar = document.createElement("div");
bar.className = "writing-bar";
bar.setAttribute("role", "toolbar");
bar.setAttribute("aria-label", "格式");

/** Word's styles under another name: they tell lists apart, but the page's policy would report each of them. */
function unstyled(html) {
  return html.replace(/<!--\[if[\s\S]*?<!\[endif\]-->/g, "").replace(/<style[\s\S]*?<\/style>/gi, "").replace(/\sstyle=(?=["'])/gi, " data-style=");
}

/** A copy of the node with allowed elements and attributes only; what Word adds falls away. */
function clean(node) {
  const out = document.createElement(node.nodeName === "BODY" ? "div" : node.nodeName);
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) out.append(child.data);
    if (child.nodeType !== Node.ELEMENT_NODE || DROP.has(child.nodeName) || child.classList.contains("passage-ref")) continue;
    const name = { B: "STRONG", I: "EM", H1: "H2", DIV: "P" }[child.nodeName] ?? child.nodeName;
    const inner = clean(child);
    if (!KEEP.has(name) || (name === "P" && inner.querySelector("p,ul,ol,table,h2,h3,h4"))) { out.append(...inner.childNodes); continue; }
    const kept = document.createElement(name);
    kept.append(...inner.childNodes);
    for (const key of ["href", "src", "alt", "colspan", "rowspan", "scope", "start"]) {
      const value = child.getAttribute(key);
      if (value !== null && !/^\s*(javascript|data|vbscript):/i.test(value)) kept.setAttribute(key, value);
    }
    if (name === "IMG" && !/^\/(desk\/documents\/files|attachments)\//.test(kept.getAttribute("src") ?? "")) continue;
    if (name === "LI" || name !== "P" || kept.textContent.trim() || kept.querySelector("img")) out.append(kept);
  }
  return out;
}

const run = (command, value) => { box.focus(); document.execCommand(command, false, value); changed(); };
const insert = (html) => run("insertHTML", html);
const cell = () => {
  let node = getSelection().anchorNode;
  node = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  return box.contains(node) ? node?.closest("td,th") : null;
};
const tools = [
  ["正文", "正文段落", () => run("formatBlock", "p")],
  ["标题", "大标题", () => run("formatBlock", "h2")],
  ["小标题", "小标题", () => run("formatBlock", "h3")],
  ["加粗", "加粗，Ctrl+B", () => run("bold")],
  ["• 列表", "项目列表", () => run("insertUnorderedList")],
  ["1. 列表", "编号列表", () => run("insertOrderedList")],
  ["引用", "引用", () => run("formatBlock", "blockquote")],
  ["上标", "上标", () => run("superscript")],
  ["下标", "下标", () => run("subscript")],
  ["链接", "给选中的文字加链接", link],
  ["表格", "插入表格", table],
  ["加行", "在下面加一行", () => { const at = cell()?.closest("tr"); if (at) { const row = at.cloneNode(true); for (const c of row.cells) c.textContent = " "; at.after(row); changed(); } }],
  ["加列", "在右边加一列", () => { const at = cell(); if (at) { const i = at.cellIndex; for (const row of at.closest("table").rows) { const copy = row.cells[Math.min(i, row.cells.length - 1)].cloneNode(false); copy.textContent = " "; row.cells[Math.min(i, row.cells.length - 1)].after(copy); } changed(); } }],
  ["删行", "删去这一行", () => { cell()?.closest("tr").remove(); changed(); }],
  ["图片", "插入图片", () => picture.click()],
  ["撤销", "撤销，Ctrl+Z", () => run("undo")],
  ["重做", "重做", () => run("redo")],
];
for (const [label, hint, act] of tools) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.title = hint;
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", act);
  bar.append(button);
}
const picture = document.createElement("input");
picture.type = "file";
picture.accept = "image/*";
picture.hidden = true;
picture.addEventListener("change", () => { for (const file of picture.files) place(file); picture.value = ""; });
area.hidden = true;
area.before(bar, box, picture);
document.querySelector("label[for=content]").addEventListener("click", () => box.focus());
document.execCommand("defaultParagraphSeparator", false, "p");

function link() {
  const href = prompt("链接地址（https://…）", "https://");
  if (href && /^(https?:|mailto:|tel:|\/|#)/i.test(href)) run("createLink", href);
}

function table() {
  const [rows, columns] = (prompt("几行几列？", "3×3") ?? "").split(/[^0-9]+/).map(Number);
  if (!rows || !columns || rows > 200 || columns > 30) return;
  const line = (tag) => `<tr>${`<${tag}> </${tag}>`.repeat(columns)}</tr>`;
  insert(`<table><thead>${line("th")}</thead><tbody>${line("td").repeat(rows - 1)}</tbody></table><p><br></p>`);
}

box.addEventListener("paste", (event) => {
  const files = [...event.clipboardData.files].filter((f) => f.type.startsWith("image/"));
  const html = event.clipboardData.getData("text/html");
  const text = event.clipboardData.getData("text/plain");
  event.preventDefault();
  if (html) insert(fromWord(html));
  else if (files.length) files.forEach(place);
  else insert(text.split(/\r?\n/).filter((l) => l.trim()).map((l) => { const p = document.createElement("p"); p.textContent = l.trim(); return p.outerHTML; }).join(""));
});

/** Word's hand-drawn lists become lists; the rest is left to clean(). */
function fromWord(html) {
  const page = new DOMParser().parseFromString(unstyled(html), "text/html");
  let list = null;
  for (const p of [...page.body.querySelectorAll("p[data-style*='mso-list']")]) {
    const marks = [...p.querySelectorAll("[data-style*='mso-list']")];
    const kind = /^[(（]?[0-9a-zA-Z一二三四五六七八九十]{1,3}[.．、)）]/.test(marks.map((m) => m.textContent).join("").trim()) ? "ol" : "ul";
    marks.forEach((m) => m.remove());
    if (!list || p.previousElementSibling !== list) { list = page.createElement(kind); p.before(list); }
    const item = page.createElement("li");
    item.append(...p.childNodes);
    list.append(item);
    p.remove();
  }
  return clean(page.body).innerHTML;
}

async function place(file) {
  const stored = await upload(file);
  if (stored?.src) insert(`<img src="${stored.src}" alt="">`);
}

// --- saving ---
let dirty = false, saving = false, stopped = false;
function changed() { dirty = true; if (!stopped) say("有改动，还没有保存"); }
function sync() { area.value = clean(box).innerHTML; }
box.addEventListener("input", changed);
form.addEventListener("input", changed);
form.addEventListener("submit", () => { sync(); dirty = false; });

async function save() {
  if (!dirty || saving || stopped) return;
  saving = true;
  dirty = false;
  sync();
  say("正在保存…");
  try {
    const answer = await fetch(form.action, { method: "POST", headers: { "X-Autosave": "1" }, body: new URLSearchParams(new FormData(form)), redirect: "error" });
    if (answer.ok) {
      form.revision.value = (await answer.json()).revision;
      const now = new Date();
      // The panel of findings follows, unless somebody is typing in it.
      if (!document.getElementById("findings")?.contains(document.activeElement)) document.body.dispatchEvent(new Event("saved"));
      if (!dirty) say(`已保存 ${now.getHours()}:${String(now.getMinutes()).padStart(2, "0")}`);
    } else if (answer.status === 409) {
      const to = (await answer.json()).conflict;
      if (to) { stopped = true; location.assign(to); }
      else { stopped = true; say("这一版已经不在起草中，不能再保存。请复制您的文字。"); }
    } else if (answer.status === 401 || answer.status === 403) {
      dirty = true;
      say("登录已过期，没有保存。请在另一个窗口登录，本页不要关。");
    } else {
      dirty = true;
      say("没有保存成功，稍后再试");
    }
  } catch {
    dirty = true;
    say("网络不通，没有保存，稍后再试");
  }
  saving = false;
}
setInterval(save, 4000);
addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });

// --- uploads: one request a file, each with its own bar ---
const uploads = document.getElementById("uploads");
function upload(file) {
  return new Promise((done) => {
    const line = document.createElement("p");
    const label = document.createElement("span");
    const progress = document.createElement("progress");
    label.textContent = file.name;
    progress.max = 1;
    progress.value = 0;
    progress.setAttribute("aria-label", file.name);
    line.append(label, progress);
    uploads.append(line);
    const body = new FormData();
    body.append("_csrf", token);
    body.append("file", file);
    const request = new XMLHttpRequest();
    request.open("POST", form.dataset.upload + "?_csrf=" + encodeURIComponent(token));
    request.setRequestHeader("X-Autosave", "1");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) progress.value = event.loaded / event.total; });
    request.addEventListener("loadend", () => {
      progress.remove();
      const stored = request.status === 200;
      label.textContent = stored ? `${file.name}　已上传，${request.response.size}` : `${file.name}　没有上传：${request.response?.problem ?? (request.status === 413 ? "文件太大" : "网络不通")}`;
      label.className = stored ? "status" : "status status-bad";
      done(stored ? request.response : null);
    });
    request.send(body);
  });
}
document.getElementById("uploading").addEventListener("submit", async (event) => {
  event.preventDefault();
  const results = await Promise.all([...event.target.file.files].map(upload));
  event.target.reset();
  if (results.every(Boolean)) { await save(); if (!dirty) location.reload(); }
});
