import { sql } from "drizzle-orm";
import type { Work } from "@/lib/context";
import { draftFromGroup } from "@/lib/curation/commands/draft-from-group";
import { ignoreGroup } from "@/lib/curation/commands/ignore-group";
import { linkGroupToArticle } from "@/lib/curation/commands/link-group-to-article";
import { nameGroup } from "@/lib/curation/commands/name-group";
import { rebuildRepeats } from "@/lib/curation/rebuild/rebuild";
import { submitForReview } from "@/lib/knowledge/commands/submit-for-review";
import { asIf } from "../as-if";
import type { Company } from "./company";
import { questions } from "./index";
import { daysBefore } from "./moments";

/** Groups Fernwood's questions, and lets Cleo decide about a few of them: every column of the board has something in it. */
export async function loadCuration(work: Work, company: Company): Promise<void> {
  await rebuildRepeats(asIf(work.tx, work.now));
  const cleo = await company.person("cleo");
  const on = (daysAgo: number) => asIf(work.tx, daysBefore(work.now, daysAgo), cleo);
  const groupOf = (key: string) => groupWith(work, key);

  const connecting = await groupOf("repeat-connecting-1");
  await nameGroup(on(33), { groupId: connecting, name: "The app stops at “Connecting”" });
  await linkGroupToArticle(on(31), { groupId: connecting, article: "stops-at-connecting" });
  const steam = await groupOf("repeat-steam-1");
  await nameGroup(on(126), { groupId: steam, name: "Weak steam" });
  await linkGroupToArticle(on(125), { groupId: steam, article: "clean-the-steam-wand" });
  await ignoreGroup(on(10), {
    groupId: await groupOf("repeat-case-1"),
    reason: "None is planned. The product team knows how many ask for one.",
  });
  await draftFromGroup(on(0.7), { groupId: await groupOf("repeat-static-1") });
  const { articleId } = await draftFromGroup(on(0.9), { groupId: await groupOf("repeat-voucher-1") });
  await submitForReview(on(0.8), {
    articleId,
    version: 1,
    message: "Is it still one voucher for one order?",
  });
}

/** The group in which a question of the demo is. */
async function groupWith(work: Work, key: string): Promise<number> {
  const { title } = questions.find((question) => question.key === key)!;
  const { rows } = await work.tx.execute<{ id: number }>(sql`
    select m.group_id as id from repeat_members m join questions q on q.id = m.question_id where q.title = ${title}`);
  if (!rows[0]) throw new Error(`${key} is in no group.`);
  return rows[0].id;
}
