// What makes pages smoother where scripts run; every page works without it.
(() => {
  "use strict";
  const HELD_FOR = 3000;

  // A double click sends a form once. The back button shows the page with its forms free again.
  const sent = new Map();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.hasAttribute("hx-post")) return;
    if (Date.now() - (sent.get(form) ?? -HELD_FOR) < HELD_FOR) event.preventDefault();
    else if (!event.defaultPrevented) sent.set(form, Date.now());
    // A form that saves itself as one goes sends everything now: nothing is left behind on this page.
    if (!event.defaultPrevented && form.querySelector("[hx-post]")) { pending.clear(); unsaved.clear(); }
  });
  window.addEventListener("pageshow", () => sent.clear());

  // How many characters are left, counted as people count them: "ộ" is one, however it was typed.
  const tell = (field) => {
    const line = document.getElementById(`${field.id}-limit`);
    if (!line) return;
    const left = Number(field.dataset.limit) - [...field.value.normalize("NFC")].length;
    const words = left < 0 ? line.dataset.over : line.dataset.left;
    line.textContent = words.replace("{n}", Math.abs(left).toLocaleString(document.documentElement.lang));
    line.classList.toggle("limit--over", left < 0);
    // Far from the limit the number is of no use to anybody.
    line.hidden = left > Math.max(200, Number(field.dataset.limit) / 10);
  };
  const tellAll = (root) => root.querySelectorAll("textarea[data-limit]").forEach(tell);
  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea[data-limit]")) tell(event.target);
  });

  // The line that says in words whether every answer reached the server: "saved" only when all did.
  const pending = new Map();
  const unsaved = new Set();
  const say = (manner, when = new Date()) => {
    const line = document.querySelector("[data-saved-line]");
    if (!line) return;
    const time = new Intl.DateTimeFormat("vi-VN", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Ho_Chi_Minh" }).format(when);
    line.textContent = line.dataset[manner].replace("{time}", time).replace("{n}", unsaved.size);
    line.classList.toggle("saved-line--saving", manner === "saving");
    line.classList.toggle("saved-line--failed", ["failed", "ended", "refused"].includes(manner));
  };
  // What asked may have been replaced by the answer, so the request is asked, not the event.
  const asking = (event) => event.detail.requestConfig?.elt ?? event.detail.elt;
  const thing = (event) => asking(event).getAttribute("name") || asking(event).id || event.detail.pathInfo.requestPath;
  // A file that was refused is no longer on the page: nothing of it waits to be saved.
  const isRefusedFile = (event) => asking(event).matches("[id^=upload-]") && event.detail.xhr?.status === 422;
  const saves = (event) => event.detail.requestConfig?.verb !== "get";
  document.addEventListener("htmx:beforeSend", (event) => {
    if (!saves(event)) return;
    pending.set(thing(event), (pending.get(thing(event)) ?? 0) + 1);
    say("saving");
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!saves(event)) return;
    const name = thing(event);
    const left = (pending.get(name) ?? 1) - 1;
    if (left > 0) pending.set(name, left); else pending.delete(name);
    if (event.detail.successful || isRefusedFile(event)) unsaved.delete(name); else unsaved.add(name);
    // The server's clock: that of a phone may be wrong.
    const told = Date.parse(event.detail.xhr?.getResponseHeader("Date"));
    const failed = event.detail.xhr?.status === 401 ? "ended" : "failed";
    const done = isRefusedFile(event) ? "refused" : "saved";
    say(pending.size ? "saving" : unsaved.size ? failed : done, new Date(told || Date.now()));
  });
  window.addEventListener("beforeunload", (event) => {
    if (pending.size || unsaved.size) event.preventDefault();
  });
  document.addEventListener("htmx:load", (event) => {
    tellAll(event.target);
    // What was refused must not lie under the line at the foot of the page.
    if (event.target.matches("[role=alert]")) event.target.scrollIntoView({ block: "nearest" });
  });

  document.addEventListener("DOMContentLoaded", () => {
    tellAll(document);
    document.querySelector("[data-error-summary]")?.focus();
  });
})();
