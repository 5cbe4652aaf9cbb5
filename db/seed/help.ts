import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { topics } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { transaction, type Work } from "@/lib/context";
import { articleFiles } from "./article-file";
import { type Published, publishArticles, type Wanted } from "./publish-articles";

/** Where the articles about Firsthand itself stand; last on the list, since nobody comes for them. */
export const helpTopics = [
  {
    slug: "using-firsthand",
    name: "Using this site",
    description: "Searching, asking, accepting, and what happens next.",
    position: 900,
  },
  {
    slug: "your-account",
    name: "Your account",
    description: "Signing in, notifications, privacy.",
    parent: "using-firsthand",
    position: 901,
  },
  {
    slug: "for-ambassadors",
    name: "For ambassadors",
    description: "What you may do on your topics, and how.",
    parent: "using-firsthand",
    position: 902,
  },
  {
    slug: "for-staff",
    name: "For staff",
    description: "The desk, promises, rules and running the site.",
    parent: "using-firsthand",
    position: 903,
  },
];

/** The files under `content/`, in all languages. */
export const helpFiles = () => [
  ...articleFiles("content/en", "en"),
  ...articleFiles("content/zh-cn", "zh-CN"),
];

/** Brings the help under `content/` into the site, or up to date; what staff have edited stays as they left it. */
export async function loadHelp(db: Db): Promise<Published> {
  return transaction({ db, actor: { kind: "system", job: "load-help" } }, publishHelp);
}

export async function publishHelp(work: Work): Promise<Published> {
  await makeTopics(work);
  const wanted: Wanted[] = helpFiles().map((file) => ({
    file,
    publishedAt: work.now,
    ownerId: null,
    reviewBy: null,
  }));
  return publishArticles(work, wanted);
}

async function makeTopics(work: Work): Promise<void> {
  const ids = new Map<string, number>();
  for (const { parent, ...topic } of helpTopics) {
    const [present] = await work.tx.select().from(topics).where(eq(topics.slug, topic.slug));
    if (present) {
      ids.set(topic.slug, present.id);
      continue;
    }
    const parentId = parent ? ids.get(parent)! : null;
    const [row] = await work.tx
      .insert(topics)
      .values({ ...topic, parentId, createdAt: work.now })
      .returning({ id: topics.id });
    ids.set(topic.slug, row!.id);
    await recordAudit(work, "topic_created", `topic:${row!.id}`, { slug: topic.slug });
    await noteChange(work, `topic:${row!.id}`, "site");
  }
}
