import { expect, test } from "vitest";
import { askedOfMeilisearch as ask } from "@/lib/testing/asked-of-meilisearch";
import { plain } from "@/lib/testing/corpus";
import type { SearchRequest } from "../engine";

const kettles = Array.from({ length: 400 }, (_, i) => plain(i + 1, `Kettle ${i + 1}`));
const idOf = (key: number) => Math.floor(key / 4);

test("a word in too many texts to read them all is still counted in what the rare words find", async () => {
  const last = plain(900, "Something else", { body: "Of zircon, like the kettle" });
  const { asked, rounds } = await ask([...kettles, last], { q: "kettle zircon" });
  const one = asked.find(({ key }) => idOf(key) === 900)!;
  expect(one.covered).toBeCloseTo(1);
  expect(rounds).toHaveLength(2);
});

test("what has all the words is found where each of them is in more texts than are read", async () => {
  const lamps = Array.from({ length: 400 }, (_, i) => plain(500 + i, `Lamp ${500 + i}`));
  const both = plain(950, "Something else", { body: "The lamp of the kettle" });
  const { asked } = await ask([...kettles, ...lamps, both], { q: "kettle lamp" });
  expect(idOf(asked.toSorted((a, b) => b.covered - a.covered)[0]!.key)).toBe(950);
});

test("how rare a word is does not depend on what is looked at", async () => {
  const told = async (filters: SearchRequest["filters"]) => {
    const { tally } = await ask(kettles, { q: "kettle", filters });
    return tally.told(0);
  };
  expect(await told({ solved: true })).toBe(await told({}));
});

test("one step is enough where every word is known and all that has it was read", async () => {
  const { rounds } = await ask(kettles.slice(0, 20), { q: "kettle 7" });
  expect(rounds).toHaveLength(1);
});
