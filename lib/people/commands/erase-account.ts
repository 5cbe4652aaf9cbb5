import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { erasures, people } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { deletePostsOf } from "@/lib/community/leave-answers";
import { leaveQuestions } from "@/lib/community/leave-questions";
import { type Context, transaction, type Work } from "@/lib/context";
import { releaseCasesOf } from "@/lib/desk/release-cases-of";
import { Refusal } from "@/lib/errors";
import { forgetFilesOf } from "@/lib/files/attach";
import { enqueue } from "@/lib/jobs/queue";
import { authorize } from "@/lib/policy";
import { endClaimsWithoutAuthority } from "../end-claims";
import { forgetPrivate } from "../forget-private";
import { keepOneAdmin, lockAdmins } from "./change-role";

export const eraseAccountInput = z.object({
  personId: z.string().min(1).max(60),
  /** Whether what they wrote in public stays, under a name that says nothing, or goes. */
  posts: z.enum(["keep", "delete"]),
  /** Their short name, typed out, so that nobody does it by one press too many. */
  confirmation: z.string().trim().max(60),
});

/**
 * Erases an account for good. Nobody can sign in to it from now on; what was private goes, what was public stays without
 * a name or goes as well, cases and appointments pass on. The worker then goes through every text for the old names.
 * Refuses with `last_admin`, and with `invalid_input` when the short name is not typed as it is.
 */
export async function eraseAccount(ctx: Context, input: z.input<typeof eraseAccountInput>): Promise<void> {
  const { personId, posts, confirmation } = eraseAccountInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "account.erase", { personId });
    await lockAdmins(work);
    const [person] = await work.tx.select().from(people).where(eq(people.id, personId)).for("update");
    if (!person || person.state === "erased") throw new Refusal("not_found");
    const typed = confirmation.replace(/^@/, "").toLowerCase();
    if (typed !== person.handle.toLowerCase())
      throw new Refusal("invalid_input", { what: "confirmation" }, "confirmation");
    if (person.role === "admin" && person.state === "active") await keepOneAdmin(work, personId);

    const alias = await freeAlias(work);
    await work.tx.insert(erasures).values({
      personId,
      alias,
      names: await namesOf(work, person),
      keepsPosts: posts === "keep",
      erasedAt: work.now,
    });
    await work.tx.update(people).set(nobody(alias)).where(eq(people.id, personId));
    await recordAudit(work, "account_erased", `person:${personId}`, { posts });
    await endAppointments(work, personId);
    await endClaimsWithoutAuthority(work, personId);
    await releaseCasesOf(work, personId);
    await leaveQuestions(work, personId, { deletesLonely: posts === "delete" });
    if (posts === "delete") await deletePostsOf(work, personId);
    await forgetPrivate(work, person);
    await forgetFilesOf(work, personId);
    await noteChange(work, `person:${personId}`);
    await enqueue(work, "forget-names", { personId }, { key: `forget-names:${personId}` });
  });
}

/** All that the row says of somebody is gone; other rows go on pointing to it. */
const nobody = (alias: string) => ({
  name: alias,
  handle: alias,
  email: null,
  emailVerified: null,
  image: null,
  about: "",
  role: "customer" as const,
  state: "erased" as const,
  suspendedReason: null,
  timeZone: "UTC",
  claims: {},
  mailOff: true,
  externalId: null,
});

/** The next free of anon101, anon102 and so on; the lock on admins is held, so no two take the same. */
async function freeAlias(work: Work): Promise<string> {
  const { rows } = await work.tx.execute<{ last: number }>(sql`
    select coalesce(max(substring(handle from 5)::int), 100) as last from people where handle ~ '^anon[0-9]{1,8}$'`);
  return `anon${rows[0]!.last + 1}`;
}

/** What they were called, also by earlier short names. A name that somebody else has too is not theirs alone to take out of texts. */
async function namesOf(work: Work, person: typeof people.$inferSelect): Promise<string[]> {
  const { rows } = await work.tx.execute<{ handle: string }>(sql`
    select distinct a.data->>'handle' as handle from audit a
    where a.subject = ${`person:${person.id}`} and a.action = 'profile_changed' and a.data->>'handle' is not null
      and not exists (select from people p where p.handle = a.data->>'handle' and p.id <> ${person.id})`);
  const namesakes = await work.tx.execute(sql`
    select from people where lower(name) = lower(${person.name}) and id <> ${person.id} limit 1`);
  const handles = new Set([person.handle, ...rows.map((row) => row.handle)].map((handle) => `@${handle}`));
  return [
    ...handles,
    ...(person.email ? [person.email] : []),
    ...(namesakes.rows.length === 0 && person.name ? [person.name] : []),
  ];
}

/** What was done as ambassador stands; the powers end now. */
async function endAppointments(work: Work, personId: string): Promise<void> {
  const now = work.now.toISOString();
  await work.tx.execute(sql`
    update applications set decided_at = ${now}::timestamptz, decision = 'withdrawn'
    where person_id = ${personId} and decided_at is null`);
  const { rows } = await work.tx.execute<{ topic_id: number }>(sql`
    update appointments set ended_at = ${now}::timestamptz, ended_reason = 'left'
    where person_id = ${personId} and ended_at is null returning topic_id`);
  for (const { topic_id: topic } of rows) {
    await recordAudit(work, "appointment_ended", `person:${personId}`, { topic, reason: "left" });
    await noteChange(work, `topic:${topic}`);
  }
}
