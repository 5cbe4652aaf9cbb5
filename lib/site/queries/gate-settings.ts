import { sql } from "drizzle-orm";
import { type GateChanges, gateRules, type RuleSet } from "@/lib/community/gate-rules";
import { SWEEP_CAP } from "@/lib/community/jobs/sweep";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";

export type GateSettings = {
  topic: { id: number; name: string; followsSite: boolean } | null;
  rules: RuleSet;
  topics: { id: number; name: string; hasOwnRules: boolean }[];
  /** Cases that the clock may open in a minute. */
  cap: number;
};

/** The rules of the gate as they hold for the site, or for one topic. */
export async function gateSettings(ctx: Context, topicId: number | null): Promise<GateSettings> {
  authorize(ctx.actor, "gate.manage");
  const site = await ctx.db.execute<{ value: GateChanges }>(
    sql`select value from settings where key = 'gate'`,
  );
  const { rows } = await ctx.db.execute<{
    id: number;
    name: string;
    gate: GateChanges;
    parent: GateChanges | null;
  }>(sql`
    select t.id, t.name, t.gate, p.gate as parent from topics t left join topics p on p.id = t.parent_id
    where t.merged_into_id is null order by coalesce(p.name, t.name), t.parent_id nulls first, t.name`);
  const cap = await ctx.db.execute<{ cap: number }>(
    sql`select (value->>'cap')::int as cap from settings where key = 'sweep'`,
  );
  const topic = topicId === null ? null : rows.find((row) => row.id === topicId);
  if (topic === undefined) throw new Refusal("not_found");
  const own = (gate: GateChanges) => Object.keys(gate).length > 0;
  return {
    topic: topic && { id: topic.id, name: topic.name, followsSite: !own(topic.gate) },
    rules: gateRules(site.rows[0]?.value, topic?.parent, topic?.gate),
    cap: cap.rows[0]?.cap ?? SWEEP_CAP,
    topics: rows.map((row) => ({ id: row.id, name: row.name, hasOwnRules: own(row.gate) })),
  };
}
