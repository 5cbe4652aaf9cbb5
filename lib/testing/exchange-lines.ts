import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TestSite } from "./database";

/** A small site in the exchange format: two threads, the articles that answered one, and who wrote there. */
export const fernwood = [
  { type: "person", id: "theo", name: "Theo Brandt", role: "ambassador", topics: ["espresso-machines"] },
  {
    type: "article",
    slug: "descaling",
    title: "Descale your machine",
    language: "en",
    topics: ["espresso-machines", "care"],
    body: "## Every month\n\nUse **citric acid**.\n\n> [!NOTE]\n> Not vinegar.",
    source: "https://help.example/descaling",
  },
  {
    type: "question",
    id: "1001",
    title: "No steam from the wand",
    body: "Replace <your-model> with Fern One.",
    language: "en",
    topic: "espresso-machines",
    tags: ["steam"],
    author: "mara",
    createdAt: "2023-01-01",
    answers: [
      { id: "a1", author: "theo", createdAt: "2023-01-02", helpful: 3, body: "Descale it." },
      { id: "a2", author: "mara", createdAt: "2023-01-02", helpful: 0, body: "That was it." },
    ],
    acceptedAnswer: "a1",
    articles: ["descaling", "comes-later"],
    related: ["1002", "nowhere"],
  },
  {
    type: "question",
    id: "1002",
    title: "Grinder stalls",
    body: "",
    language: "de",
    topic: null,
    tags: [],
    author: "lena",
    createdAt: "2023-01-03T10:20:30.456Z",
    answers: [],
    acceptedAnswer: null,
    articles: [],
    related: [],
  },
  {
    type: "article",
    slug: "comes-later",
    title: "Later",
    language: "en",
    topics: [],
    body: "x",
    source: null,
  },
  { type: "person", id: "mara", name: "Mara Lind", role: "customer", topics: [] },
];

/** A file of these lines; what is a string already goes in as it is. */
export async function writtenLines(
  folder: string,
  name: string,
  lines: (object | string)[],
): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, lines.map((one) => (typeof one === "string" ? one : JSON.stringify(one))).join("\n"));
  return path;
}

/** How many rows there are of all that an import writes. */
export async function rowCounts(site: TestSite): Promise<Record<string, number>> {
  const { rows } = await site.pool.query(`
    select (select count(*)::int from questions) as questions, (select count(*)::int from answers) as answers,
      (select count(*)::int from articles) as articles, (select count(*)::int from people) as people,
      (select count(*)::int from topics) as topics, (select count(*)::int from acceptances) as acceptances,
      (select count(*)::int from question_articles) as links, (select count(*)::int from appointments) as appointments`);
  return rows[0];
}
