
"use strict";
const find = document.getElementById("find");
const kind = document.getElementById("kind");
const topic = document.getElementById("topic");
const found = document.getElementById("found");
const named = document.getElementById("named");
const none = document.getElementById("none");
const sections = [...document.querySelectorAll("main > section")];
const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const entries = [...document.querySelectorAll("article")].map(article => ({
  article, kind: article.parentElement.className, topics: (article.dataset.t || "").split(" "),
}));
const MOST = 10;

// The texts are folded once, when the first letter is typed.
function read() {
  for (const entry of entries) {
    const [name, ...others] = entry.article.querySelectorAll("h3, .names > *");
    entry.names = [name, ...others].map(one => fold(one.textContent));
    entry.text = fold(entry.article.textContent);
  }
}

// How near a name is to what is typed: the same, begins so, has a word that begins so; else nothing.
function nearness(entry, typed) {
  let best = 0;
  for (const name of entry.names) {
    const here = name === typed ? 4 : name.startsWith(typed) ? 3 : (" " + name).includes(" " + typed) ? 2 : 0;
    best = Math.max(best, here);
  }
  return best;
}

function apply() {
  const typed = fold(find.value.trim());
  const words = typed.split(/\s+/).filter(Boolean);
  if (words.length && !entries[0]?.text) read();
  let count = 0;
  const near = [];
  for (const entry of entries) {
    const shown = (!kind.value || entry.kind === kind.value)
      && (!topic.value || entry.topics.includes(topic.value))
      && words.every(word => entry.text.includes(word));
    if (entry.article.hidden === shown) entry.article.hidden = !shown;
    if (!shown) continue;
    count += 1;
    const rank = typed && nearness(entry, typed);
    if (rank) near.push([rank, entry]);
  }
  for (const section of sections) section.hidden = !section.querySelector("article:not([hidden])");
  const narrowed = Boolean(typed || kind.value || topic.value);
  for (const marks of document.querySelectorAll(".marks")) marks.hidden = narrowed;
  found.textContent = narrowed
    ? `${count.toLocaleString("en")} of ${entries.length.toLocaleString("en")} entries`
    : `${entries.length.toLocaleString("en")} entries`;
  none.hidden = count > 0;
  near.sort((one, other) => other[0] - one[0]);
  named.replaceChildren(...near.slice(0, MOST).map(([, entry]) => {
    const item = document.createElement("li"), link = document.createElement("a"), sort = document.createElement("small");
    link.href = "#" + entry.article.id;
    link.textContent = entry.article.querySelector("h3").textContent;
    sort.textContent = " " + entry.kind;
    item.append(link, sort);
    return item;
  }));
  named.hidden = !near.length;
}

// A link leads to its entry, whatever was filtered out.
function arrive() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.closest("[hidden]")) {
    find.value = kind.value = topic.value = "";
    apply();
  }
  if (!target) return;
  settling = 12;
  settle(target);
}

// Entries out of sight have a guessed height; when those near the target are painted, it moves.
// Whoever scrolls or types meanwhile is left alone.
let settling = 0;
function settle(target) {
  target.scrollIntoView();
  settling -= 1;
  requestAnimationFrame(() => setTimeout(() => { if (settling > 0) settle(target); }, 30));
}
for (const kind of ["wheel", "touchstart", "keydown"]) {
  addEventListener(kind, () => { settling = 0; }, { passive: true });
}

let waiting = 0;
find.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(apply, 120);
});
kind.addEventListener("change", apply);
topic.addEventListener("change", apply);
document.addEventListener("keydown", event => {
  if (event.key === "/" && !/^(INPUT|SELECT)$/.test(event.target.tagName)) {
    event.preventDefault();
    find.focus();
  } else if (event.key === "Escape" && event.target === find && find.value) {
    find.value = "";
    apply();
  }
});
addEventListener("hashchange", arrive);
document.querySelector(".controls").hidden = false;
apply();
if (location.hash) arrive();
