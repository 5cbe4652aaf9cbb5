import { existsSync } from "node:fs";
import { join } from "node:path";
import { readObjects, writeObjects } from "./files";

type Page = { slug: string; title: string; summary: string; body: string };

const languages = { zh_CN: "zh-CN", ja: "ja", ru: "ru", es: "es", de: "de" };
const ours = "lib/search/evaluation/sets";

/** Help pages as articles, of each language those whose title is translated; and our queries in two halves. */
export async function helpSets(data: string, out: string): Promise<void> {
  const read = (name: string) => readObjects<Page>(join(data, `help-multilingual/${name}.jsonl`));
  const english = await read("C");
  const titles = new Map(english.map(({ slug, title }) => [slug, title]));
  writeObjects(
    out,
    "gnome-help/en.ndjson",
    english.map((page) => articleOf(page, "en")),
  );
  for (const [name, language] of Object.entries(languages)) {
    const pages = (await read(name)).filter(({ slug, title }) => title !== titles.get(slug));
    writeObjects(
      out,
      `gnome-help/${language}.ndjson`,
      pages.map((page) => articleOf(page, language)),
    );
    const file = join(ours, `gnome-help.${language}.ndjson`);
    if (!existsSync(file)) continue;
    const queries = await readObjects<object>(file);
    writeObjects(out, `gnome-help/queries-${language}.ndjson`, queries);
    for (const [half, rest] of [
      ["odd", 0],
      ["even", 1],
    ] as const)
      writeObjects(
        out,
        `gnome-help/queries-${language}-${half}.ndjson`,
        queries.filter((_, at) => at % 2 === rest),
      );
  }
}

const articleOf = ({ slug, title, summary, body }: Page, language: string) => ({
  type: "article",
  slug,
  title,
  summary,
  language,
  topics: [],
  body,
});
