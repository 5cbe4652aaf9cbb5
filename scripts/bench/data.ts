import type pg from "pg";
import { newSessionToken, storedToken } from "@/lib/people/session-token";
import { asHtml, asMarkdown, prose, slugOf } from "./texts";

export type Generated = {
  questions: string[];
  articles: string[];
  /** Words that people might search for. */
  searches: string[];
  sessionToken: string;
};

/** Whose words all of it is written in (`prose`). */
export const vocabulary = 1;

const people = 2_000;
const topics = 20;
const answersEach = 3;
const batch = 500;
const hour = 3_600_000;
// Any fixed moment will do: the same one makes the same data.
const start = Date.UTC(2026, 0, 1);

/** Loads the same invented community in every run: questions with three answers each, solved or not, and articles. */
export async function generate(
  client: pg.Client,
  questionCount: number,
  articleCount: number,
  version: number,
): Promise<Generated> {
  const text = prose(vocabulary);
  const person = () => `person-${text.between(1, people)}`;
  const iso = (ms: number) => new Date(ms).toISOString();

  await insert(
    client,
    "people",
    ["id", "name", "handle", "email", "email_verified", "created_at"],
    people,
    (i) => {
      const name = text.words(2).join(" ");
      return [
        `person-${i + 1}`,
        name,
        `person-${i + 1}`,
        `person-${i + 1}@example.com`,
        iso(start),
        iso(start),
      ];
    },
  );
  await insert(client, "topics", ["slug", "name", "description", "position"], topics, (i) => [
    `topic-${i + 1}`,
    `Topic ${text.words(1)}`,
    text.paragraphs(1)[0]!.slice(0, 120),
    i,
  ]);

  const titles: string[] = [];
  await insert(
    client,
    "questions",
    [
      "title",
      "slug",
      "body",
      "html",
      "html_version",
      "topic_id",
      "asker_id",
      "created_at",
      "asked_at",
      "last_activity_at",
      "answer_count",
    ],
    questionCount,
    (i) => {
      const title = text.title();
      titles.push(title);
      const body = text.paragraphs(text.between(1, 4));
      const at = start + i * (hour / 2);
      const asked = iso(at);
      return [
        title,
        slugOf(title),
        asMarkdown(body),
        asHtml(body),
        version,
        text.between(1, topics),
        person(),
        asked,
        asked,
        iso(at + 9 * hour),
        answersEach,
      ];
    },
  );
  await insert(
    client,
    "answers",
    [
      "question_id",
      "author_id",
      "body",
      "html",
      "html_version",
      "created_at",
      "posted_at",
      "vote_count",
      "author_mark",
    ],
    questionCount * answersEach,
    (i) => {
      const question = Math.floor(i / answersEach);
      const body = text.paragraphs(text.between(1, 4));
      const at = iso(start + question * (hour / 2) + (1 + (i % answersEach)) * hour);
      return [
        question + 1,
        person(),
        asMarkdown(body),
        asHtml(body),
        version,
        at,
        at,
        text.between(0, 12),
        i % 7 === 0 ? "ambassador" : null,
      ];
    },
  );
  // Two of three are solved, by any of their answers.
  await client.query(
    `insert into acceptances (question_id, answer_id, kind, accepted_by, accepted_at)
     select q.id, (q.id - 1) * $1 + 1 + q.id % $1, 'firm', q.asker_id, q.last_activity_at
     from questions q where q.id % 3 <> 0`,
    [answersEach],
  );

  const slugs: string[] = [];
  await insert(
    client,
    "articles",
    [
      "slug",
      "title",
      "summary",
      "body",
      "html",
      "html_version",
      "status",
      "created_at",
      "published_at",
      "updated_at",
    ],
    articleCount,
    (i) => {
      const title = text.title().replace("?", "");
      slugs.push(`${slugOf(title)}-${i + 1}`);
      const body = text.paragraphs(text.between(6, 12));
      const at = iso(start + i * hour);
      return [
        slugs[i]!,
        title,
        body[0]!.slice(0, 140),
        asMarkdown(body),
        asHtml(body),
        version,
        "published",
        at,
        at,
        at,
      ];
    },
  );
  await client.query(
    "insert into article_topics (article_id, topic_id) select id, 1 + id % $1 from articles",
    [topics],
  );

  // A site in use has been searched: the database plans by how much there is.
  await insert(
    client,
    "searches",
    ["visitor_key", "source", "query", "shown", "result_count", "created_at"],
    questionCount,
    (i) => {
      const shown = Array.from({ length: 10 }, () => `question:${text.between(1, questionCount)}`);
      const query = text.words(text.between(1, 5)).join(" ");
      return [`visitor-${i % people}`, "page", query, JSON.stringify(shown), 10, iso(start + i * (hour / 2))];
    },
  );

  const sessionToken = newSessionToken();
  await client.query(
    "insert into sessions (session_token, user_id, expires) values ($1, 'person-1', now() + interval '1 day')",
    [storedToken(sessionToken)],
  );
  await client.query("vacuum analyze");

  return {
    questions: titles.map((title, i) => `/questions/${i + 1}/${slugOf(title)}`),
    articles: slugs.map((slug) => `/articles/${slug}`),
    searches: titles.map((title) => title.toLowerCase().split(/\W+/).filter(Boolean).slice(0, 4).join(" ")),
    sessionToken,
  };
}

async function insert(
  client: pg.Client,
  table: string,
  columns: string[],
  count: number,
  row: (i: number) => (string | number | null)[],
): Promise<void> {
  for (let from = 0; from < count; from += batch) {
    const rows = Array.from({ length: Math.min(batch, count - from) }, (_, i) => row(from + i));
    const places = rows
      .map((values, r) => `(${values.map((_, c) => `$${r * columns.length + c + 1}`).join(",")})`)
      .join(",");
    await client.query(`insert into ${table} (${columns.join(",")}) values ${places}`, rows.flat());
  }
}
