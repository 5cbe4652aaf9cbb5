import { noteReading } from "@/lib/curation/commands/note-reading";
import { type Attempts, none } from "./attempt";

/** Whether articles still help. None of the scenes has an article: whoever may try hears that it is not there. */
export const freshness: Attempts = {
  noteReading: {
    file: "curation/note-reading",
    action: "article.read",
    facts: none,
    run: (c) => noteReading(c, { articleId: 999_999 }),
    otherwise: "not_found",
  },
};
