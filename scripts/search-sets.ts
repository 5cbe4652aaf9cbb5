import { existsSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { bankingSets } from "./search-sets/banking";
import { helpSets } from "./search-sets/help";
import { thunderbirdSets } from "./search-sets/thunderbird";
import { endWithSentence } from "./serve/end-with-sentence";

const program = new Command("npm run search:sets --")
  .description(
    "Turn data at hand into files that search:eval can load and ask: splits, typing mistakes, steps.",
  )
  .argument("<data>", "the folder that holds thunderbird, banking77 and help-multilingual, or some of them")
  .argument("<out>", "the folder to write to")
  .parse();
const [data, out] = program.args as [string, string];

const sets: [string, (data: string, out: string) => void | Promise<void>][] = [
  ["thunderbird", thunderbirdSets],
  ["banking77", bankingSets],
  ["help-multilingual", helpSets],
];

try {
  const there = sets.filter(([name]) => existsSync(join(data, name)));
  if (there.length === 0) throw new Error(`There is nothing to make sets of in ${data}.`);
  for (const [, write] of there) await write(data, out);
} catch (error) {
  endWithSentence(error);
}
