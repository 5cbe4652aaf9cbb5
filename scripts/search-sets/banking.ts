import { join } from "node:path";
import { readCsv, writeObjects } from "./files";

const perArticle = 5;

/** Training queries are solved questions of 77 articles; the even ones are left out to tune on. */
export function bankingSets(data: string, out: string): void {
  const train = readCsv(join(data, "banking77/train.csv"));
  const test = readCsv(join(data, "banking77/test.csv"));
  const topics = [...new Set(train.map(([, label]) => label!))].sort();
  writeObjects(
    out,
    "banking77/articles.ndjson",
    topics.map((label) => ({
      type: "article",
      slug: slugOf(label),
      title: titleOf(label),
      language: "en",
      topics: [],
      body: titleOf(label),
    })),
  );
  const solved = train.map(([text, label], at) => questionOf(text!, label!, at));
  const seen = new Map<string, number>();
  const few = solved.filter(({ articles: [slug] }) => {
    seen.set(slug!, (seen.get(slug!) ?? 0) + 1);
    return seen.get(slug!)! <= perArticle;
  });
  writeObjects(out, "banking77/solved-all.ndjson", solved);
  writeObjects(
    out,
    "banking77/solved-odd.ndjson",
    solved.filter((_, at) => at % 2 === 0),
  );
  writeObjects(out, "banking77/solved-five.ndjson", few);
  const held = new Set(few);
  writeObjects(
    out,
    "banking77/queries-even.ndjson",
    train.flatMap(([text, label], at) =>
      at % 2 === 1 && at % 3 === 0 && !held.has(solved[at]!) ? queryOf(text!, label!, at) : [],
    ),
  );
  writeObjects(
    out,
    "banking77/queries-test.ndjson",
    test.map(([text, label], at) => queryOf(text!, label!, at)),
  );
}

const slugOf = (label: string): string => label.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
const titleOf = (label: string): string => label.replaceAll("_", " ").replace("?", "");

const questionOf = (title: string, label: string, at: number) => ({
  type: "question",
  id: `train-${at}`,
  title: title.trim().slice(0, 500),
  body: "",
  language: "en",
  topic: null,
  tags: [],
  author: `user-${at % 997}`,
  createdAt: "2024-01-01",
  answers: [],
  acceptedAnswer: null,
  articles: [slugOf(label)],
  related: [],
});

const queryOf = (title: string, label: string, at: number) => ({
  id: String(at),
  title: title.trim(),
  expect: { articles: [slugOf(label)] },
});
