import { Best } from "./best";
import type { Item } from "./item";
import { Meanings } from "./meanings";

/** Up to so many items each is compared with every other; beyond, only within the cells that lie near. */
const comparedWithAll = 6_000;
const cellsSearched = 4;
const none = new Int32Array(0);

/** For each item those that are nearest to it by meaning, itself among them; of many items, most of those. */
export function nearByMeaning(items: readonly Item[], most: number): (at: number) => Int32Array {
  const cells = new Cells(items.flatMap(({ meaning }, at) => (meaning ? [{ at, meaning }] : [])));
  const found: (Int32Array | undefined)[] = [];
  // Cell by cell: the items of one look into nearly the same others, which are in the processor's cache by then.
  for (const each of cells.inOrder) found[each.at] = cells.nearest(each, most + 1);
  return (at) => found[at] ?? none;
}

type Known = { at: number; meaning: Float32Array };
type Placed = Known & { cells: Int32Array };

/**
 * Evenly taken items stand for the cells around them: with as many cells as each holds items, finding the cells and looking
 * through one of them cost the same.
 */
class Cells {
  readonly inOrder: Placed[];
  readonly #members = new Meanings();
  readonly #starts = [0];

  constructor(known: readonly Known[]) {
    const step = known.length <= comparedWithAll ? known.length : Math.floor(Math.sqrt(known.length));
    const middles = new Meanings();
    for (let i = 0; i < known.length; i += step) middles.set(i / step, known[i]!.meaning);
    const cells = Array.from({ length: middles.size }, (): Placed[] => []);
    for (const each of known) {
      const near = new Best(cellsSearched);
      middles.each(each.meaning, (cell, nearness) => near.offer(cell, nearness));
      const placed = { ...each, cells: near.ids() };
      cells[placed.cells[0]!]?.push(placed);
    }
    this.inOrder = cells.flat();
    for (const { at, meaning } of this.inOrder) this.#members.set(at, meaning);
    for (const cell of cells) this.#starts.push(this.#starts.at(-1)! + cell.length);
  }

  nearest({ meaning, cells }: Placed, count: number): Int32Array {
    const best = new Best(count);
    for (const cell of cells)
      this.#members.each(
        meaning,
        (at, nearness) => best.offer(at, nearness),
        this.#starts[cell],
        this.#starts[cell + 1],
      );
    return best.ids();
  }
}
