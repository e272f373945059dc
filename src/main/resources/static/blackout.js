// Drawing what is to be blacked out: a drag over a page adds a line to the field that says the same in numbers.
const field = document.getElementById("areas");
for (const sheet of field ? document.querySelectorAll(".sheet") : []) {
  const face = sheet.querySelector(".sheet-face");
  const svg = face.querySelector("svg");
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  let start = null;
  let rect = null;
  const at = (event) => {
    const box = face.getBoundingClientRect();
    const part = (value, size) => Math.min(1, Math.max(0, value / size));
    return [part(event.clientX - box.left, box.width), part(event.clientY - box.top, box.height)];
  };
  const shape = (to) => ({
    left: Math.min(start[0], to[0]), top: Math.min(start[1], to[1]),
    width: Math.abs(start[0] - to[0]), height: Math.abs(start[1] - to[1]),
  });
  face.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    event.preventDefault();
    face.setPointerCapture(event.pointerId);
    start = at(event);
    rect = svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "rect"));
    rect.setAttribute("class", "mark-area");
  });
  face.addEventListener("pointermove", (event) => {
    if (!start) return;
    const s = shape(at(event));
    for (const [name, value] of [["x", s.left * width], ["y", s.top * height], ["width", s.width * width], ["height", s.height * height]]) rect.setAttribute(name, value.toFixed(1));
  });
  const end = (event) => {
    if (!start) return;
    const s = shape(at(event));
    if (event.type === "pointerup" && s.width > 0.004 && s.height > 0.004) {
      const line = [sheet.dataset.page, ...[s.left, s.top, s.width, s.height].map((v) => (100 * v).toFixed(1))].join(" ");
      field.value = field.value.trim() + (field.value.trim() ? "\n" : "") + line;
    } else rect.remove();
    start = rect = null;
  };
  face.addEventListener("pointerup", end);
  face.addEventListener("pointercancel", end);
}
