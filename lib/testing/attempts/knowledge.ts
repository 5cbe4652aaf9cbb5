import { createArticle } from "@/lib/knowledge/commands/create-article";
import { type Attempts, none } from "./attempt";

/** The life of an article. None of the scenes has one: whoever may try hears that it is not there. */
export const knowledge: Attempts = {
  createArticle: {
    file: "knowledge/create-article",
    action: "article.write",
    facts: none,
    run: (c) => createArticle(c, { title: "Descaling", language: "en" }),
  },
};
