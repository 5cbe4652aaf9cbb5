import { randomBytes } from "node:crypto";
import { open, rename } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { settings } from "@/db/schema";
import { type Context, transaction, type Work } from "@/lib/context";
import { OperatorError } from "@/lib/operator-error";
import { refuseFolder } from "./refuse-folder";

export type ExportCounts = { people: number; articles: number; questions: number; answers: number };

/**
 * Writes what the public may read in the exchange format. What has no name outside this site gets one first, which
 * it keeps: so the file can be brought back here, or anywhere, without doubling. The file appears only when whole.
 */
export async function exportTo(ctx: Context, file: string): Promise<ExportCounts> {
  refuseFolder(file);
  await transaction(ctx, nameAll);
  const draft = `${file}.part`;
  const written = await open(draft, "w").catch((error: NodeJS.ErrnoException) => {
    throw new OperatorError(`${file} cannot be written (${error.code}).`);
  });
  const counts: ExportCounts = { people: 0, articles: 0, questions: 0, answers: 0 };
  await ctx.db.transaction(async (tx) => pipeline(lines(tx, counts), written.createWriteStream()), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });
  await rename(draft, file);
  return counts;
}

async function nameAll(work: Work): Promise<void> {
  await work.tx
    .insert(settings)
    .values({ key: "exchange.site", value: `site${randomBytes(5).toString("hex")}` })
    .onConflictDoNothing();
  const [row] = (
    await work.tx.execute<{ name: string }>(
      sql`select value #>> '{}' as name from settings where key = 'exchange.site'`,
    )
  ).rows;
  const site = row!.name;
  await work.tx.execute(
    sql`update questions set external_id = ${`${site}-q`} || id where external_id is null and asked_at is not null`,
  );
  await work.tx.execute(
    sql`update answers set external_id = ${`${site}-a`} || id where external_id is null and posted_at is not null`,
  );
  await work.tx.execute(
    sql`update people set external_id = ${`${site}-`} || handle where external_id is null`,
  );
}

async function* lines(tx: Tx, counts: ExportCounts): AsyncGenerator<string> {
  for await (const row of rows(tx, "people", people)) {
    counts.people++;
    yield line({ type: "person", id: row.id, name: row.name, role: row.role, topics: row.topics });
  }
  for await (const row of rows(tx, "articles", articles)) {
    counts.articles++;
    const { slug, title, summary, language, topics, body, source } = row;
    yield line({
      type: "article",
      slug,
      title,
      ...(summary ? { summary } : {}),
      language,
      topics,
      body,
      source,
    });
  }
  for await (const row of rows(tx, "questions", questions)) {
    counts.questions++;
    const answers = row.answers as Row[];
    counts.answers += answers.length;
    yield line({
      type: "question",
      id: row.id,
      title: row.title,
      body: row.body,
      language: row.language,
      topic: row.topic,
      tags: row.tags,
      author: row.author,
      createdAt: moment(row.at),
      answers: answers.map((one) => ({
        id: one.id,
        author: one.author,
        createdAt: moment(one.at),
        helpful: one.helpful,
        body: one.body,
      })),
      acceptedAnswer: row.accepted,
      articles: row.articles,
      related: row.related,
    });
  }
}

type Row = { [column: string]: unknown };

/** A cursor, so that a site of any size goes through in small pieces. */
async function* rows(tx: Tx, name: string, query: SQL): AsyncGenerator<Row> {
  await tx.execute(sql`declare ${sql.identifier(name)} no scroll cursor for ${query}`);
  while (true) {
    const { rows: piece } = await tx.execute<Row>(sql`fetch 200 from ${sql.identifier(name)}`);
    if (piece.length === 0) break;
    yield* piece;
  }
  await tx.execute(sql`close ${sql.identifier(name)}`);
}

const line = (record: object): string => `${JSON.stringify(record)}\n`;

