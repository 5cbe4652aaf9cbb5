import { sql } from "drizzle-orm";
import type { Work } from "@/lib/context";
import { allowances, spendForActor } from "./limits";

/** An account is new for three days, or until five of its posts are visible: who spams, spams at once. */
const NEW_DAYS = 3;
const TRUSTED_POSTS = 5;
/** A new member's post with this many links is looked at first; so is the eleventh within ten minutes. */
const LINKS_HELD = 4;
const POSTS_IN_TEN_MINUTES = 10;

export type HeldReason = "links" | "pace";

/** Why a post of a new account waits for review, or null. */
export function verdict(post: {
  ageDays: number;
  visiblePosts: number;
  recentPosts: number;
  links: number;
}): HeldReason | null {
  const isNew = post.ageDays < NEW_DAYS && post.visiblePosts < TRUSTED_POSTS;
  if (isNew && post.links >= LINKS_HELD) return "links";
  if (post.ageDays < NEW_DAYS && post.recentPosts >= POSTS_IN_TEN_MINUTES) return "pace";
  return null;
}

export const countLinks = (text: string): number => (text.match(/\bhttps?:\/\/|\bwww\./gi) ?? []).length;

/** Counts one post against the limits of person and address (refuses when spent) and says whether it is held, and why. */
export async function postingVerdict(work: Work, post: { text: string }): Promise<HeldReason | null> {
  if (work.actor.kind !== "person") return null;
  await spendForActor(work, "post", {
    perPerson: allowances.postsPerPerson,
    perAddress: allowances.postsPerAddress,
  });
  if (work.actor.role !== "customer" || work.actor.topics.length > 0) return null;
  const ageDays = (work.now.getTime() - work.actor.createdAt.getTime()) / 86_400_000;
  if (ageDays >= NEW_DAYS) return null;
  const id = work.actor.id;
  const since = new Date(work.now.getTime() - 600_000).toISOString();
  const { rows } = await work.tx.execute<{ visible: number; recent: number }>(sql`
    select (count(*) filter (where held_at is null and hidden_at is null))::int as visible,
      (count(*) filter (where created_at > ${since}::timestamptz))::int as recent
    from (
      select held_at, hidden_at, created_at from questions where asker_id = ${id}
      union all select held_at, hidden_at, created_at from answers where author_id = ${id}
      union all select held_at, hidden_at, created_at from comments where author_id = ${id}) posts`);
  const { visible, recent } = rows[0]!;
  return verdict({ ageDays, visiblePosts: visible, recentPosts: recent, links: countLinks(post.text) });
}
