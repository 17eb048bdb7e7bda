// Passkeys: the button shows where the browser knows them, and what went wrong is said.
(() => {
  "use strict";
  for (const form of document.querySelectorAll("form.passkey")) {
    form.hidden = !window.webauthnJSON.supported();
    document.addEventListener("allauth.error", (event) => {
      event.preventDefault();
      form.querySelector("[role=alert]").hidden = false;
    });
  }
})();
