import { sql } from "drizzle-orm";
import type { Context, Work } from "@/lib/context";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { internalLinks } from "@/lib/markdown/checks/internal-links";
import { mediaWithoutTranscript } from "@/lib/markdown/checks/media";
import { picturesWithoutAlt } from "@/lib/markdown/checks/pictures";
import { mediaAt } from "@/lib/markdown/media";
import { bodyProblem } from "@/lib/markdown/render";
import { snippetsUsed } from "@/lib/markdown/snippets";
import { brokenLinks } from "./broken-links";
import { type Missing, missingToPublish, type Remark } from "./rules/publication";
import { type Audience, expandKnown, lackingSnippets } from "./snippets";
import { ARTICLE_LIMIT } from "./write-article";

export type Checks = {
  /** Without these it cannot go live. */
  missing: Remark<Missing>[];
  /** These may be right all the same; a person says so. */
  doubts: Remark<"link">[];
};

type Checked = { id: number; audience: Audience; ownerId: string | null; reviewBy: Date | null };

/** What stands between a text of an article and its readers. */
export async function publicationChecks(
  ctx: Context | Work,
  article: Checked,
  { body }: { body: string },
): Promise<Checks> {
  const db = "tx" in ctx ? ctx.tx : ctx.db;
  const { rows } = await db.execute<{ topics: number; isUnread: boolean; language: string }>(sql`
    select a.language, (select count(*)::int from article_topics where article_id = ${article.id}) as topics,
      exists (select from article_drafts d where d.article_id = ${article.id} and d.read_at is null
        and (d.is_machine_written or d.private_places > 0)) as "isUnread"
    from articles a where a.id = ${article.id}`);
  // Too much for the pipeline: readers see it as typed, without pictures or films.
  const isShownAsTyped = bodyProblem(body, ARTICLE_LIMIT) !== null;
  const text = { body: isShownAsTyped ? "" : body, language: rows[0]!.language };
  const [filled = body] = await expandKnown(db, [text]);
  const unnamed = inLines(picturesWithoutAlt(filled), body, picturesWithoutAlt);
  const missing = missingToPublish({
    body,
    topics: rows[0]!.topics,
    ownerId: article.ownerId,
    reviewBy: article.reviewBy,
    isUnread: rows[0]!.isUnread,
    snippets: (await lackingSnippets(db, text)).map((name) => ({ name, line: lineOf(body, name) })),
    picturesWithoutAlt: unnamed.filter(({ src }) => !mediaAt(src)),
    filmsWithoutName: unnamed.filter(({ src }) => mediaAt(src)),
    mediaWithoutTranscript: inLines(mediaWithoutTranscript(filled), body, mediaWithoutTranscript),
  });
  const origin = env().SITE_URL;
  const links = (found: { href: string; line: number }[]) =>
    found.map(({ href, line }) => ({ src: href, line }));
  const broken = links(await brokenLinks(ctx, filled, { audience: article.audience, origin }));
  const doubts = inLines(broken, body, (text) => links(internalLinks(text, origin)));
  return { missing, doubts: doubts.map(({ src, line }) => ({ kind: "link", what: src, line })) };
}

/** Where a snippet is asked for; what another snippet asks for stands in no line. */
function lineOf(body: string, name: string): number | undefined {
  const at = body.split("\n").findIndex((line) => snippetsUsed(line).includes(name));
  return at < 0 ? undefined : at + 1;
}

type Found = { src: string; line?: number };

/** What was found in a text with its snippets, by the lines of the text alone. What a snippet brings stands in none of them. */
function inLines<T extends Found>(found: readonly T[], body: string, look: (text: string) => Found[]) {
  if (!body.includes("{{")) return found;
  const lines = new Map(look(body).map(({ src, line }) => [src, line]));
  return [...new Map(found.map((each) => [each.src, { ...each, line: lines.get(each.src) }])).values()];
}

/** Refuses what lacks something, and doubts that nobody has looked at. */
export function requireReady({ missing, doubts }: Checks, isSure: boolean): void {
  if (missing.length > 0)
    throw new Refusal("not_ready", {
      missing: missing.length,
      kinds: [...new Set(missing.map(({ kind }) => kind))].join(" "),
    });
  if (doubts.length > 0 && !isSure) throw new Refusal("unsure", { count: doubts.length }, "isSure");
}
