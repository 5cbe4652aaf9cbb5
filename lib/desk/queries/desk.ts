import { sql } from "drizzle-orm";
import { type Context, currentTime, type Person } from "@/lib/context";
import { authorize } from "@/lib/policy";

export const deskViews = ["queue", "mine", "all", "ended"] as const;
export type DeskView = (typeof deskViews)[number];

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
  missed: number;
  /** An acceptance waits for the owner's word. */
  hasPending: boolean;
};

export type Desk = {
  view: DeskView;
  now: Date;
  rows: DeskRow[];
  counts: Record<DeskView, number>;
  /** From 1; the last one for whoever asks for a later one. */
  page: number;
  pages: number;
  /** Everybody at work sees how often a rule was set aside. */
  overridesThisMonth: number;
};

const A_PAGE = 50;

/** A page of the cases that wait, are at work or have ended, those whose promise is due first on top. For agents and admins. */
export async function desk(ctx: Context, view: DeskView, wanted = 1): Promise<Desk> {
  authorize(ctx.actor, "desk.read");
  const me = ctx.actor as Person;
  const now = await currentTime(ctx);
  const live = sql`e.state not in ('closed', 'withdrawn')`;
  const where = {
    queue: sql`${live} and e.owner_id is null`,
    mine: sql`${live} and e.owner_id = ${me.id}`,
    all: live,
    ended: sql`not (${live})`,
  }[view];
  const order =
    view === "ended" ? sql`coalesce(e.closed_at, e.withdrawn_at) desc` : sql`due_at nulls last, e.opened_at`;
  const counted = await ctx.db.execute<Record<DeskView | "overrides", number>>(sql`
    select count(*) filter (where ${live} and e.owner_id is null)::int as queue,
      count(*) filter (where ${live} and e.owner_id = ${me.id})::int as mine, count(*) filter (where ${live})::int as all,
      count(*) filter (where not (${live}))::int as ended,
      count(*) filter (where e.grounds = 'override'
        and e.opened_at > ${now.toISOString()}::timestamptz - interval '30 days')::int as overrides
    from escalations e`);
  const { overrides, ...counts } = counted.rows[0]!;
  const pages = Math.max(1, Math.ceil(counts[view] / A_PAGE));
  const page = Math.min(wanted, pages);
  const { rows } = await ctx.db.execute<Record<string, never>>(sql`
    select e.id, e.question_id as "questionId", q.slug, q.title, e.state, e.grounds, q.visibility = 'restricted' as restricted,
      t.name as topic, asker.name as "askerName", team.name as "teamName", owner.name as "ownerName",
      coalesce(e.owner_id = ${me.id}, false) as "ownerIsMe", e.opened_at as "openedAt",
      coalesce(e.closed_at, e.withdrawn_at) as "endedAt", p.due_at as "dueAt", p.due_at,
      (select count(*)::int from promises m where m.escalation_id = e.id and m.outcome = 'missed') as missed,
      exists (select 1 from acceptances a where a.question_id = q.id and a.ended_at is null and a.kind = 'pending') as "hasPending"
    from escalations e
    join questions q on q.id = e.question_id
    join people asker on asker.id = coalesce(e.asker_id, q.asker_id)
    join teams team on team.id = e.team_id
    left join people owner on owner.id = e.owner_id
    left join topics t on t.id = q.topic_id
    left join lateral (select min(due_at) as due_at from promises p where p.escalation_id = e.id and p.outcome is null) p on true
    where ${where} order by ${order}, e.id limit ${A_PAGE} offset ${(page - 1) * A_PAGE}`);
  return { view, now, rows: rows.map(toRow), counts, page, pages, overridesThisMonth: overrides };
}

/** The driver gives instants of a raw statement as it finds them. */
function toRow(row: Record<string, unknown>): DeskRow {
  const { due_at: _, ...rest } = row;
  return {
    ...(rest as DeskRow),
    openedAt: new Date(row.openedAt as string),
    endedAt: row.endedAt ? new Date(row.endedAt as string) : null,
    dueAt: row.dueAt ? new Date(row.dueAt as string) : null,
  };
}
