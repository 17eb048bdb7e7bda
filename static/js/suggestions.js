// Names that are offered below a search box: arrows lead through them, and they close when the reader leaves or says so.
"use strict";

function offerNames(offered) {
  const form = offered.closest("form");
  const box = form.querySelector("input[type=search]");
  let isWanted = false;

  const links = () => [...offered.querySelectorAll("a")];

  function close() {
    isWanted = false;
    offered.replaceChildren();
  }

  function move(by) {
    const places = [box, ...links()];
    places[places.indexOf(document.activeElement) + by]?.focus();
  }

  form.addEventListener("input", () => (isWanted = true));

  // An answer that comes after the reader has left, or has closed the list, is not shown.
  offered.addEventListener("htmx:beforeSwap", (event) => (event.detail.shouldSwap &&= isWanted));

  offered.addEventListener("htmx:afterSwap", () => announce(offered.querySelector("[data-announce]")?.textContent ?? ""));

  form.addEventListener("keydown", (event) => {
    if (links().length === 0) return;
    if (event.key === "Escape") {
      event.preventDefault(); // which would empty the box
      close();
      box.focus();
    } else if (event.key === "ArrowDown" || (event.key === "ArrowUp" && document.activeElement !== box)) {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    }
  });

  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
  offered.addEventListener("mousedown", (event) => event.preventDefault()); // some browsers give links no focus
}

document.querySelectorAll("[data-suggestions]").forEach(offerNames);
