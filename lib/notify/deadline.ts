import { type SQL, sql } from "drizzle-orm";
import type { Work } from "@/lib/context";
import type { News, NewsKind } from "./kinds";

/** Where the time stands that a piece of news has to name; the row was written just before, in the same transaction. */
const sources: Partial<Record<NewsKind, (news: News) => SQL>> = {
  escalation_opened: nextPromise,
  escalation_taken: nextPromise,
  escalation_reopened: nextPromise,
  promise_due: ownPromise,
  promise_missed: ownPromise,
  answer_provisionally_accepted: firmAt,
  acceptance_pending: firmAt,
  ambassador_nudge: ({ questionId }) =>
    sql`select gate_due_at as at from questions where id = ${questionId ?? null} and gate_opened_at is null`,
  silence_reminder: ({ data }) =>
    sql`select silence_until as at from escalations where id = ${number(data?.escalationId)}`,
};

/** The news with the deadline that its sentence names, as `due`. What the sender gave counts first. */
export async function withDeadline(work: Work, news: News): Promise<News> {
  const data = news.data ?? {};
  const given = data.due ?? data.dueAt;
  if (given) return { ...news, data: { ...data, due: given } };
  const source = sources[news.kind];
  if (!source) return news;
  const { rows } = await work.tx.execute<{ at: Date | null; what?: string }>(source(news));
  const [row] = rows;
  if (!row?.at) return news;
  const what = data.what ?? row.what ?? null;
  return { ...news, data: { ...data, due: new Date(row.at).toISOString(), ...(what && { what }) } };
}

function nextPromise({ data }: News): SQL {
  return sql`select min(due_at) as at from promises where escalation_id = ${number(data?.escalationId)} and outcome is null`;
}

function ownPromise({ data }: News): SQL {
  return sql`select due_at as at, what from promises where id = ${number(data?.promiseId)}`;
}

function firmAt({ questionId }: News): SQL {
  return sql`select firm_at as at from acceptances where question_id = ${questionId ?? null} and ended_at is null`;
}

const number = (value: unknown): number | null => (typeof value === "number" ? value : null);
