import { type SQL, sql } from "drizzle-orm";
import { type Context, currentTime, type Person } from "@/lib/context";
import { authorize } from "@/lib/policy";
import {
  type DeskFilter,
  type DeskView,
  deskViews,
  hasPending,
  hasWords,
  isInView,
  isOfTeam,
} from "./desk-filter";

export type DeskRow = {
  id: number;
  questionId: number;
  slug: string;
  title: string;
  state: "queued" | "acknowledged" | "in_progress" | "waiting" | "answered" | "closed" | "withdrawn";
  grounds: string;
  restricted: boolean;
  topic: string | null;
  askerName: string;
  teamName: string;
  ownerName: string | null;
  ownerIsMe: boolean;
  openedAt: Date;
  /** Null while it is at work. */
  endedAt: Date | null;
  /** The next open promise; null when none is open. */
  dueAt: Date | null;
  /** When it comes back to its owner, while it waits. */
  waitingUntil: Date | null;
  /** When it closes by itself, once it is answered. */
  silenceUntil: Date | null;
  missed: number;
  /** A promise was missed, and no new one has been made since. */
  owesPlan: boolean;
  /** An acceptance waits for the owner's word. */
  hasPending: boolean;
};

export type Desk = {
  now: Date;
  rows: DeskRow[];
  /** By view, with everything else that narrows the list in place. */
  counts: Record<DeskView, number>;
  /** Cases of this view that are only not here because they are those of other teams than the reader's. */
  elsewhere: number;
  /** From 1; the last one for whoever asks for a later one. */
  page: number;
  pages: number;
  /** Everybody at work sees how often a rule was set aside. */
  overridesThisMonth: number;
};

const A_PAGE = 50;

/** A page of the cases that wait, are at work or have ended, those whose promise is due first on top. For agents and admins. */
export async function desk(ctx: Context, filter: DeskFilter, wanted = 1): Promise<Desk> {
  authorize(ctx.actor, "desk.read");
  const me = ctx.actor as Person;
  const now = await currentTime(ctx);
  const { view } = filter;
  const { overrides, elsewhere, ...counts } = await counted(ctx, filter, now);
  const pages = Math.max(1, Math.ceil(counts[view] / A_PAGE));
  const page = Math.min(wanted, pages);
  const order =
    view === "ended"
      ? sql`coalesce(e.closed_at, e.withdrawn_at) desc`
      : sql`due_at nulls last, coalesce(e.waiting_until, e.silence_until), e.opened_at`;
  const { rows } = await ctx.db.execute<Record<string, never>>(sql`
    select e.id, e.question_id as "questionId", q.slug, q.title, e.state, e.grounds, q.visibility = 'restricted' as restricted,
      t.name as topic, asker.name as "askerName", team.name as "teamName", owner.name as "ownerName",
      coalesce(e.owner_id = ${me.id}, false) as "ownerIsMe", e.opened_at as "openedAt",
      coalesce(e.closed_at, e.withdrawn_at) as "endedAt", p.due_at as "dueAt", p.due_at,
      case when e.state = 'waiting' then e.waiting_until end as "waitingUntil",
      case when e.state = 'answered' then e.silence_until end as "silenceUntil",
      (select count(*)::int from promises m where m.escalation_id = e.id and m.outcome = 'missed') as missed,
      e.plan_required_at is not null as "owesPlan", ${hasPending} as "hasPending"
    ${cases}
    join teams team on team.id = e.team_id
    left join people owner on owner.id = e.owner_id
    left join topics t on t.id = q.topic_id
    left join lateral (select min(due_at) as due_at from promises p where p.escalation_id = e.id and p.outcome is null) p on true
    where ${isInView(view, filter, me, now)} and ${isOfTeam(view, filter, me)} and ${hasWords(filter)}
    order by ${order}, e.id limit ${A_PAGE} offset ${(page - 1) * A_PAGE}`);
  return { now, rows: rows.map(toRow), counts, elsewhere, page, pages, overridesThisMonth: overrides };
}

const cases = sql`from escalations e join questions q on q.id = e.question_id
  join people asker on asker.id = coalesce(e.asker_id, q.asker_id)`;

async function counted(ctx: Context, filter: DeskFilter, now: Date) {
  const me = ctx.actor as Person;
  const count = (view: DeskView, isHere: SQL, name: string) =>
    sql`count(*) filter (where ${isInView(view, filter, me, now)} and ${isHere})::int as ${sql.identifier(name)}`;
  const leftOut = filter.team === undefined ? sql`not ${isOfTeam(filter.view, filter, me)}` : sql`false`;
  const { rows } = await ctx.db.execute<Record<DeskView | "overrides" | "elsewhere", number>>(sql`
    select ${sql.join(
      deskViews.map((view) => count(view, isOfTeam(view, filter, me), view)),
      sql`, `,
    )}, ${count(filter.view, leftOut, "elsewhere")},
      (select count(*)::int from escalations o where o.grounds = 'override'
        and o.opened_at > ${now.toISOString()}::timestamptz - interval '30 days') as overrides
    ${cases} where ${hasWords(filter)}`);
  return rows[0]!;
}

/** The driver gives instants of a raw statement as it finds them. */
function toRow(row: Record<string, unknown>): DeskRow {
  const { due_at: _, ...rest } = row;
  const instant = (at: unknown) => (at ? new Date(at as string) : null);
  return {
    ...(rest as DeskRow),
    openedAt: new Date(row.openedAt as string),
    endedAt: instant(row.endedAt),
    dueAt: instant(row.dueAt),
    waitingUntil: instant(row.waitingUntil),
    silenceUntil: instant(row.silenceUntil),
  };
}
