import { createHash } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import { appointments, people } from "@/db/schema";
import { isGoodHandle } from "@/lib/accounts/handle";
import { noteChange } from "@/lib/changes";
import { slugOf } from "@/lib/community/write-text";
import type { Work } from "@/lib/context";
import type { PersonRecord } from "./format";
import { topicIds } from "./topics";

/** Ids by the file's names for people; whom the site does not know becomes a staged member, and is counted. */
export async function personIds(
  work: Work,
  externalIds: string[],
  at?: Map<string, Date>,
): Promise<{ ids: Map<string, string>; made: number }> {
  const wanted = [...new Set(externalIds)];
  const known = await find(work, wanted);
  const before = known.size;
  const row = (id: string, handle: string) => ({
    name: id,
    handle,
    state: "staged" as const,
    externalId: id,
    createdAt: at?.get(id) ?? work.now,
  });
  // The handle that fits best may belong to somebody else; the second one is made from the whole name.
  for (const handleOf of [shortName, plainName]) {
    const absent = wanted.filter((id) => !known.has(id));
    if (absent.length === 0) break;
    const made = await work.tx
      .insert(people)
      .values(absent.map((id) => row(id, handleOf(id))))
      .onConflictDoNothing()
      .returning({ id: people.id, externalId: people.externalId });
    for (const person of made) known.set(person.externalId!, person.id);
  }
  return { ids: known, made: known.size - before };
}

/** Gives staged members the name, role and topics that the file tells; who has claimed their account stays as they are. */
export async function writePeople(work: Work, records: PersonRecord[]): Promise<number> {
  if (records.length === 0) return 0;
  const { ids, made } = await personIds(
    work,
    records.map((one) => one.id),
  );
  const told = records.map((one) => ({ id: ids.get(one.id)!, name: one.name, role: roleOf(one) }));
  const { rows } = await work.tx.execute<{ id: string }>(sql`
    update people p set name = v.name, role = v.role
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) v(id text, name text, role text)
    where p.id = v.id and p.state = 'staged' and (p.name, p.role) is distinct from (v.name, v.role)
    returning p.id`);
  await noteChange(work, ...rows.map((row) => `person:${row.id}` as const));
  await appoint(
    work,
    records.filter((one) => one.role === "ambassador"),
    ids,
  );
  return made;
}

const roleOf = (one: PersonRecord) => (one.role === "ambassador" ? "customer" : one.role);

/** Ambassadors of the file get their topics here, unless they have claimed their account and are managed on screen. */
async function appoint(work: Work, records: PersonRecord[], ids: Map<string, string>): Promise<void> {
  if (records.length === 0) return;
  const topics = await topicIds(
    work,
    records.flatMap((one) => one.topics),
  );
  const staged = await work.tx
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        inArray(
          people.id,
          records.map((one) => ids.get(one.id)!),
        ),
        eq(people.state, "staged"),
      ),
    );
  const may = new Set(staged.map((row) => row.id));
  const rows = records.flatMap((one) => {
    const personId = ids.get(one.id)!;
    const unique = [...new Set(one.topics.flatMap((name) => topics.get(name ?? "") ?? []))];
    return may.has(personId) ? unique.map((topicId) => ({ personId, topicId, startsAt: work.now })) : [];
  });
  // One live appointment per person and topic; a second import finds it.
  if (rows.length > 0) await work.tx.insert(appointments).values(rows).onConflictDoNothing();
}

async function find(work: Work, externalIds: string[]): Promise<Map<string, string>> {
  if (externalIds.length === 0) return new Map();
  const rows = await work.tx
    .select({ id: people.id, externalId: people.externalId })
    .from(people)
    .where(inArray(people.externalId, externalIds));
  return new Map(rows.map((row) => [row.externalId!, row.id]));
}

const plainName = (id: string): string => `member-${digest(id)}`;

/** What a person of the site could have chosen: letters that an address has, and no word that reads as the site itself. */
function shortName(id: string): string {
  const fits = slugOf(id, "member").slice(0, 30).replace(/-+$/, "");
  return isGoodHandle(fits) ? fits : plainName(id);
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);
