import { sql } from "drizzle-orm";
import { letters } from "@/db/schema";
import { moment } from "@/lib/accounts/standing-appointment";
import { type Context, currentTime, transaction, type Work } from "@/lib/context";
import { queueMail } from "@/lib/notify/mail/queue-mail";
import { notify } from "@/lib/notify/notify";
import { preferencesOf } from "@/lib/notify/preferences";
import { keepPoints } from "../keep-points";
import { letter } from "../letter";
import { whomTheyHelped } from "../whom-they-helped";

/** A worker that was away on the first of the month makes up for it until this day; later a letter is old news. */
const LAST_DAY = 10;

type Reader = {
  id: string;
  name: string;
  language: string;
  timeZone: string;
  email: string | null;
  mayMail: boolean;
};

/**
 * Writes to everybody who was an ambassador last month whom they helped, once a person and month, however often it
 * runs. Who helped nobody gets no letter, and no reproach.
 */
export async function sendLetters(ctx: Context): Promise<void> {
  const now = await currentTime(ctx);
  if (now.getUTCDate() > LAST_DAY) return;
  const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  const until = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  for (const person of await readers(ctx, from, until))
    await transaction(ctx, (work) => write(work, person, from, until));
}

async function write(work: Work, person: Reader, from: Date, until: Date): Promise<void> {
  const month = from.toISOString().slice(0, 7);
  await keepPoints(work, person.id);
  const helped = await whomTheyHelped(work.tx, person.id, from, until);
  const [row] = await work.tx
    .insert(letters)
    .values({ personId: person.id, month, helped: helped.people, writtenAt: work.now })
    .onConflictDoNothing()
    .returning({ month: letters.month });
  if (!row || (helped.people === 0 && helped.articles.length === 0)) return;
  await notify(work, {
    kind: "monthly_letter",
    personId: person.id,
    key: `letter:${month}`,
    data: { count: helped.people, path: "/ambassadors/me" },
    mail: false,
  });
  const wishes = (await preferencesOf(work.tx, [person.id])).get(person.id);
  if (!person.email || !person.mayMail || !wishes?.letterByMail) return;
  const mail = letter(person, from, helped);
  await queueMail(work, {
    ...mail,
    key: `letter:${person.id}:${month}`,
    personId: person.id,
    to: person.email,
  });
}

async function readers(ctx: Context, from: Date, until: Date): Promise<Reader[]> {
  const { rows } = await ctx.db.execute<Reader>(sql`
    select p.id, p.name, p.language, p.time_zone as "timeZone", p.email::text,
      p.email_verified is not null and not p.mail_off as "mayMail"
    from people p where p.state = 'active'
      and exists (select from appointments a where a.person_id = p.id and a.starts_at < ${moment(until)}
        and least(coalesce(a.ended_at, 'infinity'), coalesce(a.ends_at, 'infinity')) > ${moment(from)})
      and not exists (select from letters l where l.person_id = p.id and l.month = ${from.toISOString().slice(0, 7)})
    order by p.id`);
  return rows;
}
