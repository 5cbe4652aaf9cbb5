import { expect, it } from "vitest";
import { answer, words } from "@/lib/testing/draft-sources";
import { citedOnly } from "./cited";
import { readable } from "./draft";

const sources = [
  answer(1, "Open the **steam valve** and let water through for 30 seconds."),
  answer(2, "Fill the tank to the line and wait a minute."),
].map((source) => readable(source, words.takenOut));
const valve = "Open the steam valve and let water through for 30 seconds.";
const tank = "Fill the tank to the line and wait a minute.";

const kept = (sentences: { text: string; sources: number[] }[], steps = false) =>
  citedOnly({ sections: [{ heading: "", steps, sentences }] }, sources, { language: "en", words })!.body;

it("names the source of each sentence where a section rests on several", () => {
  const body = kept([
    { text: tank, sources: [2] },
    { text: valve, sources: [1] },
  ]);
  expect(body).toBe(
    `${tank} [\\[1\\]](/questions/2/q-2#answer-20) ${valve} [\\[2\\]](/questions/1/q-1#answer-10)\n\n` +
      "Sources: [\\[1\\]](/questions/2/q-2#answer-20) [The pump hums 2](/questions/2/q-2#answer-20) · " +
      "[\\[2\\]](/questions/1/q-1#answer-10) [The pump hums 1](/questions/1/q-1#answer-10)",
  );
});

it("needs no numbers where one source says all of it", () => {
  expect(kept([{ text: valve, sources: [1] }])).toBe(
    `${valve}\n\nSources: [The pump hums 1](/questions/1/q-1#answer-10)`,
  );
});

it("cites steps like sentences", () => {
  const steps = [
    { text: tank, sources: [2] },
    { text: valve, sources: [1] },
  ];
  expect(kept(steps, true)).toMatch(/^1\. Fill .* \[\\\[1\\\]\]\(.*\)\n2\. Open .* \[\\\[2\\\]\]\(/);
});

it("says once what a model says twice, without the stars that it took over", () => {
  const starred = { text: valve.replace("steam valve", "**steam valve**"), sources: [1] };
  expect(kept([starred, { text: valve, sources: [1] }])).toMatch(new RegExp(`^${valve}\\n\\nSources`));
});
