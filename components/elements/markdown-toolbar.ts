const around: Record<string, [string, string]> = {
  bold: ["**", "**"],
  italic: ["_", "_"],
  link: ["[", "](https://)"],
};
const before: Record<string, string> = { quote: "> ", list: "- ", numbered: "1. " };

/** Buttons and keys that put Markdown around what is selected, as if it had been typed: undo takes it back. */
class MarkdownToolbar extends HTMLElement {
  connectedCallback(): void {
    const area = document.getElementById(this.getAttribute("for") ?? "") as HTMLTextAreaElement | null;
    if (!area) return;
    this.addEventListener("click", (event) => {
      const button = (event.target as Element).closest<HTMLElement>("[data-markdown], [data-block]");
      if (button?.dataset.markdown) put(area, button.dataset.markdown);
      if (!button?.dataset.block) return;
      button.closest("details")?.removeAttribute("open");
      putBlock(area, button.dataset.block);
    });
    area.addEventListener("keydown", (event) => {
      if (event.isComposing || event.altKey || event.shiftKey || !(event.metaKey || event.ctrlKey)) return;
      if (event.key === "Enter") return area.form?.requestSubmit();
      const button = this.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
      if (!button) return;
      event.preventDefault();
      put(area, button.dataset.markdown!);
    });
  }
}

function put(area: HTMLTextAreaElement, mark: string): void {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const selected = value.slice(start, end);
  const [open, close] = mark === "code" ? codeAround(selected) : (around[mark] ?? ["", ""]);
  area.focus();
  if (before[mark]) {
    const lineStart = value.lastIndexOf("\n", start - 1) + 1;
    area.setSelectionRange(lineStart, end);
    typeInto(area, value.slice(lineStart, end).replace(/^/gm, before[mark]));
    return;
  }
  typeInto(area, open + selected + close);
  if (mark === "link" && selected) area.setSelectionRange(end + 3, end + 11);
  else area.setSelectionRange(start + open.length, start + open.length + selected.length);
}

/** Puts a block below the line with the cursor, with an empty line on either side. */
function putBlock(area: HTMLTextAreaElement, block: string): void {
  const { value, selectionEnd } = area;
  const end = value.indexOf("\n", selectionEnd);
  const above = value.slice(0, end < 0 ? value.length : end).trimEnd();
  const below = value.slice(above.length).trimStart();
  area.focus();
  area.setSelectionRange(above.length, value.length - below.length);
  typeInto(area, `${above && "\n\n"}${block}\n${below && "\n"}`);
}

const codeAround = (selected: string): [string, string] =>
  selected.includes("\n") ? ["```\n", "\n```"] : ["`", "`"];

/** Puts a text in place of what is selected. */
export function typeInto(area: HTMLTextAreaElement, text: string): void {
  // Not in any standard any more, and yet the only way that keeps the browser's undo.
  if (document.execCommand("insertText", false, text)) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

customElements.define("markdown-toolbar", MarkdownToolbar);
