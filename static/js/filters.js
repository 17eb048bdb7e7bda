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
  const label = facet.closest("form")?.dataset.narrow;
  if (!label || options.length < LONG) return;
  const box = document.createElement("input");
  box.type = "search";
  box.className = "facet__narrow";
  box.placeholder = label;
  box.setAttribute("aria-label", label);
  box.addEventListener("input", () => {
    const wanted = fold(box.value);
    for (const option of options) {
      option.hidden = !fold(option.textContent).includes(wanted) && !option.querySelector(":checked");
    }
    const more = facet.querySelector(".facet__more");
    if (more && wanted) more.open = true;
  });
  box.addEventListener("change", (event) => event.stopPropagation()); // it asks the list nothing
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  facet.querySelector("fieldset").prepend(box);
}

function makeHandy(part) {
  part.querySelectorAll(".filters").forEach(openWhereThereIsRoom);
  part.querySelectorAll(".filters__form").forEach(sendOnlyWhatIsFilled);
  part.querySelectorAll(".facet").forEach(narrowByTyping);
}

makeHandy(document);
