import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { defaultPreferences, type Preferences } from "./rules/reach";

type Row = { id: string; time_zone: string; settings: Partial<Preferences> | null };

/** When and by which way these people want to be told; who has chosen nothing has the defaults. */
export async function preferencesOf(
  db: Pick<Db, "execute">,
  personIds: readonly string[],
): Promise<Map<string, Preferences>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await db.execute<Row>(sql`
    select p.id, p.time_zone, case when s.person_id is not null then json_build_object('quietFrom', s.quiet_from,
      'quietUntil', s.quiet_until, 'dailyCap', s.daily_cap, 'holidayFrom', s.holiday_from,
      'holidayUntil', s.holiday_until, 'nudgesInApp', s.nudges_in_app, 'nudgesByMail', s.nudges_by_mail,
      'letterByMail', s.letter_by_mail) end as settings
    from people p left join news_settings s on s.person_id = p.id where p.id in ${[...personIds]}`);
  return new Map(
    rows.map((row) => [row.id, { ...defaultPreferences, ...row.settings, timeZone: row.time_zone }]),
  );
}
