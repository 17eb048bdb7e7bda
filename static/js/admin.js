/* Names for the choosers that select2 draws: it takes the place of a select, but leaves its label behind. */

"use strict";

{
  const labelOf = (select) => document.querySelector(`label[for="${CSS.escape(select.id)}"]`);

  const wordsOf = (label) => label.textContent.trim().replace(/\s*:$/, "");

  const name = (select) => {
    const label = labelOf(select);
    const drawn = select.nextElementSibling;
    if (!label || !drawn || !drawn.classList.contains("select2-container")) {
      return;
    }
    label.id = label.id || `${select.id}-label`;
    const box = drawn.querySelector("[role=combobox]");
    const chosen = box.getAttribute("aria-labelledby") || "";
    if (!chosen.includes(label.id)) {
      box.setAttribute("aria-labelledby", `${label.id} ${chosen}`.trim());
    }
    for (const text of drawn.querySelectorAll("[role=textbox]")) {
      text.removeAttribute("role"); // a part of the box, no field of its own
      text.removeAttribute("aria-readonly");
    }
    for (const field of drawn.querySelectorAll(".select2-search__field")) {
      field.setAttribute("aria-label", wordsOf(label));
    }
  };

  const nameDropdown = () => {
    const box = document.querySelector("[role=combobox][aria-expanded=true][aria-owns]");
    const dropdown = document.querySelector("body > .select2-container--open");
    const select = box?.closest(".select2-container").previousElementSibling;
    const label = select && labelOf(select);
    if (!label || !dropdown) {
      return;
    }
    box.setAttribute("aria-controls", box.getAttribute("aria-owns"));
    dropdown.setAttribute("role", "region");
    dropdown.setAttribute("aria-label", wordsOf(label));
    dropdown.querySelector(".select2-search__field")?.setAttribute("aria-label", wordsOf(label));
  };

  new MutationObserver(() => {
    document.querySelectorAll("select.admin-autocomplete").forEach(name);
    nameDropdown();
  }).observe(document.body, { childList: true, subtree: true, attributeFilter: ["aria-expanded"] });
}
