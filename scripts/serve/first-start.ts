import pg from "pg";
import { openDatabase } from "@/db/client";
import type { Env } from "@/lib/env";

const lockKey = 4_205_003;

/**
 * Fills a site in which there is nobody and nothing. On any other it only brings the help that came with an earlier
 * release up to this one, leaving what staff have edited. Of several at once, one loads.
 */
export async function loadStarterOnce(url: string, kind: Env["STARTER"]): Promise<void> {
  if (kind === "none") return;
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  try {
    await holder.query("select pg_advisory_lock($1)", [lockKey]);
    const { rows } = await holder.query(
      `select exists (select from people) or exists (select from articles) or exists (select from topics) as used,
        exists (select from articles where content_file is not null) as "hasHelp"`,
    );
    const { used, hasHelp } = rows[0];
    if (used && !hasHelp) return;
    if (!used) console.error(kind === "demo" ? "Loading the demo …" : "Loading the first articles …");
    const { loadHelp, loadStarter } = await import("@/db/seed");
    const database = openDatabase(url, { statementTimeoutMs: 0, name: "firsthand starter" });
    try {
      if (used) await loadHelp(database.db);
      else await loadStarter(database.db, kind);
    } finally {
      await database.close();
    }
  } finally {
    await holder.end();
  }
}

/** The second half of the line that a start prints. */
export async function waysToSignIn(url: string, settings: Env): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      "select from people where role = 'admin' and state = 'active' limit 1",
    );
    if (!rowCount) return "Make the first admin with: npm run cli -- admin create you@example.com";
    if (settings.isDemo)
      return `This is a demo: open ${settings.SITE_URL}/sign-in and pick who you want to be.`;
    return `Sign in at ${settings.SITE_URL}/sign-in.`;
  } finally {
    await client.end();
  }
}
