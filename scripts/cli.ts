import { readdirSync } from "node:fs";
import { Command } from "commander";
import { endWithSentence } from "./serve/end-with-sentence";

/** What a file in `scripts/cli` exports as its default. The file is named after the command's first word. */
export type AddCommand = (program: Command) => void;

const program = new Command("npm run cli --").description("Operates a Firsthand site from the command line.");
const words = readdirSync(new URL("cli/", import.meta.url))
  .filter((file) => /^[a-z-]+\.ts$/.test(file))
  .map((file) => file.slice(0, -".ts".length))
  .sort();
const asked = process.argv[2] ?? "";
// Only the one that is asked for is loaded, so that it starts quickly and works when another does not.
for (const word of words.includes(asked) ? [asked] : words) {
  const { default: addCommand }: { default: AddCommand } = await import(`./cli/${word}.ts`);
  addCommand(program);
}

try {
  await program.parseAsync();
  process.exit();
} catch (error) {
  endWithSentence(error);
}
