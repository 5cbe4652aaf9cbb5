import { type EmbeddedDatabase, joinEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { actionsKey, type Env, env } from "@/lib/env";
import { log } from "@/lib/log";
import { SettingError } from "@/lib/setting-error";
import { loadStarterOnce, waysToSignIn } from "./serve/first-start";
import { type KeptProcess, keepProcess } from "./serve/keep-process";
import { requireDatabase } from "./serve/require-database";
import { webFlags } from "./serve/web-flags";

type Settings = { env: Env; forChildren: Record<string, string> };

/** Reads the settings, or ends the command with the one sentence that says what is wrong with them. */
export async function checkedSettings(): Promise<Settings> {
  try {
    const read = env();
    if (!read.isEmbedded) await requireDatabase(read.DATABASE_URL);
    return {
      env: read,
      forChildren: {
        DATA_DIR: read.DATA_DIR,
        DEMO: read.isDemo ? "on" : "off",
        HOST: read.HOST,
        SITE_URL: read.SITE_URL,
        AUTH_SECRET: read.AUTH_SECRET,
        NEXTAUTH_URL: read.SITE_URL,
        NEXTAUTH_SECRET: read.AUTH_SECRET,
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey(read.AUTH_SECRET),
        NEXT_TELEMETRY_DISABLED: "1",
      },
    };
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/** Runs the whole site until it is told to stop: database, tables, first content, web and worker. */
export async function serve({ env: settings, forChildren }: Settings, { dev = false } = {}): Promise<void> {
  let embedded: EmbeddedDatabase | undefined;
  let stopping = false;
  const kept: KeptProcess[] = [];

  async function stop(code: number): Promise<void> {
    if (stopping) return;
    stopping = true;
    await Promise.all(kept.map((one) => one.stop()));
    await embedded?.leave();
    process.exit(code);
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
  // Only where a program started us with a channel: the site ends with it.
  process.on("disconnect", () => void stop(0));
  if (process.env.npm_lifecycle_event) onOrphaned(() => void stop(0));

  try {
    if (settings.isEmbedded) embedded = await joinEmbedded(settings.DATA_DIR);
    const url = embedded?.url ?? settings.DATABASE_URL;
    await migrate(url);
    await loadStarterOnce(url, settings.STARTER);
    if (stopping) return;

    const variables = {
      ...process.env,
      ...forChildren,
      ...(embedded && { EMBEDDED_DATABASE_URL: embedded.url }),
    };
    const giveUp = () => void stop(1);
    const args = ["scripts/web.ts", ...(dev ? ["--dev"] : [])];
    const web = keepProcess("web", args, variables, giveUp, { flags: webFlags });
    const worker = keepProcess("worker", ["scripts/worker.ts"], variables, giveUp);
    kept.push(web, worker);
    if (embedded) void rejoinWhenLost(embedded);
    await Promise.all([web.ready, worker.ready]);
    console.log(`Firsthand runs at ${settings.SITE_URL}. ${await waysToSignIn(url, settings)}`);
  } catch (error) {
    if (!stopping) console.error(reasonOf(error));
    await stop(1);
  }

  async function rejoinWhenLost(database: EmbeddedDatabase): Promise<void> {
    await database.lost;
    if (stopping) return;
    log.warn("database.lost", { next: "starting it again" });
    try {
      embedded = await joinEmbedded(settings.DATA_DIR);
      log.info("database.back");
      void rejoinWhenLost(embedded);
    } catch (error) {
      log.error("database.gone", { error });
      await stop(1);
    }
  }
}

/** What went wrong in the first place: a query that failed says itself and all its values, and not why. */
function reasonOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}

/** A killed npm tells its children nothing; they only find that they have another parent. */
function onOrphaned(stop: () => void): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 1_000).unref();
}
