import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { renderNow } from "@/lib/markdown/pipeline";
import { sizeOf } from "@/lib/markdown/syntax/picture-size";
import { type ArticleFile, articleFiles } from "./article-file";
import { people, questions, teams, topics } from "./demo";
import { demoLegal } from "./demo/legal";
import { helpFiles, helpTopics } from "./help";
import { starterLegal } from "./legal-starter";

const help = helpFiles();
const demo = articleFiles("db/seed/demo/articles", "en");
const all = [...help, ...demo];
const links = (text: string) =>
  [...text.matchAll(/(?<!!)\[[^\]]*\]\((\/[^)\s]*)\)/g)].map((found) => found[1]!);
/** Those that are shown; code only tells how to write one. */
const pictures = (text: string) =>
  [...text.replace(/^```[\s\S]*?^```|`[^`\n]+`/gm, "").matchAll(/!\[([^\]]*)\]\(([^)\s]+)\)/g)].map(
    (found) => ({
      alt: found[1]!,
      path: found[2]!,
    }),
  );

test("an article is written once in each language", () => {
  const keys = all.map((file) => `${file.slug} ${file.language}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test("every help article exists in English and in Simplified Chinese, for the same readers and place", () => {
  const english = help.filter((file) => file.language === "en");
  for (const file of english) {
    const other = help.find((one) => one.slug === file.slug && one.language === "zh-CN");
    const { topics, audience, order } = file;
    expect(other, file.file).toMatchObject({ topics, audience, order });
  }
  expect(help).toHaveLength(english.length * 2);
  expect(english.length).toBeGreaterThanOrEqual(16);
});

test("other languages of a demo article have their English source", () => {
  for (const file of demo)
    expect(demo.some((one) => one.slug === file.slug && one.language === "en")).toBe(true);
});

test("file names say what is inside", () => {
  for (const file of all)
    expect(file.file.split("/").at(-1)).toMatch(new RegExp(`^${file.slug}(\\.[A-Za-z-]+)?\\.md$`));
});

test("topics of articles and questions exist", () => {
  const known = [...topics.map((one) => one.slug), ...helpTopics.map((one) => one.slug)];
  for (const file of all) expect(known, file.file).toEqual(expect.arrayContaining(file.topics));
  for (const question of questions) expect(known, question.key).toContain(question.topic);
});

test("internal links lead somewhere, and never out of the reader's language or audience", () => {
  const rank = { public: 0, signed_in: 1, staff: 2 };
  const check = (from: string, path: string, audience: ArticleFile["audience"]) => {
    const slug = /^(?:\/zh-cn)?\/articles\/([a-z0-9-]+)$/.exec(path)?.[1];
    if (!slug) return expect(path, from).toMatch(/^(\/zh-cn)?\/(ambassadors|terms|privacy|imprint)$/);
    const target = all.find((one) => one.slug === slug);
    expect(target, `${from} → ${path}`).toBeDefined();
    // Whoever may read the page may follow its links, be it after signing in.
    expect(rank[target!.audience], `${from} → ${path}`).toBeLessThanOrEqual(Math.max(rank[audience], 1));
  };
  for (const file of all) {
    for (const path of links(file.body)) {
      check(file.file, path, file.audience);
      if (file.file.startsWith("content/zh-cn/")) expect(path, file.file).toMatch(/^\/zh-cn\//);
    }
  }
  const texts = questions.flatMap((one) => [one.body, ...(one.answers ?? []).map((answer) => answer.body)]);
  for (const text of texts) for (const path of links(text)) check("a thread", path, "public");
  for (const page of [...starterLegal, ...demoLegal])
    for (const path of links(page.body)) check(`${page.slug} ${page.language}`, path, "public");
});

test("pictures exist, know their size and are described in words", () => {
  const shown = all.flatMap((file) => pictures(file.body));
  expect(shown.length).toBeGreaterThan(12);
  for (const { alt, path } of shown) {
    expect(existsSync(`public${path}`), path).toBe(true);
    expect(sizeOf(readFileSync(`public${path}`)), path).not.toBeNull();
    expect(alt.length, path).toBeGreaterThan(25);
  }
});

test("every article renders, with its headings in order", () => {
  for (const file of all) {
    const { html } = renderNow(file.body, "article");
    const levels = [...html.matchAll(/<h([1-6])/g)].map((found) => Number(found[1]));
    expect(levels, file.file).not.toContain(1);
    for (const [at, level] of levels.entries())
      expect(level, file.file).toBeLessThanOrEqual((levels[at - 1] ?? 1) + 1);
  }
});

test("everybody in a thread exists, and titles are told apart", () => {
  const handles = new Set(people.map((one) => one.handle));
  for (const question of questions) {
    const named = [
      question.asker,
      ...(question.comments ?? []).map((one) => one.by),
      ...(question.answers ?? []).flatMap((one) => [
        one.by,
        ...(one.comments ?? []).map((comment) => comment.by),
      ]),
      ...(question.events ?? []).map((one) => one.by),
    ];
    for (const handle of named) expect(handles, question.key).toContain(handle);
  }
  for (const of of [questions.map((one) => one.key), questions.map((one) => one.title), [...handles]])
    expect(new Set(of).size).toBe(of.length);
});

test("the demo is as large as it says", () => {
  const answers = questions.flatMap((one) => one.answers ?? []).length;
  const replies = questions.flatMap((one) => one.events ?? []).filter((one) => one.do === "reply").length;
  expect(questions.length).toBeGreaterThanOrEqual(80);
  expect(answers + replies).toBeGreaterThanOrEqual(150);
  expect(people.filter((one) => one.role === "customer").length).toBeGreaterThanOrEqual(45);
  expect(teams.filter((one) => one.isDefault)).toHaveLength(1);
});

test("legal pages exist in both languages, and the ones for production show their gaps", () => {
  for (const set of [starterLegal, demoLegal]) {
    for (const slug of ["terms", "privacy", "imprint"])
      expect(
        set
          .filter((page) => page.slug === slug)
          .map((page) => page.language)
          .sort(),
      ).toEqual(["en", "zh-CN"]);
  }
  for (const page of starterLegal) expect(page.body).toMatch(/\[[^\]]{2,}\](?!\()/);
});
