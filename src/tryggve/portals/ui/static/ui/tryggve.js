// Only what HTML cannot do by itself. Every page works without this file.
(() => {
  "use strict";
  const dialog = document.getElementById("utloggning");
  if (dialog) {
    const seconds = Number(dialog.dataset.seconds);
    setTimeout(() => dialog.showModal(), seconds * 1000);
    dialog.querySelector("form").addEventListener("submit", async (event) => {
      event.preventDefault();
      const answer = await fetch(event.target.action, { method: "POST", body: new FormData(event.target), redirect: "manual" });
      if (answer.status === 204) {
        dialog.close();
        setTimeout(() => dialog.showModal(), seconds * 1000);
      } else {
        location.reload();
      }
    });
  }
})();
