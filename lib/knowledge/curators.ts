import { and, eq, inArray } from "drizzle-orm";
import { people } from "@/db/schema";
import type { Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";

const curators = and(eq(people.state, "active"), inArray(people.role, ["curator", "admin"]));

/** Everybody who may write, read over and publish articles. */
export async function curatorIds(work: Work): Promise<string[]> {
  const rows = await work.tx.select({ id: people.id }).from(people).where(curators);
  return rows.map((row) => row.id);
}

/** Refuses somebody who may not. */
export async function requireCurator(work: Work, id: string, field: string): Promise<void> {
  const rows = await work.tx
    .select({ id: people.id })
    .from(people)
    .where(and(curators, eq(people.id, id)));
  if (rows.length === 0) throw new Refusal("invalid_input", { what: "person" }, field);
}
