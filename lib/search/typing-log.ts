import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { log } from "@/lib/log";

/** What somebody typed and was shown; the latest of one typing session is kept. */
export type Typed = {
  visitorKey: string | null;
  personId: string | null;
  source: "suggest" | "ask";
  query: string;
  language: string;
  shown: string[];
};

const idleMs = 10_000;
const beatMs = 2_000;
const most = 5_000;

type Session = Typed & { id: number | null; at: number; isWritten: boolean };

/**
 * Writes searches that are made while typing: one row for each visitor and pause, in batches beside the requests.
 * `close` writes what is left.
 */
export class TypingLog {
  #sessions = new Map<string, Session>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    readonly db: Db,
    readonly now: () => number = Date.now,
  ) {}

  /** Notes what was shown. Nobody waits for it to be written. */
  note(typed: Typed): void {
    const key = keyOf(typed);
    const running = this.#sessions.get(key);
    const id = running && isSameSession(running, typed, this.now()) ? running.id : null;
    if (running && id === null && !running.isWritten && !isSameSession(running, typed, this.now()))
      this.#keepApart(key, running);
    this.#sessions.set(key, { ...typed, id, at: this.now(), isWritten: false });
    this.#timer ??= setTimeout(() => void this.flush(), beatMs).unref();
  }

  /** The same, and the row's number, for a question that comes of it. Only the first of a session waits for it. */
  async noteAndKnow(typed: Typed): Promise<number> {
    this.note(typed);
    const session = this.#sessions.get(keyOf(typed))!;
    session.id ??= await this.#insert(session);
    return session.id;
  }

  /** Notes that something that was shown while typing was opened; with it that search has come to its end. */
  async opened(visitorKey: string, subject: string): Promise<void> {
    await this.flush();
    for (const source of ["suggest", "ask"] as const) this.#sessions.delete(`${source} ${visitorKey}`);
    await this.db.execute(sql`
      update searches set opened = opened || ${JSON.stringify([subject])}::jsonb
      where id = (select id from searches where visitor_key = ${visitorKey} and source in ('suggest', 'ask')
          and created_at > now() - interval '1 hour' and shown ? ${subject} order by id desc limit 1)
        and not opened ? ${subject}`);
  }

  /** Writes all that is not written yet. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  close(): Promise<void> {
    return this.flush();
  }

  async #write(): Promise<void> {
    const waiting = [...this.#sessions.values()].filter((session) => !session.isWritten);
    for (const session of waiting) session.isWritten = true;
    try {
      for (const session of waiting) {
        if (session.id === null) session.id = await this.#insert(session);
        else await this.#update(session);
      }
    } catch (error) {
      for (const session of waiting) session.isWritten = false;
      log.warn("search.log_not_written", { reason: (error as Error).message });
    }
    const old = this.now() - idleMs;
    for (const [key, session] of this.#sessions)
      if ((session.isWritten && session.at < old) || this.#sessions.size > most) this.#sessions.delete(key);
    if (this.#sessions.size > 0) this.#timer ??= setTimeout(() => void this.flush(), beatMs).unref();
  }

  #keepApart(key: string, session: Session): void {
    this.#sessions.set(`${key} ${session.at}`, session);
  }

  async #insert(session: Session): Promise<number> {
    const { rows } = await this.db.execute<{ id: number }>(sql`
      insert into searches (person_id, visitor_key, source, query, language, shown, result_count, created_at)
      values (${session.personId}, ${session.visitorKey}, ${session.source}, ${session.query}, ${session.language},
        ${JSON.stringify(session.shown)}::jsonb, ${session.shown.length}, now())
      returning id`);
    return rows[0]!.id;
  }

  #update(session: Session) {
    return this.db.execute(sql`
      update searches set query = ${session.query}, language = ${session.language},
        shown = ${JSON.stringify(session.shown)}::jsonb, result_count = ${session.shown.length}
      where id = ${session.id}`);
  }
}

const keyOf = ({ visitorKey, personId, source }: Typed): string => `${source} ${personId ?? visitorKey}`;

/** Going on with a word, or changing it within seconds, is the same search. */
const isSameSession = (running: Session, typed: Typed, now: number): boolean =>
  now - running.at < idleMs &&
  (typed.query.startsWith(running.query) ||
    running.query.startsWith(typed.query) ||
    typed.query.slice(0, 4).toLowerCase() === running.query.slice(0, 4).toLowerCase());
