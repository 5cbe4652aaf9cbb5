import { createHash } from "node:crypto";
import pg from "pg";
import { isAway, noteLost } from "./away";

/** Shorter statements are planned in less time than they take to look up. */
const shortest = 400;
/** Each connection keeps the plan of every statement that has a name. */
const mostNames = 300;
const mostSeen = 3_000;

const names = new Map<string, string | null>();
const seenOnce = new Set<string>();

/**
 * The name under which a connection prepares a statement, from the second time on that it is asked for; undefined where
 * it is not worth it. Planning the query behind a thread costs the database more than running it.
 */
export function nameFor(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known ?? undefined;
  if (text.length < shortest || names.size >= mostNames) return undefined;
  if (!seenOnce.has(text)) {
    // Statements with lists of any length never come twice; they must not fill the memory.
    if (seenOnce.size >= mostSeen) seenOnce.clear();
    seenOnce.add(text);
    return undefined;
  }
  seenOnce.delete(text);
  const name = createHash("sha256").update(text).digest("hex").slice(0, 24);
  names.set(text, name);
  return name;
}

/** What a failed statement means for others: that the database is away, or that a table has changed under its name. */
function noteFailure(text: string | undefined, error: unknown): void {
  // A server that ends says so to the statement first; that the connection is lost comes a moment later.
  if (isAway(error)) noteLost();
  if (text && (error as { code?: string }).code === "0A000") names.set(text, null);
}

/** A connection that prepares what it is asked often, and notes when it could not be made or is ended. */
export class PreparingClient extends pg.Client {
  override connect(): Promise<pg.Client>;
  override connect(done: (error: Error) => void): void;
  override connect(done?: (error: Error) => void): Promise<pg.Client> | undefined {
    if (!done) {
      const connected = super.connect();
      connected.catch(noteLost);
      return connected;
    }
    super.connect((error: Error) => {
      if (error) noteLost();
      done(error);
    });
  }

  // The driver's method has a dozen signatures; only the one that drizzle uses is looked at.
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  override query(...args: any[]): any {
    const [config, ...rest] = args;
    const send = super.query as unknown as (...all: unknown[]) => unknown;
    // What brings its own `submit` (a copy stream) is more than a statement and goes through untouched.
    const isOurs = typeof config?.text === "string" && !config.name && typeof config.submit !== "function";
    const name = isOurs ? nameFor(config.text) : undefined;
    const failed = (error: unknown) => noteFailure(name && config.text, error);
    const done = rest.at(-1);
    if (typeof done === "function")
      rest[rest.length - 1] = (error: unknown, result: unknown) => {
        if (error) failed(error);
        done(error, result);
      };
    const answer = send.call(this, name ? { ...config, name } : config, ...rest);
    if (answer instanceof Promise) answer.catch(failed);
    return answer;
  }
}

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, done: () => void) => void;

/** A pool that notes when somebody has waited in vain: a database that is too busy to answer is away for them. */
export class WaitingPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(done: Connected): void;
  override connect(done?: Connected): Promise<pg.PoolClient> | undefined {
    if (!done) {
      const connected = super.connect();
      connected.catch(noteLost);
      return connected;
    }
    super.connect((error, client, release) => {
      if (error) noteLost();
      done(error, client, release);
    });
  }
}
