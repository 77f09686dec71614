
"use strict";
const find = document.getElementById("find");
const track = document.getElementById("track");
const key = document.getElementById("key");
const found = document.getElementById("found");
const told = document.getElementById("told");
const chart = document.querySelector(".chart svg");
const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const lanes = [...chart.querySelectorAll("[role=list]")].map(lane => [...lane.querySelectorAll("a")]);
const marks = lanes.flat();
const rows = marks.map(mark => {
  const row = document.getElementById(mark.getAttribute("href").slice(1));
  return { mark, row, text: fold(row.textContent) };
});
const bodies = [...document.querySelectorAll("tbody")];

function apply() {
  const words = fold(find.value).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const { mark, row, text } of rows) {
    const shown = words.every(word => text.includes(word))
      && (!track.value || row.dataset.track === track.value)
      && (!key?.checked || row.classList.contains("key"));
    row.hidden = !shown;
    mark.classList.toggle("faded", !shown);
    count += shown;
  }
  for (const body of bodies) body.hidden = !body.querySelector("tr:not(.year):not([hidden])");
  const narrowed = Boolean(words.length || track.value || key?.checked);
  found.textContent = narrowed ? `${count} of ${rows.length} milestones` : `${rows.length} milestones`;
  document.querySelector(".marks").hidden = narrowed;
  document.getElementById("none").hidden = count > 0;
}

// A link leads to its row, whatever was filtered out.
function arrive() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.closest("[hidden]") || target?.hidden) {
    find.value = track.value = "";
    if (key) key.checked = false;
    apply();
  }
  target?.scrollIntoView({ block: target.matches("tr:not(.year)") ? "center" : "start" });
}

// One stop for the Tab key; from there the arrow keys go along a lane and to the next one.
let current = marks[0];
function go(to) {
  if (!to) return;
  current.tabIndex = -1;
  current = to;
  current.tabIndex = 0;
  current.focus();
}
function beside(step) {
  const at = lanes.findIndex(lane => lane.includes(current));
  const here = current.getBoundingClientRect().left;
  const distance = mark => Math.abs(mark.getBoundingClientRect().left - here);
  return lanes[at + step]?.reduce((best, mark) => distance(mark) < distance(best) ? mark : best);
}
chart.addEventListener("keydown", event => {
  const lane = lanes.find(one => one.includes(current));
  const at = lane.indexOf(current);
  const to = {
    ArrowRight: () => lane[at + 1], ArrowLeft: () => lane[at - 1], ArrowDown: () => beside(1),
    ArrowUp: () => beside(-1), Home: () => lane[0], End: () => lane.at(-1),
  }[event.key];
  if (!to) return;
  event.preventDefault();
  go(to());
});
for (const mark of marks) {
  mark.tabIndex = -1;
  mark.addEventListener("focus", () => { current = mark; });
  for (const kind of ["focus", "mouseenter"]) {
    mark.addEventListener(kind, () => { told.textContent = mark.getAttribute("aria-label"); });
  }
}
current.tabIndex = 0;

let waiting = 0;
find.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(apply, 80);
});
track.addEventListener("change", apply);
key?.addEventListener("change", apply);
document.addEventListener("keydown", event => {
  if (event.key === "/" && !/^(INPUT|SELECT)$/.test(event.target.tagName)) {
    event.preventDefault();
    find.focus();
  }
});
addEventListener("hashchange", arrive);
document.querySelector(".controls").hidden = false;
document.querySelector(".keys").hidden = false;
apply();
if (location.hash) arrive();
