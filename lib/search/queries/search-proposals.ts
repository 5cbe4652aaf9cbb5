import { sql } from "drizzle-orm";
import { type Context, currentTime } from "@/lib/context";
import { privateLooking } from "@/lib/markdown/private-looking";
import { authorize } from "@/lib/policy";
import { idsOf } from "../documents";
import { type Proposal, proposalsFrom, type Rephrased } from "../proposals";
import { synonymGroups } from "../synonyms";
import { foundRows, pathOf } from "./found-rows";
import { isOpenTrail, privateTrails, searcher } from "./own-words";

/** A proposal with what it leads to, where it is a bet. */
export type ShownProposal = Proposal & { target: { title: string; href: string } | null };

const most = 30;
/** The newest searches that ended well; older ones are no news. */
const looked = 5_000;

/** Synonyms and bets that searchers' own second attempts suggest, without those decided on or kept already. */
export async function searchProposals(ctx: Context): Promise<ShownProposal[]> {
  authorize(ctx.actor, "search.tune");
  const [rephrased, groups, { rows: known }] = await Promise.all([
    rephrasedSearches(ctx),
    synonymGroups(ctx.db),
    ctx.db.execute<{ key: string }>(sql`
      select proposal as key from search_decisions
      union all select words || ' > ' || subject from search_best_bets`),
  ]);
  const isDecided = new Set(known.map(({ key }) => key));
  const open = proposalsFrom(rephrased).filter((proposal) => {
    if (isDecided.has(proposal.key)) return false;
    if (proposal.kind === "best_bet") return !isDecided.has(`${proposal.words} > ${proposal.subject}`);
    const [a, b] = proposal.words;
    return !groups.some(
      ({ language, words }) => language === proposal.language && words.includes(a) && words.includes(b),
    );
  });
  return withTargets(ctx, open.slice(0, most));
}

/** A bet on what is not public any more is none. */
async function withTargets(ctx: Context, proposals: Proposal[]): Promise<ShownProposal[]> {
  const subjects = proposals.flatMap((proposal) => (proposal.kind === "best_bet" ? [proposal.subject] : []));
  const rows = await foundRows(ctx.db, [
    ...idsOf(subjects, "article").map((id) => ({ kind: "article" as const, id })),
    ...idsOf(subjects, "question").map((id) => ({ kind: "question" as const, id })),
  ]);
  const targets = new Map(
    rows.map((row) => [`${row.kind}:${row.id}`, { title: row.title, href: pathOf(row) }]),
  );
  return proposals.flatMap((proposal): ShownProposal[] => {
    if (proposal.kind === "synonym") return [{ ...proposal, target: null }];
    const target = targets.get(proposal.subject);
    return target ? [{ ...proposal, target }] : [];
  });
}

/**
 * Searches of which nothing was opened, each with the next of the same searcher of which something was. What came before
 * another search that ended well was about something else.
 */
export async function rephrasedSearches(ctx: Context): Promise<Rephrased[]> {
  const now = (await currentTime(ctx)).toISOString();
  const { rows } = await ctx.db.execute<{
    language: string;
    failed: string;
    found: string;
    subject: string;
    searcher: string;
    at: string;
  }>(sql`
    with trails as materialized (select * from ${privateTrails} x),
    good as (
      select s.id, s.query, s.language, s.visitor_key, s.person_id, s.created_at,
        coalesce(s.confirmed_subject, s.opened->>0) as subject
      from searches s
      where s.created_at between ${now}::timestamptz - interval '90 days' and ${now}::timestamptz
        and (s.confirmed_subject is not null or s.opened <> '[]')
        and ${searcher("s")} is not null and ${isOpenTrail("s", sql`trails`)}
      order by s.created_at desc limit ${looked})
    select f.language, bad.query as failed, f.query as found, f.subject, ${searcher("f")} as searcher,
      to_json(f.created_at) as at
    from good f join lateral (
      select b.query from searches b
      where ${isSame("b")} and b.created_at between f.created_at - interval '10 minutes' and f.created_at and b.id <> f.id
        and b.language = f.language and b.opened = '[]' and b.confirmed_subject is null
        and not exists (select from searches e where ${isSame("e")} and e.created_at > b.created_at
          and e.created_at < f.created_at and (e.opened <> '[]' or e.confirmed_subject is not null))
      order by b.created_at desc limit 3) bad on true`);
  return rows
    .filter(({ failed, found }) => privateLooking(`${failed}\n${found}`).length === 0)
    .map((row) => ({ ...row, at: new Date(row.at) }));
}

/** That a search under this alias is by whoever searched `f`. */
const isSame = (alias: string) => {
  const s = sql.identifier(alias);
  return sql`(${s}.visitor_key = f.visitor_key or (f.visitor_key is null and ${s}.person_id = f.person_id))`;
};
