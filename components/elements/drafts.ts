import { problemIn, recall, remember } from "./page";

type Field = HTMLInputElement | HTMLTextAreaElement;

const prefix = "draft:";
/** Kept for who is signed in, so that nobody else at this computer sees it; what a visitor began goes on after signing in. */
const who = document.querySelector<HTMLElement>("[data-person]")?.dataset.person;
const keyOf = (draft: string) => prefix + (who ? `${who}:` : "") + draft;
const fieldsOf = (form: HTMLFormElement) =>
  [...form.elements].filter(
    (each): each is Field =>
      each.matches("textarea[name],input[name]:is([type=text],:not([type]))") &&
      !each.hasAttribute("data-private"),
  );

/** The version that is being changed, in forms that change what is stored. */
const versionOf = (form: HTMLFormElement) =>
  form.querySelector<HTMLInputElement>("input[type=hidden][name=version]");

/** What is typed into a form is kept in this browser until it was sent. */
function keep(form: HTMLFormElement): void {
  const draft = form.dataset.draft!;
  const key = keyOf(draft);
  const begun = recall(prefix + draft);
  if (who && begun) {
    if (!recall(key)) remember(key, begun);
    remember(prefix + draft, null);
  }
  restore(form, key);
  let timer = 0;
  form.addEventListener("input", () => {
    timer ||= window.setTimeout(() => {
      timer = 0;
      save(form, key);
    }, 1_000);
  });
  // Whoever leaves within that second keeps it too.
  addEventListener("pagehide", () => {
    if (timer && form.isConnected) save(form, key);
  });
  form.addEventListener("sent", () => {
    clearTimeout(timer);
    timer = 0;
    remember(key, null);
  });
  form.addEventListener("submit", (event) => {
    save(form, key);
    // A preview is no saving.
    if (event.submitter?.hasAttribute("data-keeps-draft")) return;
    // Sent without our help: the next page shows whether it was taken. A form that replaces itself says so.
    if (!form.dataset.swap) sessionStorage.setItem(key, draft);
  });
  // Sent or thrown away in another tab: what it showed here as well would only be sent twice.
  addEventListener("storage", (event) => {
    if (event.key !== key || event.newValue !== null || !event.oldValue) return;
    const gone: Record<string, string> = JSON.parse(event.oldValue);
    for (const field of fieldsOf(form)) {
      if (field.value === gone[field.name]) field.value = field.defaultValue;
    }
    noticeOf(form)?.setAttribute("hidden", "");
  });
}

function save(form: HTMLFormElement, key: string): void {
  const typed = Object.fromEntries(
    fieldsOf(form)
      .filter((field) => field.value.trim())
      .map((field) => [field.name, field.value]),
  );
  const isEmpty = Object.keys(typed).length === 0;
  const version = versionOf(form)?.value;
  remember(key, isEmpty ? null : JSON.stringify({ ...typed, ...(version && { version }) }));
}

function restore(form: HTMLFormElement, key: string): void {
  const kept: Record<string, string> = JSON.parse(recall(key) ?? "{}");
  const wins = "draftWins" in form.dataset && !problemIn(form);
  const restored = fieldsOf(form).filter((field) => {
    // A page that came with words to insert puts them below what is kept, once.
    if ("inserted" in field.dataset && kept[field.name]) {
      const [before, added] = [kept[field.name]!, field.value];
      field.value = before.includes(added) ? before : `${before}\n\n${added}`;
      return true;
    }
    // What the server sent back was typed later than what is kept.
    if ((field.value && !wins) || !kept[field.name] || field.value === kept[field.name]) return false;
    field.value = kept[field.name]!;
    return true;
  });
  const notice = noticeOf(form);
  if (!restored.length) return;
  // Saved as a change of the version that it was typed over, it is held against whatever was saved since.
  const version = versionOf(form);
  const newest = version?.value;
  const isBehind = wins && Boolean(newest && kept.version && kept.version !== newest);
  if (version && isBehind) version.value = kept.version!;
  restored[0]!.dispatchEvent(new Event("restored", { bubbles: true }));
  if (!notice) return;
  notice.hidden = false;
  for (const line of notice.querySelectorAll<HTMLElement>("[data-behind]")) line.hidden = !isBehind;
  notice.querySelector("[data-discard]")?.addEventListener("click", () => {
    for (const field of restored) field.value = wins ? field.defaultValue : "";
    if (version) version.value = newest!;
    remember(key, null);
    notice.hidden = true;
    restored[0]!.dispatchEvent(new Event("restored", { bubbles: true }));
    restored[0]!.focus();
  });
}

const noticeOf = (form: HTMLFormElement) =>
  document.querySelector<HTMLElement>(`draft-keeper[for="${CSS.escape(form.id)}"]`);

const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
// An error page has taken nothing.
const wasTaken = (visit?.responseStatus ?? 200) < 400;
for (const key of Object.keys(sessionStorage).filter((each) => each.startsWith(prefix))) {
  const draft = sessionStorage.getItem(key)!;
  sessionStorage.removeItem(key);
  const form = document.querySelector(`form[data-draft="${CSS.escape(draft)}"]`);
  if (wasTaken && !problemIn(form)) remember(key, null);
}

class DraftKeeper extends HTMLElement {}
customElements.define("draft-keeper", DraftKeeper);

const kept = new WeakSet<HTMLFormElement>();
function keepAll(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-draft]")) {
    if (!kept.has(form)) keep(form);
    kept.add(form);
  }
}
keepAll();
// A form that came in with a part of the page is kept from the first letter on.
document.addEventListener("focusin", keepAll);
