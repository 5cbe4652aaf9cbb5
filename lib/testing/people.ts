import { people } from "@/db/schema";
import type { Person } from "@/lib/context";
import { personById } from "@/lib/people/queries/person-of-session";
import type { TestSite } from "./database";

/** Somebody with an account, as every request would know them. */
export async function addPerson(
  site: TestSite,
  handle: string,
  role: Person["role"] = "customer",
  more: object = {},
): Promise<Person> {
  const [row] = await site.db
    .insert(people)
    .values({
      name: handle,
      handle,
      role,
      email: `${handle}@example.com`,
      emailVerified: new Date(),
      ...more,
    })
    .returning({ id: people.id });
  return (await personById(site.db, row!.id))!;
}

/** Leaves the site without accounts and all that hangs on them. */
export async function withoutPeople(site: TestSite): Promise<void> {
  await site.pool.query(
    "truncate appointments, sessions, verification_tokens, mails, notifications restart identity cascade",
  );
  await site.pool.query("delete from people");
}
