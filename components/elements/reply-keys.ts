import { recall } from "./page";

const field = () => document.querySelector<HTMLTextAreaElement>("#reply textarea");

/** On a thread `r` goes to the form for an answer, and `q` takes the selected words of a post there as a quote. */
document.addEventListener("keydown", (event) => {
  const { key } = event;
  if ((key !== "r" && key !== "q") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (recall("keys") === "off" || (event.target as Element).matches("input,textarea,select")) return;
  const words = key === "q" ? selectedWords() : "";
  if (!field() || (key === "q" && !words)) return;
  event.preventDefault();
  if (words) quote(words);
  else field()!.focus();
});

function quote(words: string): void {
  const area = field()!;
  area.focus();
  const before = area.value.trimEnd();
  const quoted = words.replace(/^/gm, "> ").replace(/^> $/gm, ">");
  area.setRangeText(`${before && `${before}\n\n`}${quoted}\n\n`, 0, area.value.length, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

/** What is selected of one post; nothing where the selection goes beyond. */
function selectedWords(): string {
  const selection = getSelection();
  const post = (node: Node | null | undefined) => node?.parentElement?.closest(".prose");
  const from = post(selection?.anchorNode);
  return from && from === post(selection?.focusNode) ? String(selection).trim() : "";
}

// The same for a finger or a pointer: a button below what is selected.
const button = Object.assign(document.createElement("button"), {
  type: "button",
  className: "quote-selected",
});
button.tabIndex = -1;
button.hidden = true;
let words = "";
let timer = 0;

document.addEventListener("selectionchange", () => {
  clearTimeout(timer);
  timer = window.setTimeout(offer, 200);
});

function offer(): void {
  const text = field()?.closest<HTMLElement>("[data-quote]")?.dataset.quote;
  words = text ? selectedWords() : "";
  button.hidden = !words;
  if (!words) return;
  const { bottom, left } = getSelection()!.getRangeAt(0).getBoundingClientRect();
  button.textContent = text!;
  document.body.append(button);
  button.style.top = `${bottom + scrollY + 8}px`;
  button.style.left = `${Math.max(8, Math.min(left, innerWidth - button.offsetWidth - 8)) + scrollX}px`;
}

// Pressing it must not end the selection before the click arrives.
button.addEventListener("mousedown", (event) => event.preventDefault());
button.addEventListener("click", () => {
  quote(words);
  button.hidden = true;
});
