import { sql } from "drizzle-orm";
import type { Calendar } from "@/lib/community/calendar/calendar";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";

export type CalendarSetting = {
  own: Calendar | null;
  /** Of the topic above, which counts while there is none of its own. */
  inherited: Calendar | null;
};

/** The open hours of a team or a topic, as admins edit them. */
export async function calendarSetting(
  ctx: Context,
  of: "team" | "topic",
  id: number,
): Promise<CalendarSetting> {
  authorize(ctx.actor, of === "team" ? "teams.manage" : "topics.manage");
  const { rows } = await ctx.db.execute<CalendarSetting>(
    of === "team"
      ? sql`select calendar as own, null as inherited from teams where id = ${id}`
      : sql`select t.calendar as own, p.calendar as inherited from topics t left join topics p on p.id = t.parent_id
          where t.id = ${id}`,
  );
  if (!rows[0]) throw new Refusal("not_found");
  return rows[0];
}
