import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Migration = { tag: string; when: number; hash: string };

/** The migrations of this version in their order, each with the hash under which the database remembers it. */
export function readJournal(folder: string): Migration[] {
  const journal: { entries: { tag: string; when: number }[] } = JSON.parse(
    readFileSync(join(folder, "meta/_journal.json"), "utf8"),
  );
  return journal.entries.map(({ tag, when }) => ({
    tag,
    when,
    hash: createHash("sha256")
      .update(readFileSync(join(folder, `${tag}.sql`), "utf8"))
      .digest("hex"),
  }));
}

/** Names a migration that is dated before the one it follows; the migrator would skip it without a word. */
export function outOfOrder(migrations: readonly Migration[]): string | undefined {
  return migrations.find((migration, at) => at > 0 && migration.when <= migrations[at - 1]!.when)?.tag;
}

/** The migrations of this version that a database has not had, by the hashes it remembers. */
export function missing(migrations: readonly Migration[], applied: readonly string[]): string[] {
  const known = new Set(applied);
  return migrations.filter((migration) => !known.has(migration.hash)).map((migration) => migration.tag);
}
