import type { ServerResponse } from "node:http";
import { subjectOf } from "@/lib/channel";

/** One listener costs a socket and a few hundred bytes. */
const mostListeners = 5_000;
const mostPerAddress = 30;
const mostSubjects = 5;
/** Below the idle time after which common proxies cut a connection. */
const heartbeatMs = 25_000;
/** Nobody waits longer for a page to begin to listen. */
const recentMs = 60_000;

const change = "event: change\ndata:\n\n";
/** Every subject, after a gap. */
const all = "*";

type Listener = { response: ServerResponse; subjects: string[]; address: string };

/** Tells open pages that what they show has changed; the page then reads itself again under its reader's rights. */
export class LiveUpdates {
  #bySubject = new Map<string, Set<Listener>>();
  #listeners = new Set<Listener>();
  #changedAt = new Map<string, number>();
  #heartbeat: NodeJS.Timeout;

  constructor(readonly secret: string) {
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMs).unref();
  }

  get size(): number {
    return this.#listeners.size;
  }

  /**
   * Answers `/live?channel=…&channel=…&age=…`: 200 and a stream, 403 for a channel that is not ours, 503 when full. What
   * has changed in the milliseconds since the page was asked for, `age`, and in those for which it may have been old
   * already, is told at once: the page may not have it.
   */
  answer(response: ServerResponse, query: string, address: string, headers: string[], staleForMs = 0): void {
    const asked = new URLSearchParams(query);
    const channels = asked.getAll("channel").slice(0, mostSubjects);
    const subjects = channels.map((channel) => subjectOf(channel, this.secret));
    if (subjects.length === 0 || subjects.includes(null)) {
      refuse(response, 403, headers);
      return;
    }
    const mine = [...this.#listeners].filter((listener) => listener.address === address).length;
    if (this.#listeners.size >= mostListeners || mine >= mostPerAddress) {
      refuse(response, 503, headers);
      return;
    }

    const listener: Listener = { response, subjects: subjects as string[], address };
    response.writeHead(200, [
      ...headers,
      "Content-Type",
      "text/event-stream",
      "Cache-Control",
      "private, no-store",
      // nginx would keep events until its buffer is full.
      "X-Accel-Buffering",
      "no",
    ]);
    // After a lost connection browsers wait this long; spread out, so that a restart is not met by everybody at once.
    response.write(`retry: ${2_000 + Math.floor(Math.random() * 3_000)}\n\n`);
    this.#add(listener);
    const age = Math.min(recentMs, Number(asked.get("age")) || 0);
    if (age > 0 && this.#hasChanged(listener.subjects, age + staleForMs)) this.#write(listener, change);
    response.on("close", () => this.#remove(listener));
  }

  notify(subjects: Iterable<string>): void {
    const told = new Set<Listener>();
    for (const subject of subjects) {
      if (subject === "site") continue;
      // Lists listen to `question:*`, whichever question it is.
      const kind = `${subject.split(":")[0]}:*`;
      for (const name of [subject, kind]) {
        this.#note(name);
        for (const listener of this.#bySubject.get(name) ?? []) told.add(listener);
      }
    }
    for (const listener of told) this.#write(listener, change);
  }

  /** After a gap nobody knows what has changed: every open page reads itself again. */
  notifyAll(): void {
    this.#note(all);
    for (const listener of this.#listeners) this.#write(listener, change);
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const listener of this.#listeners) listener.response.end();
  }

  /** The latest last, so that what is long ago stands first and goes. */
  #note(name: string): void {
    const now = performance.now();
    this.#changedAt.delete(name);
    this.#changedAt.set(name, now);
    for (const [oldest, at] of this.#changedAt) {
      if (now - at < recentMs) break;
      this.#changedAt.delete(oldest);
    }
  }

  #hasChanged(subjects: readonly string[], withinMs: number): boolean {
    const since = performance.now() - withinMs;
    return [all, ...subjects].some((name) => (this.#changedAt.get(name) ?? Number.NEGATIVE_INFINITY) > since);
  }

  #beat(): void {
    for (const listener of this.#listeners) this.#write(listener, ":\n\n");
  }

  #write(listener: Listener, text: string): void {
    // Who has not taken the last events will not take this one; the browser connects again when it can.
    if (listener.response.writableLength > 4_096) listener.response.destroy();
    else listener.response.write(text);
  }

  #add(listener: Listener): void {
    this.#listeners.add(listener);
    for (const subject of listener.subjects) {
      const listeners = this.#bySubject.get(subject);
      if (listeners) listeners.add(listener);
      else this.#bySubject.set(subject, new Set([listener]));
    }
  }

  #remove(listener: Listener): void {
    this.#listeners.delete(listener);
    for (const subject of listener.subjects) {
      const listeners = this.#bySubject.get(subject);
      listeners?.delete(listener);
      if (listeners?.size === 0) this.#bySubject.delete(subject);
    }
  }
}

function refuse(response: ServerResponse, status: number, headers: string[]): void {
  response.writeHead(status, [...headers, "Content-Length", "0", "Cache-Control", "private, no-store"]).end();
}
