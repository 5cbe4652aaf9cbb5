import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";

export type AuditLine = {
  id: number;
  at: Date;
  actorName: string | null;
  actorHandle: string | null;
  action: string;
  subject: string;
  data: Record<string, unknown>;
};

const A_PAGE = 50;

/** What was done, newest first; `subject` like `question:12`, `before` the last line of the page before. */
export async function auditLog(
  ctx: Context,
  { subject, action, before }: { subject?: string; action?: string; before?: number },
): Promise<{ lines: AuditLine[]; older: number | null }> {
  authorize(ctx.actor, "audit.read");
  const conditions: SQL[] = [sql`true`];
  if (subject) conditions.push(sql`a.subject = ${subject}`);
  if (action) conditions.push(sql`a.action = ${action}`);
  if (before) conditions.push(sql`a.id < ${before}`);
  const { rows } = await ctx.db.execute<Record<string, unknown>>(sql`
    select a.id, a.at, p.name as "actorName", p.handle as "actorHandle", a.action, a.subject, a.data
    from audit a left join people p on p.id = a.actor_id
    where ${sql.join(conditions, sql` and `)} order by a.id desc limit ${A_PAGE + 1}`);
  const lines = rows
    .slice(0, A_PAGE)
    .map((row) => ({ ...(row as AuditLine), id: Number(row.id), at: new Date(row.at as string) }));
  return { lines, older: rows.length > A_PAGE ? lines.at(-1)!.id : null };
}
