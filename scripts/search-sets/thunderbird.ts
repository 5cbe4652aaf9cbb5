import { join } from "node:path";
import { random } from "../bench/random";
import { readObjects, writeObjects } from "./files";
import { mistyped } from "./mistypes";

type Article = { type: "article"; slug: string };
type Question = {
  type: "question";
  id: string;
  title: string;
  body: string;
  createdAt: string;
  articles: string[];
};

const curve = [0, 10, 100, 1_000];

/** Later questions are asked of what was known before: tuned on the second half of 2024, reported on 2025. */
export async function thunderbirdSets(data: string, out: string): Promise<void> {
  const records = await readObjects<Article | Question>(join(data, "thunderbird/community.ndjson"));
  const articles = records.filter((record) => record.type === "article");
  const questions = records.filter((record) => record.type === "question");
  const between = (from: string, to: string) =>
    questions.filter(({ createdAt }) => createdAt >= from && createdAt < to);
  const early = between("", "2025-01-01");
  writeObjects(out, "thunderbird/articles.ndjson", articles);
  writeObjects(out, "thunderbird/before-2024-07.ndjson", between("", "2024-07-01"));
  writeObjects(out, "thunderbird/before-2025.ndjson", early);
  const tune = queriesOf(between("2024-07-01", "2025-01-01"));
  const report = queriesOf(between("2025-01-01", "9999"));
  for (const [name, queries] of [
    ["2024h2", tune],
    ["2025", report],
  ] as const) {
    writeObjects(out, `thunderbird/queries-${name}.ndjson`, queries);
    writeObjects(out, `thunderbird/titles-${name}.ndjson`, queries.map(withoutBody));
    writeObjects(out, `thunderbird/beginnings-${name}.ndjson`, queries.flatMap(beginning));
    const wrong = queries.map((query, at) => ({ ...query, title: mistyped(query.title, at + 1) }));
    writeObjects(out, `thunderbird/mistyped-${name}.ndjson`, wrong);
    writeObjects(out, `thunderbird/mistyped-titles-${name}.ndjson`, wrong.map(withoutBody));
  }
  writeObjects(out, "thunderbird/known-before-2025.ndjson", early.filter(isUnsolved).flatMap(halfRemembered));
  const next = random(1);
  const solved = early
    .filter((question) => question.articles.length > 0)
    .map((question) => ({ question, order: next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ question }) => question);
  for (const count of [...curve, solved.length]) {
    const name = count === solved.length ? "all" : count;
    writeObjects(out, `thunderbird/solved-${name}.ndjson`, solved.slice(0, count));
  }
}

const queriesOf = (questions: readonly Question[]) =>
  questions
    .filter(({ articles }) => articles.length > 0)
    .map(({ id, title, body, articles }) => ({ id, title, body, expect: { articles } }));

/** What is there of a title while more of it is still being typed: two words, where two more come at least. */
function beginning<T extends { title: string; body: string }>(query: T): Omit<T, "body">[] {
  const words = query.title.trim().split(/\s+/);
  return words.length < 4 ? [] : [{ ...withoutBody(query), title: words.slice(0, 2).join(" ") }];
}

const isUnsolved = ({ articles }: Question) => articles.length === 0;

/** Of a thread that somebody has seen before, what they remember of its title: every third word is gone. */
function halfRemembered({ id, title }: Question) {
  const words = title.trim().split(/\s+/);
  const left = words.filter((_, at) => at % 3 !== 2);
  return words.length < 5 ? [] : [{ id, title: left.join(" "), expect: { questions: [id] } }];
}

const withoutBody = <T extends { body: string }>({ body: _, ...query }: T) => query;
