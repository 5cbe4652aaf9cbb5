import { expect, test } from "vitest";
import { askedOfMeilisearch as ask } from "@/lib/testing/asked-of-meilisearch";
import { plain } from "@/lib/testing/corpus";

const filler = (count: number) => Array.from({ length: count }, (_, i) => `filler${i}`).join(" ");
const article = (id: number, body: string) => plain(id, `Leaflet ${id}`, { kind: "article", body });
const others = Array.from({ length: 20 }, (_, i) => article(100 + i, `kettle lamp ${filler(10)}`));

test("words that nobody here has ever said make nothing surer: they count in all that is said, and no more", async () => {
  const documents = [article(1, "gurgling noise"), ...others];
  const unknown = "quixotic zephyr vellum oblong tundra";
  const [known, more] = [
    await ask(documents, { q: "gurgling noise", mode: "ask" }),
    await ask(documents, { q: `gurgling noise ${unknown}`, mode: "ask" }),
  ];
  const certainty = ({ hits }: typeof known) => hits[0]!.parts.certainty!;
  expect(certainty(more) / certainty(known)).toBeCloseTo(known.tally.whole / more.tally.whole);
});

test("of two texts that have a word the shorter one is about it; how sure that is does not depend on how long a text is", async () => {
  const asked = async (long: number) => {
    const two = [article(1, `gurgling ${filler(10)}`), article(2, `gurgling ${filler(long)}`)];
    return (await ask([...two, ...others], { q: "gurgling", mode: "ask" })).hits;
  };
  expect((await asked(200)).map(({ id }) => id)).toEqual([1, 2]);
  expect((await asked(5)).map(({ id }) => id)).toEqual([2, 1]);
  expect((await asked(200))[0]!.parts.certainty).toBeCloseTo((await asked(5))[0]!.parts.certainty!);
});
