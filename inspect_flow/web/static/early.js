// A slow phone shows answers before the scripts that save them are there. What is chosen meanwhile is
// told again once they are, so that it is saved like everything else.
(() => {
  "use strict";
  const early = new Set();
  const keep = (event) => early.add(event.target);
  document.addEventListener("change", keep, true);
  document.addEventListener("DOMContentLoaded", () => setTimeout(() => {
    document.removeEventListener("change", keep, true);
    for (const field of early) field.dispatchEvent(new Event("change", { bubbles: true }));
  }), { once: true });
})();
