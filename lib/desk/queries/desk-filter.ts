import { type SQL, sql } from "drizzle-orm";
import type { Person } from "@/lib/context";

export const deskViews = ["queue", "mine", "all", "ended"] as const;
export type DeskView = (typeof deskViews)[number];

/** What of a case at work asks for somebody's eye. */
export const deskAttentions = ["overdue", "plan", "pending"] as const;
export type DeskAttention = (typeof deskAttentions)[number];

export type DeskFilter = {
  view: DeskView;
  /** Without one: the reader's own teams, where there are any; of what is theirs, everything. */
  team?: number | "all";
  /** Who has or had it. */
  agent?: string;
  attention?: DeskAttention;
  /** In the title, the asker's name or address, or the private details; or the number of a case or question. */
  words?: string;
};

/** A case `e` that goes on. */
export const live = sql`e.state not in ('closed', 'withdrawn')`;

/** Whether a case `e` stands in a view: by its state, by who has it, and by what it asks for where that can be chosen. */
export function isInView(view: DeskView, { agent, attention }: DeskFilter, me: Person, now: Date): SQL {
  const conditions = {
    queue: [live, sql`e.owner_id is null`],
    mine: [live, sql`e.owner_id = ${me.id}`],
    all: [live],
    ended: [sql`not (${live})`],
  }[view];
  if (agent && (view === "all" || view === "ended")) conditions.push(sql`e.owner_id = ${agent}`);
  if (attention && view !== "ended") conditions.push(asksFor[attention](now));
  return sql`(${sql.join(conditions, sql` and `)})`;
}

/** Whether a case `e` is the chosen team's; where none was chosen, one of the reader's own teams'. */
export function isOfTeam(view: DeskView, { team }: DeskFilter, me: Person): SQL {
  if (typeof team === "number") return sql`e.team_id = ${team}`;
  if (team === "all" || view === "mine" || me.teams.length === 0) return sql`true`;
  return sql`e.team_id = any(${sql.param([...me.teams])}::int[])`;
}

const asksFor: Record<DeskAttention, (now: Date) => SQL> = {
  overdue: (now) => sql`exists (select from promises p where p.escalation_id = e.id and p.outcome is null
    and p.due_at < ${now.toISOString()}::timestamptz)`,
  plan: () => sql`e.plan_required_at is not null`,
  pending: () => hasPending,
};

/** An acceptance waits for the owner's word. */
export const hasPending = sql`exists (select from acceptances a
  where a.question_id = e.question_id and a.ended_at is null and a.kind = 'pending')`;

/** Whether a case `e` of a question `q` that `asker` asked can be found by these words, or by its number. */
export function hasWords({ words }: DeskFilter): SQL {
  if (!words) return sql`true`;
  const like = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  const number = /^#?(\d{1,9})$/.exec(words)?.[1];
  return sql`(q.title ilike ${like} or asker.name ilike ${like} or asker.email::text ilike ${like}
    or exists (select from private_details d where d.question_id = q.id and d.body ilike ${like})
    ${number ? sql`or ${Number(number)} in (e.id, q.id)` : sql``})`;
}
