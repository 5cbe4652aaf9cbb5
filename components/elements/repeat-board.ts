import { recall } from "./page";

/**
 * The board of repeats by keys and by pointer. Both press what the menu of a group offers, so that nothing can be done
 * here which cannot be done there.
 */
class RepeatBoard extends HTMLElement {
  #dragged: HTMLElement | null = null;

  connectedCallback(): void {
    for (const card of this.querySelectorAll<HTMLElement>("[data-card]"))
      card.draggable = card.querySelector("[data-move]") !== null;
    this.addEventListener("keydown", this.#key);
    this.addEventListener("dragstart", this.#start);
    this.addEventListener("dragend", this.#end);
    this.addEventListener("dragover", this.#over);
    this.addEventListener("drop", this.#drop);
  }

  #columns = () =>
    [...this.querySelectorAll<HTMLElement>("[data-column]")].map((column) => ({
      column,
      cards: [...column.querySelectorAll<HTMLElement>("[data-card]")],
    }));

  #key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target as HTMLElement;
    const card = at.closest<HTMLElement>("[data-card]");
    if (!card) return;
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const along = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const menu = at.closest("details[open]");
    if (menu) {
      if (!along) return;
      const entries = [...menu.querySelectorAll<HTMLElement>(":is(summary, [data-move] :is(a,button))")];
      entries[entries.indexOf(at) + along]?.focus();
    } else if (event.key === "m" && recall("keys") !== "off") this.#openMoves(card);
    else if (sideways && event.shiftKey) this.#moveBy(card, sideways * forward());
    else if (sideways) this.#goSideways(card, sideways * forward());
    else if (along) this.#goAlong(card, along);
    else return;
    event.preventDefault();
  };

  #openMoves(card: HTMLElement): void {
    const menu = card.querySelector<HTMLDetailsElement>("details[data-menu]");
    if (!menu) return;
    menu.open = true;
    menu.querySelector<HTMLElement>("[data-move] :is(a,button)")?.focus();
  }

  #goAlong(card: HTMLElement, step: number): void {
    const cards = this.#columns().find(({ column }) => column.contains(card))!.cards;
    focus(cards[cards.indexOf(card) + step]);
  }

  #goSideways(card: HTMLElement, step: number): void {
    const columns = this.#columns().filter(({ cards }) => cards.length > 0);
    const now = columns.findIndex(({ column }) => column.contains(card));
    const place = columns[now]!.cards.indexOf(card);
    const next = columns[now + step]?.cards;
    focus(next?.[Math.min(place, next.length - 1)]);
  }

  #moveBy(card: HTMLElement, step: number): void {
    const names = this.#columns().map(({ column }) => column.dataset.column!);
    let at = names.indexOf(card.dataset.card!) + step;
    while (names[at] && !moveTo(card, names[at]!)) at += step;
    if (names[at]) press(card, names[at]!);
  }

  #start = (event: DragEvent): void => {
    const card = (event.target as HTMLElement).closest<HTMLElement>("[data-card]");
    if (!card || !event.dataTransfer) return;
    this.#dragged = card;
    event.dataTransfer.effectAllowed = "move";
    for (const { column } of this.#columns())
      column.toggleAttribute("data-open", moveTo(card, column.dataset.column!) !== null);
    this.toggleAttribute("data-dragging", true);
  };

  #end = (): void => {
    this.#dragged = null;
    this.removeAttribute("data-dragging");
    for (const { column } of this.#columns()) column.removeAttribute("data-open");
  };

  #over = (event: DragEvent): void => {
    if ((event.target as HTMLElement).closest("[data-column][data-open]")) event.preventDefault();
  };

  #drop = (event: DragEvent): void => {
    const column = (event.target as HTMLElement).closest<HTMLElement>("[data-column][data-open]");
    if (!column || !this.#dragged) return;
    event.preventDefault();
    const card = this.#dragged;
    this.#end();
    press(card, column.dataset.column!);
  };
}

const forward = () => (getComputedStyle(document.body).direction === "rtl" ? -1 : 1);

/** The first of a group's moves that leads into this column. */
const moveTo = (card: HTMLElement, column: string) =>
  card.querySelector<HTMLElement>(`[data-move="${column}"] :is(a,button)`);

function press(card: HTMLElement, column: string): void {
  // Where the board is shown anew, the focus goes to the same group again.
  focus(card);
  moveTo(card, column)?.click();
}

function focus(card: HTMLElement | undefined): void {
  const link = card?.querySelector<HTMLElement>(".row-link");
  link?.focus();
  link?.scrollIntoView({ block: "nearest" });
}

customElements.define("repeat-board", RepeatBoard);
