// Makes the filters of a list handier. Everything here also works without it.
"use strict";

const LONG = 12; // values from which typing is quicker than looking

// Browsers that cannot show a closed <details> by style get it opened where there is room.
function openWhereThereIsRoom(panel) {
  if (CSS.supports("selector(::details-content)")) return;
  panel.open = panel.open || window.matchMedia("(min-width: 62rem)").matches;
}

// An address without "year=&q=" and the usual order is easier to read, to send and to cache.
function sendOnlyWhatIsFilled(form) {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) {
      const usual = form.elements.namedItem(name)?.dataset?.usual;
      if (value === "" || value === usual) event.formData.delete(name);
    }
  });
}

function fold(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

// A long list of values can be narrowed by typing. What is ticked stays in sight.
function narrowByTyping(facet) {
  const options = [...facet.querySelectorAll(".options > li")];
  const words = facet.closest("form")?.dataset;
  if (!words?.narrow || options.length < LONG) return;
  const box = boxToNarrow(facet, words.narrow);
  const none = document.createElement("p");
  none.className = "hint";
  none.hidden = true;
  box.addEventListener("input", () => {
    const typed = box.value.trim();
    const left = options.filter((option) => fold(option.textContent).includes(fold(typed)));
    options.forEach((option) => (option.hidden = !left.includes(option) && !option.querySelector(":checked")));
    none.hidden = left.length > 0;
    none.textContent = words.narrowNone.replace("{words}", typed);
    showAll(facet.querySelector(".facet__more"), typed !== "");
    announce(left.length ? howMany(words, left.length) : none.textContent);
  });
  facet.querySelector("fieldset").prepend(box, none);
}

function boxToNarrow(facet, label) {
  const box = document.createElement("input");
  box.type = "search";
  box.id = `${facet.id}-narrow`;
  box.className = "facet__narrow";
  box.placeholder = label;
  box.setAttribute("aria-label", label);
  box.addEventListener("change", (event) => event.stopPropagation()); // it asks the list nothing
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  return box;
}

function howMany(words, number) {
  return (number === 1 ? words.narrowOne : words.narrowMany).replace("{number}", number);
}

// While a list is narrowed all that is left of it stands there; how many more there are is said of the whole.
function showAll(more, narrowed) {
  if (!more) return;
  const button = more.querySelector("summary");
  if (narrowed && !button.hidden) more.dataset.before = more.open ? "open" : "";
  if (narrowed) more.open = true;
  else if (button.hidden) more.open = more.dataset.before === "open";
  button.hidden = narrowed;
}

// Said to whoever reads by ear.
function announce(news) {
  document.getElementById("announcement").textContent = news;
}

function makeHandy(part) {
  part.querySelectorAll(".filters").forEach(openWhereThereIsRoom);
  part.querySelectorAll(".filters__form").forEach(sendOnlyWhatIsFilled);
  part.querySelectorAll(".facet").forEach(narrowByTyping);
}

makeHandy(document);
