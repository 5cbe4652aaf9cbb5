import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agglomerate } from "./agglomerate";
import { groupingFigures } from "./figures";
import { groupRepeats } from "./group-repeats";
import { likeness } from "./item";
import { neighbours } from "./neighbours";
import { weigh } from "./weigh";

const asked = (title: string) => ({ title, language: "en" });
const cards = ["my card has not arrived", "card still not arrived", "when will my card arrive"].map(asked);
const pins = ["I forgot my pin code", "how do I change a forgotten pin", "forgot the pin"].map(asked);

describe("groups of repeats", () => {
  it("hold what asks the same, and not what asks something else", () => {
    const groups = [...groupRepeats([cards[0]!, pins[0]!, cards[1]!, pins[2]!])];
    expect(groups).toEqual([0, 1, 0, 1]);
  });

  it("keep to what people said: together whatever the words, apart whatever the words", () => {
    const texts = [cards[0]!, cards[1]!, pins[0]!];
    expect([...groupRepeats(texts, { together: [[0, 2]] })][2]).toBe(0);
    expect(new Set(groupRepeats(texts, { apart: [[0, 1]] })).size).toBe(3);
  });

  it("are the same for any order of the same questions", () => {
    const texts = [...cards, ...pins];
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (order) => {
        const groups = groupRepeats(order.map((at) => texts[at]!));
        const inOne = (a: number, b: number) => groups[order.indexOf(a)] === groups[order.indexOf(b)];
        const plain = groupRepeats(texts);
        for (let a = 0; a < 6; a++)
          for (let b = 0; b < a; b++) expect(inOne(a, b)).toBe(plain[a] === plain[b]);
      }),
    );
  });

  it("never chain: groups that became one were alike on average, not only where they touch", () => {
    const word = fc.constantFrom("card", "pin", "fee", "cash", "app", "loan", "rate", "limit");
    const texts = fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 14 });
    fc.assert(
      fc.property(texts, (given) => {
        const items = weigh(given.map((words) => asked(words.join(" "))));
        const near = neighbours(items, { most: 50, least: 0.1, share: 0 });
        const cut = 0.3;
        const groups = agglomerate(items, near, { cut, share: 0 });
        // Undone in the right order each merge had at least this mean; of a pair it is the mean itself.
        for (let a = 0; a < items.length; a++)
          for (let b = 0; b < a; b++) {
            const size = groups.filter((group) => group === groups[a]).length;
            if (groups[a] === groups[b] && size === 2)
              expect(likeness(items[a]!, items[b]!, 0)).toBeGreaterThanOrEqual(cut - 1e-6);
          }
      }),
    );
  });

  it("keep two groups two that people want kept, however alike", () => {
    const texts = [cards[0]!, cards[0]!, cards[0]!, pins[0]!];
    const groups = groupRepeats(texts, { kept: [1, 2, 0, 0] });
    expect(groups[0]).not.toBe(groups[1]);
    expect([groups[0], groups[1]]).toContain(groups[2]);
  });

  it("are nearer for two that share a mark", () => {
    const texts = (marks: { name: string; likeness: number }[]) => [
      { ...asked("card is late"), marks },
      { ...asked("nothing in my letter box"), marks },
      ...pins,
    ];
    const inOne = (groups: Int32Array) => groups[0] === groups[1];
    expect(inOne(groupRepeats(texts([])))).toBe(false);
    expect(inOne(groupRepeats(texts([{ name: "article:7", likeness: 2 }])))).toBe(true);
  });
});

describe("figures of a grouping", () => {
  const labels = [..."aaaaabbbbbcc"];
  it("are full for groups that fit the labels", () => {
    const groups = labels.map((label) => label.charCodeAt(0));
    expect(groupingFigures(groups, labels)).toMatchObject({
      n: 12,
      precision: 1,
      groups: 2,
      coverage: 10 / 12,
    });
  });

  it("tell one heap from a good grouping", () => {
    const heap = groupingFigures(
      labels.map(() => 0),
      labels,
    );
    expect(heap).toMatchObject({ coverage: 1, groups: 1, precision: 5 / 12, v: 0 });
  });

  it("say nothing is covered where all stand alone", () => {
    expect(
      groupingFigures(
        labels.map((_, i) => i),
        labels,
      ),
    ).toMatchObject({ coverage: 0, precision: 0, groups: 0 });
  });
});