/** A day where only the day is known, as it came. */
const moment = (milliseconds: unknown): string =>
  new Date(Number(milliseconds)).toISOString().replace("T00:00:00.000Z", "");

/** Whole milliseconds, as files and JavaScript have them; finer parts must not change the order of a second export. */
const epoch = (column: string): SQL => sql.raw(`floor(extract(epoch from ${column}) * 1000)::float8`);

const publicArticle = sql.raw(`a.audience = 'public' and a.status in ('published', 'needs_update')`);
const publicQuestion = (q: string): SQL =>
  sql.raw(
    `${q}.visibility = 'public' and ${q}.asked_at is not null and ${q}.held_at is null and ${q}.hidden_at is null`,
  );
const publicAnswer = sql.raw(
  `n.posted_at is not null and n.held_at is null and n.hidden_at is null and n.deleted_at is null`,
);

const people = sql`
  select p.external_id as id, coalesce(nullif(p.name, ''), p.handle::text) as name,
    case when p.role <> 'customer' then p.role when t.topics is not null then 'ambassador' else 'customer' end as role,
    case when p.role = 'customer' then coalesce(t.topics, '{}') else '{}' end as topics
  from people p
  left join lateral (
    select array_agg(distinct t.slug::text collate "C" order by t.slug::text collate "C") as topics
    from appointments m join topics t on t.id = m.topic_id
    where m.person_id = p.id and m.ended_at is null and (m.ends_at is null or m.ends_at > now())) t on true
  where p.role <> 'customer' or t.topics is not null
    or exists (select from questions q where q.asker_id = p.id and ${publicQuestion("q")})
    or exists (select from answers n join questions q on q.id = n.question_id
      where n.author_id = p.id and ${publicAnswer} and ${publicQuestion("q")})
  order by p.external_id collate "C"`;

const articles = sql`
  select a.slug::text as slug, a.title, a.summary, a.language, a.body, a.source_url as source,
    coalesce((select array_agg(t.slug::text order by x.position, t.slug::text collate "C")
      from article_topics x join topics t on t.id = x.topic_id where x.article_id = a.id), '{}') as topics
  from articles a
  where ${publicArticle}
  order by a.slug::text collate "C", a.language collate "C"`;

const questions = sql`
  select q.external_id as id, q.title, q.body, q.language, t.slug::text as topic, q.tags, p.external_id as author,
    ${epoch("q.asked_at")} as at,
    coalesce((select json_agg(json_build_object('id', n.external_id, 'author', w.external_id, 'at', ${epoch("n.posted_at")},
        'helpful', n.imported_helpful + greatest(n.vote_count, 0) + n.worked_count, 'body', n.body)
        order by ${epoch("n.posted_at")}, n.external_id collate "C")
      from answers n join people w on w.id = n.author_id
      where n.question_id = q.id and ${publicAnswer}), '[]') as answers,
    (select n.external_id from acceptances x join answers n on n.id = x.answer_id
      where x.question_id = q.id and x.ended_at is null and x.kind <> 'pending' and ${publicAnswer}) as accepted,
    array(select distinct a.slug::text collate "C" from articles a
      where ${publicArticle} and (
        a.id in (select x.article_id from question_articles x where x.question_id = q.id)
        or a.id in (select x.article_id from acceptances x where x.question_id = q.id and x.ended_at is null))
      order by 1) as articles,
    array(select r.external_id collate "C" from related_questions r left join questions o on o.id = r.related_id
        where r.question_id = q.id and (r.related_id is null or ${publicQuestion("o")})
      union select o.external_id from questions o
        where ${publicQuestion("o")} and (o.id = q.duplicate_of_id or o.id in (
          select x.canonical_id from acceptances x where x.question_id = q.id and x.ended_at is null))
      order by 1) as related
  from questions q
  join people p on p.id = q.asker_id
  left join topics t on t.id = q.topic_id
  where ${publicQuestion("q")}
  order by ${epoch("q.asked_at")}, q.external_id collate "C"`;
