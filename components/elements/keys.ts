import { recall, remember } from "./page";

// Known only while the script runs for the first time.
const paletteScript = (document.currentScript as HTMLScriptElement | null)?.dataset.palette;
let isPaletteThere = false;

/** Commands come in a script of their own, which nobody loads who never asks for them. */
function openPalette(): boolean {
  if (!paletteScript) return focusSearch();
  if (isPaletteThere) document.dispatchEvent(new Event("palette"));
  else {
    // Whoever knows the key types on at once: this field takes the words until the palette, which makes it its own, is there.
    const typed = Object.assign(document.createElement("input"), {
      id: "palette-typed",
      className: "sr-only",
      before: document.activeElement,
    });
    document.body.append(typed);
    typed.focus();
    const script = Object.assign(document.createElement("script"), { src: paletteScript });
    script.onerror = () => {
      isPaletteThere = false;
      typed.remove();
      focusSearch();
    };
    document.head.append(script);
  }
  isPaletteThere = true;
  return true;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

function focusSearch(): boolean {
  const fields = [...document.querySelectorAll<HTMLInputElement>("search-box input")];
  const field = fields.find((each) => each.checkVisibility?.() ?? each.offsetParent);
  field?.focus();
  field?.select();
  return field !== undefined;
}

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  const menu =
    key === "Escape" && (target as Element).closest?.<HTMLDetailsElement>("details[data-menu][open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
  const isCommand = event.metaKey || event.ctrlKey;
  if (isCommand && key.toLowerCase() === "k" && !(target as Element).closest?.("textarea")) {
    if (openPalette()) event.preventDefault();
    return;
  }
  // Single keys can be switched off (WCAG 2.1.4): speech input types them by mistake.
  if (isCommand || event.altKey || isTyping(target) || recall("keys") === "off") return;
  if (key === "/" && focusSearch()) event.preventDefault();
  if (key === "?") {
    const list = document.getElementById("shortcuts");
    list?.togglePopover?.();
    // No button opened it, so the way into it does not begin anywhere else.
    list?.querySelector("button")?.focus();
  }
});

for (const box of document.querySelectorAll<HTMLInputElement>("[data-single-keys]")) {
  box.checked = recall("keys") !== "off";
  box.addEventListener("change", () => remember("keys", box.checked ? null : "off"));
}
