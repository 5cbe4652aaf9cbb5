import { inArray } from "drizzle-orm";
import { topics } from "@/db/schema";
import { noteChange } from "@/lib/changes";
import { slugOf } from "@/lib/community/write-text";
import type { Work } from "@/lib/context";

/** Ids by topic as the file names it; topics that the site does not have are created. */
export async function topicIds(
  work: Work,
  named: (string | null | undefined)[],
): Promise<Map<string, number>> {
  const slugs = new Map([...new Set(named)].flatMap((name) => (name ? [[name, slugOf(name, "topic")]] : [])));
  if (slugs.size === 0) return new Map();
  const wanted = [...new Set(slugs.values())];
  const found = await find(work, wanted);
  const absent = [...slugs].filter(([, slug]) => !found.has(slug));
  if (absent.length > 0) {
    const rows = new Map(
      absent.map(([name, slug]) => [slug, { slug, name: readable(name), createdAt: work.now }]),
    );
    const made = await work.tx
      .insert(topics)
      .values([...rows.values()])
      .returning({ id: topics.id, slug: topics.slug });
    for (const row of made) found.set(row.slug.toLowerCase(), row.id);
    await noteChange(work, "site", ...made.map((row) => `topic:${row.id}` as const));
  }
  return new Map([...slugs].map(([name, slug]) => [name, found.get(slug)!]));
}

async function find(work: Work, slugs: string[]): Promise<Map<string, number>> {
  const rows = await work.tx
    .select({ id: topics.id, slug: topics.slug, into: topics.mergedIntoId })
    .from(topics)
    .where(inArray(topics.slug, slugs));
  return new Map(rows.map((row) => [row.slug.toLowerCase(), row.into ?? row.id]));
}

/** `fix-slowness` was a topic's address; people read "Fix slowness". */
function readable(name: string): string {
  const words = /^[a-z0-9-]+$/.test(name) ? name.replaceAll("-", " ").trim() : name;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
