import { sql } from "drizzle-orm";
import type { Context, Person } from "@/lib/context";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { asLocale } from "@/lib/i18n/locales";
import { formatter, linker } from "@/lib/i18n/translator";
import { authorize } from "@/lib/policy";
import { filled, uses } from "../rules/macro-text";

export type Macro = {
  id: number;
  title: string;
  body: string;
  isOwn: boolean;
  teamId: number | null;
  teamName: string | null;
  mayEdit: boolean;
};

/** The reader's own macros and those of all teams, their own first; with `q` those with all its words. */
export async function macros(
  ctx: Context,
  q = "",
): Promise<{ macros: Macro[]; teams: { id: number; name: string }[] }> {
  authorize(ctx.actor, "macro.use");
  const me = ctx.actor as Person;
  const isAdmin = me.role === "admin";
  const words = q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
  const { rows } = await ctx.db.execute<Macro>(sql`
    select m.id, m.title, m.body, m.owner_id is not null as "isOwn", m.team_id as "teamId", t.name as "teamName",
      m.owner_id is not null or ${isAdmin}::boolean or m.team_id = any(${sql.param([...me.teams])}::int[]) as "mayEdit"
    from macros m left join teams t on t.id = m.team_id
    where m.retired_at is null and (m.owner_id = ${me.id} or m.team_id is not null)
      and not exists (select from unnest(${sql.param(words)}::text[]) word
        where position(word in lower(m.title || ' ' || m.body)) = 0)
    order by m.owner_id is null, lower(m.title) limit 300`);
  const teams = await ctx.db.execute<{ id: number; name: string }>(sql`
    select id, name from teams where ${isAdmin}::boolean or id = any(${sql.param([...me.teams])}::int[]) order by name`);
  return { macros: rows, teams: teams.rows };
}

type CaseRow = {
  asker: string;
  language: string;
  time_zone: string;
  question_id: number;
  slug: string;
  title: string;
  team: string;
  due_at: string | null;
};

/** A macro with everything filled in for one case, in the language and the time zone of its asker. By title or number. */
export async function filledMacro(ctx: Context, escalationId: number, wanted: string): Promise<string> {
  const all = (await macros(ctx)).macros;
  const said = wanted.trim().toLowerCase();
  const macro =
    all.find((each) => each.title.toLowerCase() === said || String(each.id) === said) ??
    only(all.filter((each) => said && each.title.toLowerCase().includes(said)));
  if (!macro) throw new Refusal("macro_not_found", {}, "macro");
  authorize(ctx.actor, "escalation.read");
  const { rows } = await ctx.db.execute<CaseRow>(sql`
    select asker.name as asker, asker.language, asker.time_zone, q.id as question_id, q.slug, q.title, t.name as team,
      (select min(due_at) from promises p where p.escalation_id = e.id and p.outcome is null) as due_at
    from escalations e join questions q on q.id = e.question_id join teams t on t.id = e.team_id
    join people asker on asker.id = coalesce(e.asker_id, q.asker_id) where e.id = ${escalationId}`);
  const row = rows[0];
  if (!row) throw new Refusal("not_found");
  if (uses(macro.body, "due") && !row.due_at) throw new Refusal("macro_no_due", {}, "macro");
  const locale = asLocale(row.language);
  return filled(macro.body, {
    asker: row.asker,
    title: row.title,
    link: new URL(linker(locale)(`/questions/${row.question_id}/${row.slug}`), env().SITE_URL).href,
    agent: (ctx.actor as Person).name,
    team: row.team,
    due: row.due_at
      ? formatter(locale, row.time_zone).dateTime(new Date(row.due_at), {
          weekday: "short",
          day: "numeric",
          month: "short",
          hour: "2-digit",
          minute: "2-digit",
          timeZoneName: "short",
        })
      : "",
  });
}

const only = <T>(found: T[]): T | undefined => (found.length === 1 ? found[0] : undefined);
