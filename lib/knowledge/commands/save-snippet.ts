import { eq } from "drizzle-orm";
import { z } from "zod";
import { snippets } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { attachFiles } from "@/lib/files/attach";
import { enqueue } from "@/lib/jobs/queue";
import { cleanText } from "@/lib/markdown/plain-text";
import { bodyProblem } from "@/lib/markdown/render";
import { SNIPPET_NAME, snippetsUsed } from "@/lib/markdown/snippets";
import { authorize } from "@/lib/policy";
import { audiences } from "../rules/audiences";
import { articlesUsing, namesHolding } from "../snippet-uses";
import { expandSnippets, isTooWide } from "../snippets";
import { articleLanguage } from "./create-article";

/** Longer than this it is an article of its own. */
export const SNIPPET_LIMIT = 10_000;

const words = z.string().max(200_000).transform(cleanText);
const audience = z.enum(audiences);

export const addSnippetInput = z.object({
  name: z.string().trim().toLowerCase().regex(SNIPPET_NAME, { message: "snippetName" }),
  language: articleLanguage,
  body: words,
  audience: audience.default("public"),
});
/** Name and language stay: articles lead here by them. */
export const changeSnippetInput = z.object({ id, version: id, body: words, audience });

/** Keeps a new piece of text that articles of its language can use by its name. Refuses a name that is taken. */
export async function addSnippet(
  ctx: Context,
  input: z.input<typeof addSnippetInput>,
): Promise<{ id: number }> {
  const given = addSnippetInput.parse(input);
  requireBody(given.body);
  return transaction(ctx, async (work) => {
    authorize(work.actor, "article.write");
    await requireSound(work, given);
    const by = { savedBy: personId(work.actor), savedAt: work.now };
    const [row] = await work.tx
      .insert(snippets)
      .values({ ...given, ...by, createdAt: work.now })
      .onConflictDoNothing()
      .returning({ id: snippets.id });
    if (!row) throw new Refusal("taken_name", {}, "name");
    await attachFiles(work, { snippetId: row.id }, given.body);
    await recordAudit(work, "snippet_added", `snippet:${row.id}`, { name: given.name, after: given.body });
    await enqueue(work, "render-snippet", { snippetId: row.id });
    return row;
  });
}

/**
 * Changes a piece of text in all articles that use it: a job renders them anew, and pages and search follow. Refuses a
 * version that is no longer the present one, and an audience narrower than that of an article that shows it.
 */
export async function changeSnippet(ctx: Context, input: z.input<typeof changeSnippetInput>): Promise<void> {
  const given = changeSnippetInput.parse(input);
  requireBody(given.body);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "article.write");
    const before = await held(work, given.id);
    if (before.version !== given.version)
      throw new Refusal("stale_version", { version: before.version, present: before.body }, "body");
    await requireSound(work, { ...before, ...given });
    const wider = (await articlesUsing(work.tx, before)).find((article) =>
      isTooWide(article.audience, given.audience),
    );
    if (wider) throw new Refusal("snippet_shown_wider", { title: wider.title }, "audience");
    await work.tx
      .update(snippets)
      .set({
        body: given.body,
        audience: given.audience,
        version: before.version + 1,
        savedBy: personId(work.actor),
        savedAt: work.now,
      })
      .where(eq(snippets.id, before.id));
    await attachFiles(work, { snippetId: before.id }, given.body);
    await recordAudit(work, "snippet_changed", `snippet:${before.id}`, {
      name: before.name,
      before: before.body,
      after: given.body,
      ...(before.audience !== given.audience && { audience: { from: before.audience, to: given.audience } }),
    });
    await enqueue(work, "render-snippet", { snippetId: before.id });
  });
}

export const removeSnippetInput = z.object({ id });

/** Takes away a piece of text that nothing uses. Its words stay in the audit. */
export async function removeSnippet(ctx: Context, input: z.input<typeof removeSnippetInput>): Promise<void> {
  const given = removeSnippetInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "article.write");
    const before = await held(work, given.id);
    const users = await articlesUsing(work.tx, before);
    const holders = await namesHolding(work.tx, before);
    if (users.length > 0 || holders.length > 1)
      throw new Refusal("snippet_in_use", { count: users.length + holders.length - 1 });
    await work.tx.delete(snippets).where(eq(snippets.id, before.id));
    await recordAudit(work, "snippet_removed", `snippet:${before.id}`, {
      name: before.name,
      before: before.body,
    });
  });
}

async function held(work: Work, snippetId: number) {
  const [row] = await work.tx.select().from(snippets).where(eq(snippets.id, snippetId)).for("update");
  if (!row) throw new Refusal("not_found");
  return row;
}

function requireBody(body: string): void {
  if (!body.trim()) throw new Refusal("invalid_input", { what: "empty" }, "body");
  const problem = bodyProblem(body, SNIPPET_LIMIT);
  if (problem && "length" in problem)
    throw new Refusal("too_long", { length: problem.length, limit: problem.limit }, "body");
  if (problem) throw new Refusal(problem.reason, {}, "body");
}

/** What it holds itself must be there, must not lead back to it, and must be for no fewer people. */
async function requireSound(
  work: Work,
  snippet: Pick<typeof snippets.$inferSelect, "name" | "language" | "body"> & {
    audience: (typeof audiences)[number];
  },
): Promise<void> {
  const holding = await namesHolding(work.tx, snippet);
  const circle = snippetsUsed(snippet.body).find((name) => holding.includes(name));
  if (circle !== undefined) throw new Refusal("snippet_cycle", { name: circle }, "body");
  await expandSnippets(work, snippet);
}
