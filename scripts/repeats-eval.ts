import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { Command, Option } from "commander";
import { z } from "zod";
import { groupingFigures } from "@/lib/curation/grouping/figures";
import { groupRepeats } from "@/lib/curation/grouping/group-repeats";
import { OperatorError } from "@/lib/operator-error";
import { startEmbedder } from "@/lib/search/embedder/start";
import { endWithSentence } from "./serve/end-with-sentence";

const program = new Command("npm run repeats:eval --")
  .description("Measure how well questions are grouped, by labels that people gave.")
  .requiredOption("--stream <file>", 'questions, one {"id","text","label"} a line')
  .addOption(
    new Option("--embedder <name>", "whose meaning of the texts counts")
      .choices(["none", "local"])
      .default("local"),
  )
  .option("--language <code>", "the language of the texts", "en")
  .option("--json", "print one JSON object as the last line")
  .parse();
const options = program.opts<{
  stream: string;
  embedder: "none" | "local";
  language: string;
  json?: boolean;
}>();

const line = z.object({ id: z.coerce.string(), text: z.string(), label: z.string() });

async function labelled(file: string): Promise<z.output<typeof line>[]> {
  const found: z.output<typeof line>[] = [];
  let number = 0;
  for await (const text of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number++;
    if (text.trim() === "") continue;
    const parsed = line.safeParse(parsedJson(text));
    if (!parsed.success)
      throw new OperatorError(`${file}, line ${number}: not an {"id","text","label"} object.`);
    found.push(parsed.data);
  }
  return found;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function meanings(texts: readonly string[]): Promise<(ArrayLike<number> | null)[]> {
  const embedder = await startEmbedder({ EMBEDDER: options.embedder }).catch((error: Error) => {
    if (!(error instanceof OperatorError)) throw error;
    console.error(`${error.message} Grouping by words alone.`);
    options.embedder = "none";
    return null;
  });
  if (!embedder) return texts.map(() => null);
  const found: ArrayLike<number>[] = [];
  const { characters, textsAtOnce } = embedder.reads;
  for (let at = 0; at < texts.length; at += textsAtOnce)
    found.push(
      ...(await embedder.embed(texts.slice(at, at + textsAtOnce).map((text) => text.slice(0, characters)))),
    );
  await embedder.close();
  return found;
}

try {
  const items = await labelled(options.stream);
  const vectors = await meanings(items.map((item) => item.text));
  const startedAt = performance.now();
  const groups = groupRepeats(
    items.map((item, at) => ({ title: item.text, language: options.language, meaning: vectors[at] })),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  const figures = groupingFigures(
    groups,
    items.map((item) => item.label),
  );
  const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
  console.log(`${figures.n} questions in ${seconds.toFixed(1)} s, embedder: ${options.embedder}`);
  console.log(`In groups of five or more: ${percent(figures.coverage)} (${figures.groups} groups)`);
  console.log(`Of these with the label of most in their group: ${percent(figures.precision)}`);
  console.log(`Pairwise F1 ${figures.pairF1.toFixed(3)}, V-measure ${figures.v.toFixed(3)}`);
  if (options.json) console.log(JSON.stringify({ ...figures, seconds: Number(seconds.toFixed(2)) }));
} catch (error) {
  endWithSentence(error);
}
process.exit();
