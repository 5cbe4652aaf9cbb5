import { announce, problemIn } from "./page";

/** Parts of the page that may not be replaced now, because somebody is typing in them. */
export function isBusy(element: Element): boolean {
  for (const field of element.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    "input:not([type=hidden]),textarea",
  )) {
    if (field.value !== field.defaultValue || (field === document.activeElement && field.type !== "checkbox"))
      return true;
  }
  return false;
}

/** Replaces the elements with these ids by those of another rendering of the page, keeping focus and what is open. */
export function replace(page: Document, ids: string[]): void {
  const focused = document.activeElement;
  const open = [...document.querySelectorAll("details[open][id]")].map((each) => each.id);
  for (const id of ids) {
    const old = document.getElementById(id);
    const made = page.getElementById(id);
    if (!old) continue;
    if (!made) {
      old.remove();
      continue;
    }
    const hadFocus = old.contains(focused);
    const fresh = document.importNode(made, true);
    old.replaceWith(fresh);
    for (const each of open) {
      const details = fresh.querySelector<HTMLDetailsElement>(`details[id="${CSS.escape(each)}"]`);
      if (details) details.open = true;
    }
    if (hadFocus) refocus(fresh, focused as HTMLElement);
    announce(fresh.querySelector(":is([role=status],[role=alert]):not([hidden])")?.textContent);
  }
}

/** The same place in the new part: what asks for it, the same id, the same button, the menu it was in, or the part itself. */
function refocus(fresh: HTMLElement, before: HTMLElement): void {
  const form = before.closest("form")?.id;
  const name = before.getAttribute("name");
  const value = before.getAttribute("value");
  const scope = (form && fresh.querySelector(`#${CSS.escape(form)}`)) || fresh;
  const target =
    fresh.querySelector<HTMLElement>("[autofocus]") ??
    (before.id ? document.getElementById(before.id) : null) ??
    (name &&
      scope.querySelector<HTMLElement>(
        `[name="${CSS.escape(name)}"]${value ? `[value="${CSS.escape(value)}"]` : ""}`,
      )) ??
    menuAt(before, (menu) => fresh.querySelector<HTMLElement>(`#${CSS.escape(menu.id)}>summary`)) ??
    (form && scope.querySelector<HTMLElement>("button")) ??
    fresh;
  if (target === fresh) fresh.tabIndex = -1;
  (target as HTMLElement).focus({ preventScroll: target === fresh });
}

const menuAt = <T>(at: HTMLElement | null, then: (menu: HTMLDetailsElement) => T) => {
  const menu = at?.closest<HTMLDetailsElement>("details[data-menu][id]");
  return menu ? then(menu) : null;
};

export const parsed = async (response: Response): Promise<Document> =>
  new DOMParser().parseFromString(await response.text(), "text/html");

const idsOf = (form: HTMLFormElement) => (form.dataset.swap ?? "").split(/\s+/).filter(Boolean);

function setBusy(form: HTMLFormElement, button: HTMLElement | null, busy: boolean): void {
  for (const each of [form, button]) {
    if (busy) each?.setAttribute("aria-busy", "true");
    else each?.removeAttribute("aria-busy");
  }
}

async function send(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  const ids = idsOf(form);
  const body = new FormData(form, button);
  announce(form.querySelector("[data-while-busy]")?.textContent);
  try {
    const response = await fetch(form.getAttribute("action") || location.href, { method: "POST", body });
    const page = await parsed(response);
    const isHere = new URL(response.url).pathname === location.pathname;
    const problem = problemIn(page.getElementById(form.id));
    if (response.ok && !problem) form.dispatchEvent(new Event("sent", { bubbles: true }));
    if (response.redirected && (!isHere || "whole" in form.dataset)) return location.assign(response.url);
    // An error page instead of ours has a line for here, where what was typed still stands.
    if (!ids.some((id) => page.getElementById(id))) return say(form, page.querySelector("[data-here]"));
    if (response.ok && !problem) {
      form.reset();
      // What was chosen from a menu has been done.
      menuAt(button, (menu) => {
        menu.open = false;
      });
    }
    replace(page, ids);
  } catch {
    say(form);
  } finally {
    setBusy(form, button, false);
  }
}

function say(form: HTMLFormElement, told?: Element | null): void {
  const line = form.querySelector(".form-offline") ?? document.createElement("p");
  line.className = "form-offline";
  line.role = "alert";
  line.replaceChildren(...(told?.childNodes ?? [document.body.dataset.offline!]));
  form.prepend(line);
}

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (event.defaultPrevented || form.method !== "post") return;
  // One press, one request, however often the button is pressed.
  if (form.ariaBusy) return event.preventDefault();
  const button = event.submitter as HTMLElement | null;
  if (idsOf(form).length > 0) {
    event.preventDefault();
    setBusy(form, button, true);
    void send(form, button);
    return;
  }
  // Only after the browser has gathered the fields, to which the pressed button belongs; a download leaves the page as it is.
  setTimeout(() => setBusy(form, button, true));
  setTimeout(() => setBusy(form, button, false), 10_000);
});

// A page that the browser kept and shows again must not look as if it were still sending.
window.addEventListener("pageshow", (event) => {
  if (event.persisted)
    for (const each of document.querySelectorAll("[aria-busy]")) each.removeAttribute("aria-busy");
});
