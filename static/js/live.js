// Lists that follow their filters in place (by htmx). Without it pages load whole.
"use strict";

const openPanels = new Map();
const typedWords = new Map();
let held = null; // what the reader was at when the answer came
let isOutdated = false; // something was chosen since the question was sent; it is asked next

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

// Which groups of filters stand open, and what was typed to narrow them, is the reader's and stays.
function rememberPanels() {
  openPanels.clear();
  typedWords.clear();
  document.querySelectorAll("#finder details[id]").forEach((panel) => openPanels.set(panel.id, panel.open));
  document.querySelectorAll(".facet__narrow").forEach((box) => box.value && typedWords.set(box.id, box.value));
}

function restorePanels() {
  for (const [id, words] of typedWords) {
    const box = document.getElementById(id);
    if (!box) continue;
    box.value = words;
    box.dispatchEvent(new Event("input"));
  }
  for (const [id, open] of openPanels) {
    const panel = document.getElementById(id);
    if (panel) panel.open = open;
  }
}

// What has the focus, or else what was pressed, and where on the screen it stands.
function takeHold(pressed) {
  const focused = document.activeElement.closest("#finder [id]");
  const control = focused ?? pressed?.closest?.("#finder [id]");
  held = control && { id: control.id, top: control.getBoundingClientRect().top, value: control.value, start: focused?.selectionStart };
  document.documentElement.style.overflowAnchor = "none"; // else the browser follows some other part of the page
}

// It keeps the focus, and its place on the screen whatever has grown above it.
function holdOn() {
  const control = held && document.getElementById(held.id);
  if (control) {
    for (let panel = control.closest("details"); panel; panel = panel.parentElement.closest("details")) panel.open = true;
    if (/^(text|search)$/.test(control.type)) {
      control.value = held.value; // typed while the answer was on its way
      if (held.start != null) control.setSelectionRange(held.start, held.start);
    }
    control.focus({ preventScroll: true });
    window.scrollBy({ top: control.getBoundingClientRect().top - held.top, behavior: "instant" });
  }
  requestAnimationFrame(() => requestAnimationFrame(() => document.documentElement.style.removeProperty("overflow-anchor")));
}

// What a screen reader is told of, now that no new page tells it: all that is news after a change of that control.
function announceAfter(target, changed) {
  const news = [...target.querySelectorAll("[data-announce]")].filter((one) => [changed, ""].includes(one.dataset.announce));
  announce(news.map((one) => one.textContent.trim()).join(". "));
}

// What is wrong with the question is said beside the list as it was, so that nothing is lost while somebody types.
function showFaults(answer) {
  const page = new DOMParser().parseFromString(answer, "text/html");
  const main = document.querySelector(".finder__main");
  main.removeAttribute("aria-busy");
  main.querySelectorAll(":scope > .notice").forEach((notice) => notice.remove());
  main.prepend(...page.querySelectorAll(".finder__main > .notice"));
  for (const field of page.querySelectorAll("#filters > .field")) {
    document.getElementById(field.querySelector("input").id)?.closest(".field").replaceWith(field);
  }
}

// A link leads on with what is ticked on the cards now; in the form the ticks are fields like any other.
function withTicks(path) {
  const address = new URL(path, window.location);
  address.searchParams.delete("id");
  document.querySelectorAll("#finder [name=id]:checked").forEach((tick) => address.searchParams.append("id", tick.value));
  return address.pathname + address.search;
}

function asksTheList(control) {
  return control.form?.matches("#filters") && control.name && control.name !== "id";
}

document.addEventListener("change", (event) => (isOutdated ||= asksTheList(event.target)), true);

// The comparison is another page, which is asked for nothing but what is ticked.
document.addEventListener(
  "submit",
  (event) => {
    const page = event.submitter?.getAttribute("formaction");
    if (!page) return;
    event.preventDefault();
    event.stopPropagation();
    window.location.assign(withTicks(page));
  },
  true,
);

document.body.addEventListener("htmx:configRequest", (event) => {
  const { elt, target, path } = event.detail;
  if (target?.id === "finder" && elt.matches("a")) event.detail.path = withTicks(path);
});

// While an answer is on its way, the list says so to whoever reads it by ear.
document.body.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target?.id !== "finder") return;
  isOutdated = false;
  event.detail.target.querySelector(".finder__main").setAttribute("aria-busy", "true");
});

document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id !== "finder") return;
  takeHold(event.detail.requestConfig.triggeringEvent?.target);
  if (isOutdated) {
    event.detail.shouldSwap = false;
  } else if (event.detail.xhr.status === 400) {
    event.detail.shouldSwap = false;
    showFaults(event.detail.serverResponse);
    holdOn();
  } else {
    rememberPanels();
  }
});

document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id !== "finder") return;
  makeHandy(event.target);
  restorePanels();
  holdOn();
  if (document.activeElement === document.body) event.target.querySelector(".result-count")?.focus();
  announceAfter(event.target, event.detail.requestConfig.triggeringEvent?.target?.id);
});

// Where the answer does not come, the page is asked for as if there were no script.
function loadWhole(event) {
  if (event.detail.target?.id === "finder") window.location.assign(event.detail.pathInfo.finalRequestPath);
}
document.body.addEventListener("htmx:sendError", loadWhole);
document.body.addEventListener("htmx:responseError", loadWhole);
