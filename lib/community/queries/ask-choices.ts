import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { visibleTopic } from "@/lib/search/visible-topic";
import type { Calendar } from "../calendar/calendar";
import { isCoveredSql } from "../coverage";
import { type GateChanges, type GateRules, gateRules } from "../gate-rules";

export type AskTopic = {
  id: number;
  slug: string;
  name: string;
  parent: string | null;
  urgentMark: string | null;
};

/** The topics a question of this reader can be about, parents before their children. */
export async function askTopics(ctx: Context): Promise<AskTopic[]> {
  const { rows } = await ctx.db.execute<AskTopic>(sql`
    select t.id, t.slug, t.name, parent.name as parent, t.urgent_mark as "urgentMark"
    from topics t left join topics parent on parent.id = t.parent_id
    where t.merged_into_id is null and ${visibleTopic("t", ctx.actor)}
    order by coalesce(parent.position, t.position), coalesce(parent.name, t.name), t.parent_id is not null, t.position, t.name`);
  return rows;
}

export type AskOutlook = {
  now: Date;
  rules: GateRules;
  /** Whether somebody else looks after the topic in this language. */
  isCovered: boolean;
  topic: { name: string; urgentMark: string | null } | null;
  team: { name: string; telephone: string | null; openingHours: string | null } | null;
};

type Asked = { topicId: number | null; language: string };

/** What will hold for a question on this topic: when a person may take over, and who that would be. */
export async function askOutlook(ctx: Context, { topicId, language }: Asked): Promise<AskOutlook> {
  const me = ctx.actor.kind === "person" ? ctx.actor.id : "";
  const clock = ctx.clock?.().toISOString() ?? null;
  const now = sql`coalesce(${clock}::timestamptz, now())`;
  const { rows } = await ctx.db.execute<{
    now: string;
    site: GateChanges | null;
    parent: GateChanges | null;
    own: GateChanges | null;
    calendar: Calendar | null;
    isCovered: boolean;
    topic: AskOutlook["topic"];
    team: AskOutlook["team"];
  }>(sql`
    select to_json(${now}) as now, (select value from settings where key = 'gate') as site, parent.gate as parent, t.gate as own,
      coalesce(t.calendar, parent.calendar) as calendar, ${isCoveredSql("q", "t", now)} as "isCovered",
      case when t.id is not null then json_build_object('name', t.name, 'urgentMark', t.urgent_mark) end as topic,
      (select json_build_object('name', team.name, 'telephone', team.telephone, 'openingHours', team.opening_hours)
        from teams team where team.id = coalesce(t.team_id, parent.team_id) or team.is_default
        order by team.is_default limit 1) as team
    from (select ${me}::text as asker_id, ${language}::text as language) q
    left join topics t on t.id = ${topicId} and ${visibleTopic("t", ctx.actor)}
    left join topics parent on parent.id = t.parent_id`);
  const row = rows[0]!;
  return {
    now: new Date(row.now),
    rules: { ...gateRules(row.site, row.parent, row.own), calendar: row.calendar },
    isCovered: row.isCovered,
    topic: row.topic,
    team: row.team,
  };
}
