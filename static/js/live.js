// Lists that follow their filters in place, and suggestions while somebody types (by htmx). Without it pages load whole.
"use strict";

const openPanels = new Set();
const typedWords = new Map();

// htmx notes the address of the page in the browser's storage. Nothing of a visit is kept there.
function leaveNoTrace() {
  try {
    sessionStorage.removeItem("htmx-current-path-for-history");
  } catch {
    // where nothing may be stored, nothing was
  }
}
leaveNoTrace();
document.body.addEventListener("htmx:pushedIntoHistory", leaveNoTrace);

// What a screen reader is told of, now that no new page tells it.
function announce(target) {
  const news = target.querySelector("[data-announce]");
  if (news) document.getElementById("announcement").textContent = news.textContent.trim();
}

// Which groups of filters stand open, and what was typed to narrow them, is the reader's and stays.
function remember() {
  openPanels.clear();
  typedWords.clear();
  document.querySelectorAll("#finder details").forEach((panel) => panel.id && openPanels.add([panel.id, panel.open]));
  document.querySelectorAll(".facet__narrow").forEach((box) => box.value && typedWords.set(box.closest(".facet").id, box.value));
}

function restore() {
  for (const [id, open] of openPanels) {
    const panel = document.getElementById(id);
    if (panel) panel.open = open;
  }
  for (const [id, words] of typedWords) {
    const box = document.getElementById(id)?.querySelector(".facet__narrow");
    if (!box) continue;
    box.value = words;
    box.dispatchEvent(new Event("input"));
  }
}

// While an answer is on its way, the list says so to whoever reads it by ear.
document.body.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target?.id === "finder") event.detail.target.querySelector(".finder__main").setAttribute("aria-busy", "true");
});

document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id === "finder") remember();
});

document.body.addEventListener("htmx:afterSettle", (event) => {
  const target = event.detail.target.isConnected ? event.detail.target : document.getElementById("finder");
  if (target.id === "finder" && !target.dataset.handy) {
    target.dataset.handy = "yes";
    makeHandy(target);
    restore();
    if (document.activeElement === document.body) target.querySelector(".result-count")?.focus();
  }
  announce(target);
});

// Where the answer does not come, the page is asked for as if there were no script; suggestions are simply not there.
function loadWhole(event) {
  if (event.detail.target?.id === "finder") window.location.assign(event.detail.pathInfo.finalRequestPath);
}
document.body.addEventListener("htmx:sendError", loadWhole);
document.body.addEventListener("htmx:responseError", loadWhole);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll("[data-suggestions]").forEach((box) => box.replaceChildren());
});
