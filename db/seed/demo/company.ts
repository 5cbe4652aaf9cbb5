import { people as peopleTable, topics as topicsTable } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import type { Person, Work } from "@/lib/context";
import { appointAmbassador } from "@/lib/people/commands/appoint-ambassador";
import { personById } from "@/lib/people/queries/person-of-session";
import { saveTeam, setTeamMember } from "@/lib/site/commands/save-team";
import { asIf } from "../as-if";
import { daysBefore } from "./moments";
import { people } from "./people";
import { loadSnippets } from "./snippets";
import { teams, topics } from "./topics";

export type Company = {
  personId: (handle: string) => string;
  /** With their rights as they are once the company stands. */
  person: (handle: string) => Promise<Person>;
  topicId: (slug: string) => number;
};

/** Makes Fernwood's people, teams, topics and appointments, dated back to when each of them began. */
export async function loadCompany(work: Work): Promise<Company> {
  const { tx, now } = work;
  const personIds = await makePeople(work);
  const personId = (handle: string) => found(personIds, handle);
  const known = new Map<string, Person>();
  const person = async (handle: string) => {
    if (!known.has(handle)) known.set(handle, (await personById(work.db, personId(handle)))!);
    return known.get(handle)!;
  };
  const ada = await person("ada");

  const teamIds = new Map<string, number>();
  for (const { slug, ...team } of teams) {
    const { id } = await saveTeam(asIf(tx, daysBefore(now, 700), ada), {
      ...team,
      isDefault: team.isDefault,
    });
    teamIds.set(slug, id);
  }
  const topicIds = await makeTopics(work, teamIds);
  for (const one of people) {
    const joined = asIf(tx, daysBefore(now, one.joinedDaysAgo), ada);
    if (one.team) {
      const membership = one.lead ? "lead" : "member";
      await setTeamMember(joined, {
        teamId: found(teamIds, one.team),
        personId: personId(one.handle),
        membership,
      });
    }
    if (one.ambassador) {
      const { topics: scope, languages, sinceDaysAgo, termDays } = one.ambassador;
      const since = asIf(tx, daysBefore(now, sinceDaysAgo), ada);
      for (const slug of scope) {
        const endsAt = daysBefore(now, sinceDaysAgo - termDays);
        await appointAmbassador(since, {
          personId: personId(one.handle),
          topicId: found(topicIds, slug),
          languages,
          endsAt,
        });
      }
    }
  }
  known.clear();
  await loadSnippets(work, await person("cleo"));
  return { personId, person, topicId: (slug) => found(topicIds, slug) };
}

async function makePeople(work: Work): Promise<Map<string, string>> {
  const rows = await work.tx
    .insert(peopleTable)
    .values(
      people.map((one) => ({
        name: one.name,
        handle: one.handle,
        email: one.email,
        role: one.role,
        language: one.language,
        timeZone: one.language === "zh-CN" ? "Asia/Shanghai" : "Europe/Berlin",
        claims: one.claims ?? {},
        about: one.about ?? "",
        createdAt: daysBefore(work.now, one.joinedDaysAgo),
      })),
    )
    .returning({ id: peopleTable.id, handle: peopleTable.handle, role: peopleTable.role });
  for (const row of rows) {
    await recordAudit(work, "account_opened", `person:${row.id}`);
    if (row.role !== "customer")
      await recordAudit(work, "role_changed", `person:${row.id}`, { to: row.role });
  }
  return new Map(rows.map((row) => [row.handle, row.id]));
}

async function makeTopics(work: Work, teamIds: Map<string, number>): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const [position, topic] of topics.entries()) {
    const [row] = await work.tx
      .insert(topicsTable)
      .values({
        slug: topic.slug,
        name: topic.name,
        description: topic.description,
        parentId: topic.parent ? found(ids, topic.parent) : null,
        teamId: topic.team ? found(teamIds, topic.team) : null,
        urgentMark: topic.urgency ?? null,
        position: position * 10,
        createdAt: daysBefore(work.now, 690),
      })
      .returning({ id: topicsTable.id });
    ids.set(topic.slug, row!.id);
    await recordAudit(work, "topic_created", `topic:${row!.id}`, { slug: topic.slug });
    await noteChange(work, `topic:${row!.id}`, "site");
  }
  return ids;
}

/** A name that is not there is a slip of the pen in the data, and must not pass. */
export function found<K, V>(map: Map<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The demo knows nothing called ${String(key)}.`);
  return value;
}
