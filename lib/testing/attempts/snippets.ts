import { addSnippet, changeSnippet, removeSnippet } from "@/lib/knowledge/commands/save-snippet";
import { type Attempts, none } from "./attempt";

/** Pieces of text that articles share. None of the scenes has one. */
const file = "knowledge/save-snippet";
const action = "article.write";

export const snippets: Attempts = {
  addSnippet: {
    file,
    action,
    facts: none,
    run: (c) => addSnippet(c, { name: "opening-hours", language: "en", body: "Weekdays from nine to five." }),
  },
  changeSnippet: {
    file,
    action,
    facts: none,
    run: (c) => changeSnippet(c, { id: 999, version: 1, body: "Weekdays.", audience: "public" }),
    otherwise: "not_found",
  },
  removeSnippet: {
    file,
    action,
    facts: none,
    run: (c) => removeSnippet(c, { id: 999 }),
    otherwise: "not_found",
  },
};
