import { eq } from "drizzle-orm";
import { z } from "zod";
import { teams, topics } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import type { Calendar } from "@/lib/community/calendar/calendar";
import { readCalendar, weekdays } from "@/lib/community/calendar/typed";
import { renewDeadlines } from "@/lib/community/renew-deadlines";
import { type Context, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { topicOf } from "./save-topic";

const hours = z.string().max(200).default("");
const days = Object.fromEntries(weekdays.map((day) => [day, hours])) as Record<
  (typeof weekdays)[number],
  typeof hours
>;

export const saveCalendarInput = z.object({
  of: z.enum(["team", "topic"]),
  id,
  timeZone: z.string().max(60),
  ...days,
  holidays: z.string().max(10_000).default(""),
});
export const clearCalendarInput = z.object({ of: z.enum(["team", "topic"]), id });

/**
 * Sets the working hours and holidays of a team, by which its next replies are promised, or of a topic, by which the gate
 * counts there. Refuses a calendar without any open hour. No time that has been shown is delayed.
 */
export async function saveCalendar(ctx: Context, input: z.input<typeof saveCalendarInput>): Promise<void> {
  const { of, id, ...typed } = saveCalendarInput.parse(input);
  const calendar = readCalendar(typed);
  if ("field" in calendar) {
    const field = calendar.field === "week" ? "mon" : calendar.field;
    throw new Refusal("invalid_calendar", { what: calendar.what }, field);
  }
  await transaction(ctx, (work) => set(work, of, id, calendar));
}

/** Every hour counts again; or, for a topic, those of the topic above it. */
export async function clearCalendar(ctx: Context, input: z.input<typeof clearCalendarInput>): Promise<void> {
  const { of, id } = clearCalendarInput.parse(input);
  await transaction(ctx, (work) => set(work, of, id, null));
}

async function set(work: Work, of: "team" | "topic", id: number, calendar: Calendar | null): Promise<void> {
  authorize(work.actor, of === "team" ? "teams.manage" : "topics.manage");
  const before = of === "team" ? await ofTeam(work, id) : (await topicOf(work, id)).calendar;
  const table = of === "team" ? teams : topics;
  await work.tx.update(table).set({ calendar }).where(eq(table.id, id));
  const action = calendar ? "calendar_set" : "calendar_cleared";
  await recordAudit(work, action, `${of}:${id}`, { before, after: calendar });
  if (of === "topic") await renewDeadlines(work, id);
  await noteChange(work, "site");
}

async function ofTeam(work: Work, id: number): Promise<Record<string, unknown> | null> {
  const [team] = await work.tx.select({ calendar: teams.calendar }).from(teams).where(eq(teams.id, id));
  if (!team) throw new Refusal("not_found");
  return team.calendar;
}
