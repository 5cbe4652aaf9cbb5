import type { Cast } from "./cast";
import type { TestSite } from "./database";

/** Leaves Theo as the only ambassador, appointed for good, and nothing of anybody's way into the programme. */
export async function nobodyButTheo({ pool }: TestSite, { theo }: Cast): Promise<void> {
  await pool.query(
    "truncate applications, quiz_attempts, notifications, mails, claims, limits restart identity cascade",
  );
  await pool.query("delete from appointments where person_id <> $1", [theo.id]);
  await pool.query(
    "update appointments set ended_at = null, paused_at = null, ends_at = null, reminded_at = null",
  );
}
