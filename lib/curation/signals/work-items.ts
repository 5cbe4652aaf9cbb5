import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { isBehind } from "@/lib/knowledge/readable";
import { reasonsOf, urgencyOf, type WorkReason, workReasons } from "../rules/work-reasons";
import { type AskedAfter, askedAfter } from "./asked-after";
import { openCases } from "./cases";
import { type Contradiction, contradictions } from "./contradictions";
import { isOut, onlyThis, signDays } from "./live";
import { type NeverFound, neverFound } from "./never-found";
import { type ReadersWords, readersWords } from "./readers-words";

export type CaseTask = {
  id: number;
  cause: "no_article" | "article_not_found" | "article_wrong";
  createdAt: string;
  /** Null: not everybody may read that thread, so here it only counts. */
  question: { number: number; slug: string; title: string } | null;
};

export type Dismissal = { reason: WorkReason; until: string; note: string; by: string };

/** An article with every reason to look at it, and what each rests on. */
export type WorkItem = {
  id: number;
  slug: string;
  title: string;
  language: string;
  audience: "public" | "signed_in" | "staff";
  status: "published" | "needs_update";
  owner: { id: string; name: string; handle: string } | null;
  reviewBy: string | null;
  needsUpdateReason: string | null;
  needsUpdateAt: string | null;
  /** Links within the site that lead nowhere, as far as is known. */
  brokenLinks: string[];
  /** Of the last 90 days. */
  views: number;
  reasons: WorkReason[];
  urgency: number;
  /** Reasons that hold and that somebody does not want to see for now. */
  dismissed: Dismissal[];
  words: ReadersWords | null;
  askedAfter: AskedAfter | null;
  contradictions: Contradiction[];
  cases: CaseTask[];
  neverFound: NeverFound | null;
};

type Row = Omit<
  WorkItem,
  "reasons" | "urgency" | "dismissed" | "words" | "askedAfter" | "contradictions" | "neverFound"
> & {
  daysPastReview: number | null;
  behind: boolean;
  dismissals: Dismissal[];
};

/** What there is to look at, one article or all of them, the most urgent first; everything as it is at this moment. */
export async function workItems(db: Db | Tx, now: Date, articleId?: number): Promise<WorkItem[]> {
  // One after the other: a transaction has but one connection.
  const rows = await articleRows(db, now, articleId);
  const words = await readersWords(db, articleId);
  const asked = await askedAfter(db, now, articleId);
  const against = await contradictions(db, articleId);
  const unfound = await neverFound(db, now, articleId);
  return rows
    .map(({ daysPastReview, behind, dismissals, ...row }): WorkItem => {
      const signs = {
        words: words.get(row.id) ?? null,
        askedAfter: asked.get(row.id) ?? null,
        contradictions: against.get(row.id) ?? [],
        neverFound: unfound.get(row.id) ?? null,
      };
      const holding = reasonsOf({
        yes: signs.words?.yes ?? 0,
        no: signs.words?.no ?? 0,
        outdated: signs.words?.outdated ?? { weight: 0, people: 0, ambassadors: 0 },
        askedAfter: signs.askedAfter?.people ?? 0,
        views: row.views,
        contradicted: signs.contradictions.length,
        cases: row.cases.length,
        needsUpdate: row.status === "needs_update",
        brokenLinks: row.brokenLinks.length,
        daysPastReview,
        behind,
        neverFound: signs.neverFound?.why ?? null,
      });
      const dismissed = dismissals.filter(({ reason }) => reason in holding);
      for (const { reason } of dismissed) delete holding[reason];
      return {
        ...row,
        ...signs,
        dismissed,
        reasons: workReasons.filter((reason) => reason in holding),
        urgency: urgencyOf(holding, row.views),
      };
    })
    .filter(({ reasons, dismissed }) => reasons.length > 0 || dismissed.length > 0)
    .sort((a, b) => b.urgency - a.urgency || a.id - b.id);
}

async function articleRows(db: Db | Tx, now: Date, articleId?: number): Promise<Row[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const { rows } = await db.execute<Row>(sql`
    with views as (
      select article_id, sum(views)::int as views from article_views
      where day > (${at} at time zone 'UTC')::date - ${signDays}::int and ${onlyThis(sql`article_id`, articleId)} group by 1),
    cases as (
      select article_id, json_agg(json_build_object('id', id, 'cause', cause, 'createdAt', created_at,
        'question', case when is_public then json_build_object('number', number, 'slug', slug, 'title', title) end)
        order by created_at desc) as tasks
      from (${openCases}) c where article_id is not null group by 1),
    put_off as (
      select d.article_id, json_agg(json_build_object('reason', d.reason, 'until', d.until, 'note', d.note, 'by', p.name)
        order by d.reason) as dismissals
      from article_dismissals d join people p on p.id = d.dismissed_by where d.until > ${at} group by 1)
    select a.id, a.slug::text, a.title, a.language, a.audience, a.status, to_json(a.review_by) as "reviewBy",
      a.needs_update_reason as "needsUpdateReason", to_json(a.needs_update_at) as "needsUpdateAt",
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name, 'handle', p.handle) end as owner,
      array(select b.href from article_broken_links b where b.article_id = a.id order by b.href) as "brokenLinks",
      coalesce(v.views, 0) as views, coalesce(c.tasks, '[]') as cases, coalesce(o.dismissals, '[]') as dismissals,
      extract(epoch from ${at} - a.review_by)::float / 86400 as "daysPastReview",
      ${isBehind("a")} as behind
    from articles a left join people p on p.id = a.owner_id left join views v on v.article_id = a.id
    left join cases c on c.article_id = a.id left join put_off o on o.article_id = a.id
    where ${isOut("a")} and ${onlyThis(sql`a.id`, articleId)}`);
  return rows;
}
