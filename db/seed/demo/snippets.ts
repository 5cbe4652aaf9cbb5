import type { Person, Work } from "@/lib/context";
import { addSnippet } from "@/lib/knowledge/commands/save-snippet";
import { asIf } from "../as-if";
import { daysBefore } from "./moments";

/** What several articles of Fernwood say in the same words. */
const snippets = [
  {
    name: "unplug-first",
    body: "> [!CAUTION]\n> **Unplug it first.** Wait until everything that was hot has cooled down.",
  },
  {
    name: "never-vinegar",
    body: "> [!WARNING]\n> **Never vinegar.** It attacks the seals, and you taste it for weeks.",
  },
];

/** Cleo wrote them before the articles that show them. */
export async function loadSnippets({ tx, now }: Work, cleo: Person): Promise<void> {
  for (const snippet of snippets)
    await addSnippet(asIf(tx, daysBefore(now, 320), cleo), { ...snippet, language: "en" });
}
