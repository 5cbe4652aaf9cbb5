import { typeInto } from "./markdown-toolbar";

type Listed = { handle: string; name: string };

/** `@` and the beginning of a name right before the caret. */
const begun = /(?:^|[^\w@./:+\\-])@([\p{L}\d-]*)$/u;
const most = 5;

const list = Object.assign(document.createElement("ul"), { id: "people", className: "suggestions people" });
list.role = "listbox";
list.hidden = true;
let area: HTMLTextAreaElement | undefined;
let active = 0;

const handleIn = (link: HTMLAnchorElement | null) =>
  /\/people\/([a-z][a-z0-9-]+)$/.exec(link?.pathname ?? "")?.[1];

/** Whoever else stands on this page, those who help first; where a post is changed, the page lists who is in its thread. */
function peopleHere(): Listed[] {
  const told = document.querySelectorAll<HTMLOptionElement>("#thread-people option");
  if (told.length > 0) return [...told].map(({ value, label }) => ({ handle: value, name: label }));
  const own = handleIn(document.querySelector('header a[href*="/people/"]'));
  const found = new Map<string, Listed & { helps: boolean }>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href*="/people/"]')) {
    const handle = handleIn(link);
    const name = link.textContent!.trim();
    const helps = link.parentElement!.querySelector(".text-ambassador,.text-staff") !== null;
    if (handle && handle !== own && name && !name.startsWith("@"))
      found.set(handle, { handle, name, helps: helps || found.get(handle)?.helps === true });
  }
  return [...found.values()].sort((a, b) => Number(b.helps) - Number(a.helps));
}

function offer(): void {
  const typed = begun.exec(area!.value.slice(0, area!.selectionStart))?.[1]?.toLowerCase();
  const fits = ({ handle, name }: Listed) =>
    [handle, ...name.toLowerCase().split(/\s+/)].some((word) => word.startsWith(typed!));
  const people = typed === undefined ? [] : peopleHere().filter(fits).slice(0, most);
  list.replaceChildren(
    ...people.map(({ handle, name }) => {
      const option = document.createElement("li");
      option.role = "option";
      option.id = `people-${handle}`;
      option.dataset.handle = handle;
      option.append(Object.assign(document.createElement("bdi"), { textContent: name }), `@${handle}`);
      return option;
    }),
  );
  if (people.length === 0) {
    close();
    return;
  }
  const { bottom, left, width } = area!.getBoundingClientRect();
  Object.assign(list.style, {
    top: `${bottom + scrollY}px`,
    left: `${left + scrollX}px`,
    width: `${width}px`,
  });
  list.ariaLabel = "@";
  document.body.append(list);
  list.hidden = false;
  area!.setAttribute("aria-controls", list.id);
  choose(0);
}

function choose(place: number): void {
  active = (place + list.children.length) % list.children.length;
  for (const [i, option] of [...list.children].entries()) option.ariaSelected = String(i === active);
  area!.setAttribute("aria-activedescendant", list.children[active]!.id);
}

function close(): void {
  list.hidden = true;
  area?.removeAttribute("aria-activedescendant");
}

function take(option: HTMLElement): void {
  const { selectionStart: end, value } = area!;
  area!.setSelectionRange(value.lastIndexOf("@", end - 1), end);
  typeInto(area!, `@${option.dataset.handle} `);
  close();
}

document.addEventListener("input", ({ target }) => {
  const field = target as HTMLTextAreaElement;
  // What is private has no readers to call.
  if (!field.matches(":is(#reply,#panel,#edit) textarea[name=body]:not([data-private])")) return;
  area = field;
  offer();
});

document.addEventListener(
  "keydown",
  (event) => {
    const { key } = event;
    if (list.hidden || event.target !== area || event.isComposing || event.ctrlKey || event.metaKey) return;
    if (key === "ArrowDown" || key === "ArrowUp") choose(active + (key === "ArrowDown" ? 1 : -1));
    else if (key === "Enter" || key === "Tab") take(list.children[active] as HTMLElement);
    else if (key === "Escape") close();
    else return;
    event.preventDefault();
  },
  true,
);
document.addEventListener("focusout", close);
// Pressing a name must not take the focus from the text before the click arrives.
list.addEventListener("mousedown", (event) => event.preventDefault());
list.addEventListener("click", (event) => {
  const option = (event.target as Element).closest("li");
  if (option) take(option);
});
