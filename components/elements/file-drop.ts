import { announce } from "./page";

type Sent = { markdown: string };

/** Sends chosen, pasted and dropped files at once; their places in the text are kept meanwhile. */
class FileDrop extends HTMLElement {
  #waiting = 0;
  #afterwards: (() => void) | null = null;

  connectedCallback(): void {
    const area = document.getElementById(this.getAttribute("for") ?? "") as HTMLTextAreaElement | null;
    const input = this.querySelector<HTMLInputElement>("input[type=file]");
    if (!area || !input) return;
    input.addEventListener("change", () => {
      const files = [...(input.files ?? [])];
      // From here on they are in the text; the form must not send them once more.
      input.value = "";
      void this.#take(area, files);
    });
    area.addEventListener("paste", (event) => this.#caught(event, area, event.clipboardData));
    area.addEventListener("drop", (event) => this.#caught(event, area, event.dataTransfer));
    area.addEventListener("dragover", (event) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    });
    area.form?.addEventListener("submit", (event) => this.#hold(event), true);
  }

  #caught(event: Event, area: HTMLTextAreaElement, data: DataTransfer | null): void {
    const files = [...(data?.files ?? [])];
    if (files.length === 0 || data?.types.includes("text/plain")) return;
    event.preventDefault();
    void this.#take(area, files);
  }

  /** A form that is sent while a file is on its way goes when that has come. */
  #hold(event: SubmitEvent): void {
    if (this.#waiting === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const form = event.target as HTMLFormElement;
    this.#afterwards = () => form.requestSubmit(event.submitter);
  }

  async #take(area: HTMLTextAreaElement, files: File[]): Promise<void> {
    this.#say(null);
    await Promise.all(files.map((file) => this.#send(area, file)));
    if (this.#waiting > 0) return;
    const go = this.#afterwards;
    this.#afterwards = null;
    // Where a file did not come, somebody should look before the rest goes.
    if (!this.querySelector("[data-said]:not([hidden])")) go?.();
  }

  async #send(area: HTMLTextAreaElement, file: File): Promise<void> {
    const place = `![${this.dataset.sending} ${file.name.replace(/[[\]]/g, " ")}]()`;
    insert(area, place);
    this.#waiting++;
    try {
      const body = new FormData();
      body.append("file", file);
      const response = await fetch("/api/uploads", { method: "POST", body });
      const answer = await response.json();
      replace(area, place, response.ok ? (answer as Sent).markdown : "");
      if (response.ok) announce(this.dataset.done);
      else this.#say(`${file.name}: ${answer.title}`);
    } catch {
      replace(area, place, "");
      this.#say(`${file.name}: ${this.dataset.failed}`);
    } finally {
      this.#waiting--;
    }
  }

  #say(text: string | null): void {
    const line = this.querySelector<HTMLElement>("[data-said]");
    if (!line) return;
    line.hidden = text === null;
    line.textContent = text ?? "";
  }
}

/** Below the line in which somebody is, so that no words and no other file's place are torn apart. */
function insert(area: HTMLTextAreaElement, text: string): void {
  const lineEnd = area.value.indexOf("\n", area.selectionEnd);
  const at = lineEnd === -1 ? area.value.length : lineEnd;
  const before = area.value.slice(0, at);
  const gap = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  area.setRangeText(`${gap}${text}\n\n`, at, at, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Puts the words for a file where its place was kept; of a picture they are selected, to be replaced by better ones. */
function replace(area: HTMLTextAreaElement, place: string, text: string): void {
  const at = area.value.indexOf(place);
  if (at === -1) return;
  const isTypingElsewhere = area.selectionStart < at || area.selectionStart > at + place.length + 2;
  area.setRangeText(text, at, at + place.length, "preserve");
  const words = /^!\[([^\]]*)\]/.exec(text)?.[1];
  if (words && document.activeElement === area && !isTypingElsewhere)
    area.setSelectionRange(at + 2, at + 2 + words.length);
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

customElements.define("file-drop", FileDrop);
