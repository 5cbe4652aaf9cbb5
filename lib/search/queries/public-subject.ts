import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { foundRows, pathOf } from "./found-rows";

export type PublicSubject = {
  subject: `article:${number}` | `question:${number}`;
  title: string;
  /** Without language prefix. */
  href: string;
};

/** What a subject like `article:12` is, for staff who ask how it is found; `not_found` for what not everybody can read. */
export async function publicSubject(ctx: Context, subject: string): Promise<PublicSubject> {
  authorize(ctx.actor, "search.explain");
  const [, kind, number] = /^(article|question):(\d{1,9})$/.exec(subject) ?? [];
  if (!kind) throw new Refusal("not_found");
  const [row] = await foundRows(ctx.db, [{ kind: kind as "article" | "question", id: Number(number) }]);
  if (!row) throw new Refusal("not_found");
  return { subject: `${row.kind}:${row.id}`, title: row.title, href: pathOf(row) };
}
