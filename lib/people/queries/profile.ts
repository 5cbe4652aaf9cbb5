import { sql } from "drizzle-orm";
import { readQuestions } from "@/lib/community/inputs";
import { type Stage, stage } from "@/lib/community/lifecycle";
import { type Context, currentTime } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";

export type Profile = {
  id: string;
  name: string;
  handle: string;
  about: string;
  state: "active" | "staged" | "suspended";
  role: "customer" | "agent" | "curator" | "admin";
  roleSince: Date;
  joinedAt: Date;
  appointments: { topic: string; slug: string; since: Date }[];
  counts: { answers: number; accepted: number; worked: number; questions: number };
  answers: ProfileAnswer[];
  questions: ProfileQuestion[];
};
export type ProfileAnswer = {
  id: number;
  number: number;
  slug: string;
  title: string;
  at: Date;
  isAccepted: boolean;
};
export type ProfileQuestion = {
  number: number;
  slug: string;
  title: string;
  stage: Exclude<Stage, "draft">;
  askedAt: Date;
  answers: number;
  sameProblem: number;
};
type QuestionRow = Omit<ProfileQuestion, "stage" | "askedAt"> & { asked_at: string };

const recent = 10;
/** What everybody may read, whoever looks: a profile is the same page for all. */
const open = sql`q.visibility = 'public' and q.asked_at is not null and q.held_at is null and q.hidden_at is null`;
const visible = sql`a.posted_at is not null and a.held_at is null and a.hidden_at is null and a.deleted_at is null`;

/** The public page of a person. Erased accounts have none. */
export async function profile(ctx: Context, handle: string): Promise<Profile> {
  authorize(ctx.actor, "profile.read");
  const person = await personNamed(ctx, handle);
  const id = person.id;
  const answers = await ctx.db.execute<Omit<ProfileAnswer, "at"> & { at: string }>(sql`
    select a.id, q.id as number, q.slug, q.title, a.posted_at as at,
      exists (select from acceptances c where c.answer_id = a.id and c.ended_at is null) as "isAccepted"
    from answers a join questions q on q.id = a.question_id
    where a.author_id = ${id} and ${visible} and ${open} order by a.posted_at desc limit ${recent}`);
  const questions = await ctx.db.execute<QuestionRow>(sql`
    select q.id as number, q.slug, q.title, q.asked_at, q.answer_count as answers, q.same_problem_count as "sameProblem"
    from questions q where q.asker_id = ${id} and ${open} order by q.asked_at desc limit ${recent}`);
  return {
    ...person,
    answers: answers.rows.map((row) => ({ ...row, at: new Date(row.at) })),
    questions: await withStages(ctx, questions.rows),
  };
}

async function personNamed(ctx: Context, handle: string): Promise<Omit<Profile, "answers" | "questions">> {
  const { rows } = await ctx.db.execute<{
    id: string;
    name: string;
    handle: string;
    about: string;
    state: Profile["state"];
    role: Profile["role"];
    role_since: string | null;
    created_at: string;
    appointments: { topic: string; slug: string; since: string }[] | null;
    answers: number;
    accepted: number;
    worked: number;
    questions: number;
  }>(sql`
    select p.id, p.name, p.handle, p.about, p.state, p.role, p.created_at,
      (select max(at) from audit where subject = 'person:' || p.id and action = 'role_changed') as role_since,
      (select json_agg(json_build_object('topic', t.name, 'slug', t.slug, 'since', m.starts_at) order by m.starts_at)
        from appointments m join topics t on t.id = m.topic_id
        where m.person_id = p.id and m.ended_at is null and m.paused_at is null and m.starts_at <= now()
          and (m.ends_at is null or m.ends_at > now())) as appointments,
      said.answers, said.accepted, said.worked,
      (select count(*)::int from questions q where q.asker_id = p.id and ${open}) as questions
    from people p, lateral (
      select count(*)::int as answers, coalesce(sum(a.worked_count), 0)::int as worked,
        (count(*) filter (where exists (select from acceptances c where c.answer_id = a.id
          and c.ended_at is null)))::int as accepted
      from answers a join questions q on q.id = a.question_id
      where a.author_id = p.id and ${visible} and ${open}) said
    where p.handle = ${handle} and p.state <> 'erased'`);
  const row = rows[0];
  if (!row) throw new Refusal("not_found");
  return {
    id: row.id,
    name: row.name,
    handle: row.handle,
    about: row.state === "suspended" ? "" : row.about,
    state: row.state,
    role: row.role,
    roleSince: new Date(row.role_since ?? row.created_at),
    joinedAt: new Date(row.created_at),
    appointments: (row.appointments ?? []).map((one) => ({ ...one, since: new Date(one.since) })),
    counts: {
      answers: row.answers,
      accepted: row.accepted,
      worked: row.worked,
      questions: row.questions,
    },
  };
}

async function withStages(ctx: Context, rows: QuestionRow[]): Promise<ProfileQuestion[]> {
  const known = await readQuestions(
    ctx.db,
    rows.map((row) => row.number),
  );
  const now = await currentTime(ctx);
  return rows.flatMap(({ asked_at, ...row }) => {
    const facts = known.get(row.number)?.facts;
    const where = facts ? stage(facts, now) : "draft";
    return where === "draft" ? [] : [{ ...row, stage: where, askedAt: new Date(asked_at) }];
  });
}
