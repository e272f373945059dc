// Turns the textarea of rows into a table one types and pastes into. The page works without it; what is sent is the text either way.
const area = document.getElementById("text");
const form = document.getElementById("grid-form");
const titles = [...document.querySelectorAll("#grid-columns tr")].map((row) => row.dataset.field);
const wrong = new Map([...document.querySelectorAll("#wrong [data-row]")].map((li) => [Number(li.dataset.row), li.textContent]));

/** Cells of a text as spreadsheets copy it: tabs between cells, quotes around cells with line ends. */
function cells(text) {
  const rows = [[]];
  let cell = "", quoted = false, begun = false;
  const end = () => { rows.at(-1).push(cell); cell = ""; begun = false; };
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') { cell += '"'; i++; }
    else if (quoted && c === '"') quoted = false;
    else if (quoted) cell += c;
    else if (c === '"' && !begun) { quoted = true; begun = true; }
    else if (c === "\t") end();
    else if (c === "\n") { end(); rows.push([]); }
    else if (c !== "\r") { cell += c; begun = true; }
  }
  end();
  return rows.filter((row) => row.some((value) => value.trim() !== ""));
}

function written(rows) {
  const one = (value) => (/["\t\n\r]/.test(value) ? '"' + value.replaceAll('"', '""') + '"' : value);
  return rows.map((row) => row.map(one).join("\t")).join("\n") + "\n";
}

const known = (row) => row.some((value) => titles.includes(value.trim()));

function build(first) {
  const headed = first.length > 0 && known(first[0]);
  const order = headed ? first[0].map((value) => titles.indexOf(value.trim())) : titles.map((t, i) => i);
  if (order.includes(-1)) return; // headings the server will speak of
  const table = document.createElement("table");
  table.className = "table sheet-grid";
  const head = table.createTHead().insertRow();
  for (const title of ["行", ...titles]) {
    const th = document.createElement("th");
    th.scope = "col";
    th.textContent = title;
    head.append(th);
  }
  const body = table.createTBody();
  const add = (values = []) => {
    const tr = body.insertRow();
    const number = body.rows.length;
    const th = document.createElement("th");
    th.scope = "row";
    th.textContent = number;
    tr.append(th);
    titles.forEach((title, i) => {
      const input = document.createElement("input");
      input.className = "input";
      input.value = values[i] ?? "";
      input.setAttribute("aria-label", `第${number}行 ${title}`);
      tr.insertCell().append(input);
    });
    if (wrong.has(number)) {
      tr.className = "wrong";
      tr.title = wrong.get(number);
    }
  };
  for (const row of headed ? first.slice(1) : first) {
    const values = [];
    row.forEach((value, i) => { if (order[i] !== undefined) values[order[i]] = value; });
    add(values);
  }
  for (let i = 0; i < 3; i++) add();

  const place = (input) => [input.closest("tr").rowIndex - 1, input.closest("td").cellIndex - 1];
  body.addEventListener("paste", (event) => {
    let rows = cells(event.clipboardData.getData("text/plain"));
    if (rows.length === 0 || (rows.length === 1 && rows[0].length === 1)) return;
    event.preventDefault();
    const [top, left] = place(event.target);
    const at = known(rows[0]) ? rows[0].map((value) => titles.indexOf(value.trim())) : null;
    if (at) rows = rows.slice(1);
    rows.forEach((row, y) => {
      while (body.rows.length <= top + y) add();
      row.forEach((value, x) => {
        const column = at ? at[x] : left + x;
        const cell = column >= 0 ? body.rows[top + y].cells[column + 1] : undefined;
        if (cell) cell.firstChild.value = value.trim();
      });
    });
    add();
  });
  body.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
    if (!step || event.isComposing) return;
    event.preventDefault();
    const [y, x] = place(event.target);
    if (y + step === body.rows.length) add();
    body.rows[y + step]?.cells[x + 1].firstChild.focus();
  });
  form.addEventListener("submit", () => {
    const rows = [...body.rows].map((tr) => [...tr.querySelectorAll("input")].map((input) => input.value));
    area.value = written([titles, ...rows.filter((row) => row.some((value) => value.trim() !== ""))]);
  });
  const scroll = document.createElement("div");
  scroll.className = "scroll";
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", "表格");
  scroll.append(table);
  area.closest(".field").hidden = true;
  area.closest(".field").after(scroll);
}

if (area && area.value.length < 400_000) build(cells(area.value));
