import { createReadStream } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DictionaryBuilder } from "./builder";
import { type Dictionary, namesIn } from "./dictionary";
import { addTranslations } from "./edict";

const inside = async (...chunks: (string | Uint8Array)[]): Promise<Dictionary> => {
  const builder = new DictionaryBuilder("ja");
  await addTranslations(builder, bytesOf(chunks));
  return builder.finish();
};
async function* bytesOf(chunks: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield typeof chunk === "string" ? inEucJp(chunk) : chunk;
}

// There is a decoder of this encoding, but no encoder.
const decoder = new TextDecoder("euc-jp");
const pairs = new Map<string, [number, number]>();
for (let row = 0xa1; row <= 0xf4; row++)
  for (let cell = 0xa1; cell <= 0xfe; cell++)
    pairs.set(decoder.decode(Uint8Array.of(row, cell)), [row, cell]);
const inEucJp = (text: string): Uint8Array =>
  Uint8Array.from([...text].flatMap((sign) => pairs.get(sign) ?? [sign.charCodeAt(0)]));

const lines = [
  "焙煎 [ばいせん] /(n,vs) roasting (of beans)/to roast/(P)/",
  "挽き目 [ひきめ] /(n) grind/",
  "挽く [ひく] /(v5k,vt) (1) to grind (beans)/to mill/(2) to do what a saw does with wood/(P)/",
  "カートリッジ /(n) (comp) cartridge/",
  "湯 [ゆ] /(n) hot water/(P)/",
  "",
].join("\n");

const said = (dictionary: Dictionary, text: string) =>
  namesIn(dictionary, text).map(({ terms, names }) => [terms.join(" "), names.map((name) => name.join(" "))]);

test("a word has the names that its meanings give it in few words, and those find it in turn", async () => {
  const dictionary = await inside(lines);
  expect(said(dictionary, "焙煎")).toEqual([["焙 焙煎 煎", ["roast"]]]);
  expect(said(dictionary, "cartridge")).toEqual([["cartridg", ["カートリッジ"]]]);
});

test("a verb is met however it ends, and is a name of itself; rare words and single characters are not looked up", async () => {
  const dictionary = await inside(lines);
  expect(said(dictionary, "豆が挽けない")[0]![1]).toEqual(["grind", "挽く", "mill"]);
  expect(dictionary.words.has("挽き目")).toBe(false);
  expect(said(dictionary, "湯")).toEqual([]);
});

test("the more a word may mean, the less each of its names counts", async () => {
  const many =
    "走る [はしる] /(v5r,vi) to run/to rush/to dash/to race/to drive/to flow/to sail/to gallop/to hurry/to spread/(P)/\n";
  const [first] = namesIn(await inside(many), "走る");
  const [few] = namesIn(await inside(lines), "焙煎");
  expect(few!.sureness).toBe(1);
  expect(first!.sureness).toBeGreaterThan(0.5);
  expect(first!.sureness).toBeLessThan(1);
});

test("a line or a character may come in two pieces", async () => {
  const bytes = inEucJp(lines);
  const whole = await inside(bytes);
  for (const at of [1, 2, 3, 60, bytes.length - 1])
    expect((await inside(bytes.slice(0, at), bytes.slice(at))).words).toEqual(whole.words);
});

test("a file that is no dictionary brings nothing, and a line without an end nothing but itself", async () => {
  const noise = Uint8Array.from({ length: 10_000 }, (_, at) => (at * 7919) % 256);
  expect((await inside(noise)).words.size).toBe(0);
  expect((await inside("<html>/(n) page/(P)/</html>\n//\n/(P)/\n")).words.size).toBe(0);
  const huge = Array.from({ length: 40 }, () => "x".repeat(64 * 1024));
  const dictionary = await inside("長文 /(n) ", ...huge, "長文 /(n) long text/(P)/\n", lines);
  expect([...dictionary.words.keys()]).not.toContain("長文");
  expect(dictionary.words.has("焙煎")).toBe(true);
});

test("what was read before the file broke off is kept, and a file that is not there is told", async () => {
  const builder = new DictionaryBuilder("ja");
  async function* breaking() {
    yield inEucJp(lines);
    throw new Error("The disk is gone.");
  }
  await expect(addTranslations(builder, breaking())).rejects.toThrow("The disk is gone.");
  expect(builder.finish().words.has("焙煎")).toBe(true);

  const without = new DictionaryBuilder("ja");
  const nowhere = createReadStream(join(tmpdir(), "no-such-dictionary"));
  await expect(addTranslations(without, nowhere)).rejects.toThrow("ENOENT");
  expect(without.usualNames).toBe(Number.POSITIVE_INFINITY);
});
