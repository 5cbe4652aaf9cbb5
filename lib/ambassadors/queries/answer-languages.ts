import { sql } from "drizzle-orm";
import { recognisedLanguages } from "@/lib/community/ask-body";
import type { Context } from "@/lib/context";
import { languageKind } from "@/lib/i18n/language-name";
import { authorize } from "@/lib/policy";
import { visibleQuestion } from "@/lib/search/visible";

/** Languages that somebody can be appointed for, each kind once: those that a question can be in here, or was, or that somebody answers in. */
export async function answerLanguages(ctx: Context): Promise<string[]> {
  authorize(ctx.actor, "ambassador.apply");
  const { rows } = await ctx.db.execute<{ tag: string }>(sql`
    select distinct q.language as tag from questions q where ${visibleQuestion("q")}
    union select unnest(languages) from appointments where ended_at is null`);
  const kinds = new Map<string, string>();
  for (const tag of [...recognisedLanguages, ...rows.map((row) => row.tag).sort()]) {
    const kind = languageKind(tag);
    if (!kinds.has(kind)) kinds.set(kind, tag);
  }
  return [...kinds.values()];
}
