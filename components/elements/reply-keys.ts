import { recall } from "./page";

/** On a thread `r` goes to the form for an answer, and `q` takes the selected words of a post there as a quote. */
document.addEventListener("keydown", (event) => {
  const { key } = event;
  if ((key !== "r" && key !== "q") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (recall("keys") === "off" || (event.target as Element).matches("input,textarea,select")) return;
  const area = document.querySelector<HTMLTextAreaElement>("#reply textarea");
  const words = key === "q" ? selectedWords() : "";
  if (!area || (key === "q" && !words)) return;
  event.preventDefault();
  area.focus();
  if (!words) return;
  const before = area.value.trimEnd();
  const quote = words.replace(/^/gm, "> ").replace(/^> $/gm, ">");
  area.setRangeText(`${before && `${before}\n\n`}${quote}\n\n`, 0, area.value.length, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
});

/** What is selected of one post; nothing where the selection goes beyond. */
function selectedWords(): string {
  const selection = getSelection();
  const post = (node: Node | null | undefined) => node?.parentElement?.closest(".prose");
  const from = post(selection?.anchorNode);
  return from && from === post(selection?.focusNode) ? String(selection).trim() : "";
}
