import { sql } from "drizzle-orm";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { expandKnown } from "@/lib/knowledge/snippets";
import { renderMany, type Writing } from "@/lib/markdown/render";
import { missingArticles, type RenderedArticle, writeArticles } from "./articles";
import {
  type ArticleRecord,
  type PersonRecord,
  type QuestionRecord,
  type Record,
  readRecord,
} from "./format";
import { linesOf } from "./lines";
import { type Links, writeLinks } from "./links";
import { writePeople } from "./people";
import { missingPosts, type RenderedQuestion, writeQuestions } from "./questions";

export type ImportCounts = {
  /** Lines read, empty ones apart. */
  lines: number;
  articles: number;
  questions: number;
  answers: number;
  people: number;
  /** Lines whose record was there already, whole. */
  known: number;
  bad: number;
};
export type BadLine = { file: string; line: number; reason: string; text: string };
export type ImportOptions = {
  onProgress?: (counts: ImportCounts) => void;
  onBadLine?: (bad: BadLine) => void | Promise<void>;
};

/** Records per transaction: enough to make statements worth their trip, few enough to lose little when stopped. */
const BATCH = 100;
/** Any number that no other advisory lock has. */
const LOCK = 4_205_011;

/**
 * Brings files in the exchange format into the site. Each batch is one transaction, so that it may be stopped at
 * any time and run again: what is there already is left as it is. Holds a few batches in memory, never a file.
 */
export async function importFiles(
  ctx: Context,
  files: string[],
  { onProgress, onBadLine }: ImportOptions = {},
): Promise<ImportCounts> {
  const counts: ImportCounts = {
    lines: 0,
    articles: 0,
    questions: 0,
    answers: 0,
    people: 0,
    known: 0,
    bad: 0,
  };
  // While one batch is written, the next is rendered by the Markdown threads.
  let writing: Promise<void> = Promise.resolve();
  // Only links to articles that have not come yet are kept to the end.
  const later: Links[] = [];
  for await (const records of batches(files, counts, onBadLine)) {
    const rendered = await renderBatch(ctx, records);
    await writing;
    writing = writeBatch(ctx, rendered, counts, later).then(() => onProgress?.(counts));
    // Its failure is met at the next await; until then it must not count as unhandled.
    writing.catch(() => {});
  }
  await writing;
  for (let at = 0; at < later.length; at += BATCH) {
    await transaction(ctx, (work) => writeLinks(work, later.slice(at, at + BATCH)));
  }
  if (counts.articles + counts.questions + counts.answers + counts.people > 0) {
    await transaction(ctx, (work) => recordAudit(work, "content.import", "site", { ...counts }));
  }
  return counts;
}

async function* batches(
  files: string[],
  counts: ImportCounts,
  onBadLine: ImportOptions["onBadLine"],
): AsyncGenerator<Record[]> {
  let batch: Record[] = [];
  for (const file of files) {
    for await (const line of linesOf(file)) {
      counts.lines++;
      const read =
        "text" in line ? readRecord(line.text) : { ok: false as const, reason: "longer than 16 MB" };
      if (read.ok) batch.push(read.record);
      else {
        counts.bad++;
        const text = "text" in line ? line.text.slice(0, 200) : "";
        await onBadLine?.({ file, line: line.number, reason: read.reason, text });
      }
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

type Rendered = {
  people: PersonRecord[];
  articles: RenderedArticle[];
  questions: RenderedQuestion[];
  links: Links[];
  known: number;
};

async function renderBatch(ctx: Context, records: Record[]): Promise<Rendered> {
  const articles = records.filter((one): one is ArticleRecord => one.type === "article");
  const questions = records.filter((one): one is QuestionRecord => one.type === "question");
  const people = records.filter((one): one is PersonRecord => one.type === "person");
  const [freshArticles, missing] = await Promise.all([
    missingArticles(ctx.db, articles),
    missingPosts(ctx.db, questions),
  ]);
  const texts = questions.map((one) => [
    ...(missing.questions.has(one.id) ? [one.body] : []),
    ...one.answers.filter((answer) => missing.answers.has(answer.id)).map((answer) => answer.body),
  ]);
  const sources = [...new Set(texts.flat())];
  const [articleHtml, postHtml] = await Promise.all([
    expandKnown(ctx.db, freshArticles).then((bodies) => renderMany(bodies, { kind: "article" })),
    renderMany(sources, { kind: "user" }),
  ]);
  const made = new Map<string, Writing>(sources.map((source, at) => [source, postHtml[at]!]));
  const fresh = questions.filter((_, at) => texts[at]!.length > 0);
  return {
    people,
    articles: freshArticles.map((record, at) => ({ record, made: articleHtml[at]! })),
    questions: fresh.map((record) => ({ record, made })),
    links: questions.map(({ id, acceptedAnswer, articles, related }) => ({
      id,
      acceptedAnswer,
      articles,
      related,
    })),
    known: articles.length - freshArticles.length + questions.length - fresh.length,
  };
}

async function writeBatch(
  ctx: Context,
  batch: Rendered,
  counts: ImportCounts,
  links: Links[],
): Promise<void> {
  const written = await transaction(ctx, async (work) => {
    // Two imports at once take turns, so that neither doubles what the other writes.
    await work.tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
    const people = await writePeople(work, batch.people);
    const articles = await writeArticles(work, batch.articles);
    const posts = await writeQuestions(work, batch.questions);
    const waiting = await writeLinks(work, batch.links);
    return { ...posts, articles, people: people + posts.people, waiting };
  });
  for (const one of written.waiting) links.push(one);
  counts.people += written.people;
  counts.articles += written.articles;
  counts.questions += written.questions;
  counts.answers += written.answers;
  counts.known += batch.known;
}
