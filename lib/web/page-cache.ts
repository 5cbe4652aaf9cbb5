import { createHash } from "node:crypto";
import { type Encoding, pack, unpack } from "./compression";

/** A page ready to be sent to any visitor. */
export type Page = {
  etag: string;
  tags: readonly string[];
  /** What this page says of itself besides, as a flat list. */
  headers: readonly string[];
  bodies: Partial<Record<"br" | "gzip", Buffer>>;
  /** From this moment on it is known to be old. */
  staleAt: number;
  bytes: number;
  isKept: boolean;
};

export type Rendered = {
  html: string;
  tags: readonly string[];
  maxAgeSeconds: number | null;
  headers?: readonly string[];
};
/** A render gives a page to keep, or something else (a redirect, an error, a page without tags) for this once. */
export type Outcome<Other> = { page: Rendered } | { other: Other };
export type Found<Other> = { page: Page } | { other: Other };

/** How long after a change the old page may still be sent while the new one is being made. */
export const staleForMs = 1_000;
/** Bounds what no change announces: counts of readers, words that depend on the day. */
const longestAgeMs = 3_600_000;
/** A subject that changes more often than this while its page is rendered leaves the page uncached. */
const attempts = 3;
/** Rough cost of an entry beside its body: key, tags and their index. */
const overheadBytes = 600;

type Flight<Other> = { result: Promise<Found<Other>>; landed: Set<string>; isFlushed: boolean };

/**
 * Rendered pages of visitors, compressed, up to a number of bytes; the one least recently read goes first. A page is
 * dropped by the subjects it is made from. `isTrusted` says whether changes are being heard of: while they are not,
 * nothing is served from here and nothing is kept.
 */
export class PageCache<Other> {
  #pages = new Map<string, Page>();
  #byTag = new Map<string, Set<string>>();
  #flights = new Map<string, Flight<Other>>();
  #bytes = 0;

  constructor(
    readonly maxBytes: number,
    readonly isTrusted: () => boolean,
    readonly now: () => number = () => performance.now(),
  ) {}

  get size(): { pages: number; bytes: number } {
    return { pages: this.#pages.size, bytes: this.#bytes };
  }

  /** The page as far as it is known and new; this is all that most requests need. */
  peek(key: string): Page | null {
    const page = this.#pages.get(key);
    if (page === undefined || page.staleAt <= this.now() || !this.isTrusted()) return null;
    this.#pages.delete(key);
    this.#pages.set(key, page);
    return page;
  }

  /**
   * The page, rendered by `render` if need be. Everybody who asks meanwhile waits for the same render; who does not
   * insist on a new one (`mustBeNew`) gets the old one for at most a second after the change.
   */
  async read(key: string, render: () => Promise<Outcome<Other>>, mustBeNew = false): Promise<Found<Other>> {
    const page = this.peek(key);
    if (page) return { page };
    const flight = this.#flights.get(key) ?? this.#depart(key, render);
    const old = this.#pages.get(key);
    if (old && !mustBeNew && this.isTrusted() && this.now() - old.staleAt < staleForMs) {
      flight.result.catch(() => undefined);
      return { page: old };
    }
    return flight.result;
  }

  /** The body in an encoding; one that nobody asked for before is made from the other. */
  async body(page: Page, encoding: Encoding): Promise<Buffer> {
    const known = encoding === "identity" ? undefined : page.bodies[encoding];
    if (known) return known;
    const html = await (page.bodies.br ? unpack(page.bodies.br, "br") : unpack(page.bodies.gzip!, "gzip"));
    if (encoding === "identity") return html;
    const packed = await pack(html, encoding);
    if (!page.bodies[encoding]) {
      page.bodies[encoding] = packed;
      page.bytes += packed.length;
      if (page.isKept) this.#bytes += packed.length;
      this.#shrink();
    }
    return packed;
  }

  /** These subjects have changed. `site` concerns every page. */
  drop(subjects: Iterable<string>): void {
    const now = this.now();
    for (const subject of subjects) {
      for (const page of this.#madeFrom(subject)) page.staleAt = Math.min(page.staleAt, now);
      for (const flight of this.#flights.values()) flight.landed.add(subject);
    }
  }

  /** Changes may have been missed: forgets everything, and keeps nothing that is being rendered now. */
  flush(): void {
    for (const page of this.#pages.values()) page.isKept = false;
    this.#pages.clear();
    this.#byTag.clear();
    this.#bytes = 0;
    for (const flight of this.#flights.values()) flight.isFlushed = true;
  }

  *#madeFrom(subject: string): Iterable<Page> {
    if (subject === "site") return yield* this.#pages.values();
    for (const tag of [subject, wildcard(subject)]) {
      for (const key of this.#byTag.get(tag) ?? []) yield this.#pages.get(key)!;
    }
  }

  #depart(key: string, render: () => Promise<Outcome<Other>>): Flight<Other> {
    const flight = { landed: new Set<string>(), isFlushed: !this.isTrusted() } as Flight<Other>;
    this.#flights.set(key, flight);
    flight.result = this.#fly(key, flight, render).finally(() => this.#flights.delete(key));
    return flight;
  }

  async #fly(
    key: string,
    flight: Flight<Other>,
    render: () => Promise<Outcome<Other>>,
  ): Promise<Found<Other>> {
    for (let attempt = 1; ; attempt++) {
      flight.landed.clear();
      const startedAt = this.now();
      const outcome = await render();
      if ("other" in outcome) {
        this.#forget(key);
        return outcome;
      }
      const page = await this.#made(outcome.page, startedAt);
      // Nothing is awaited between this look and the keeping, so no change can fall in between.
      const isOld = flight.landed.has("site") || page.tags.some((tag) => touches(flight.landed, tag));
      if (isOld && attempt < attempts) continue;
      if (!isOld && !flight.isFlushed && this.isTrusted()) this.#keep(key, page);
      return { page };
    }
  }

  async #made({ html, tags, maxAgeSeconds, headers = [] }: Rendered, startedAt: number): Promise<Page> {
    const body = await pack(Buffer.from(html), "br");
    return {
      etag: `W/"${createHash("sha256").update(html).digest("base64url").slice(0, 22)}"`,
      tags: tags.map(ownCopy),
      headers: headers.map(ownCopy),
      bodies: { br: body },
      staleAt:
        startedAt + Math.min(longestAgeMs, maxAgeSeconds === null ? longestAgeMs : maxAgeSeconds * 1000),
      bytes: body.length + overheadBytes,
      isKept: false,
    };
  }

  #keep(key: string, page: Page): void {
    this.#forget(key);
    if (page.bytes > this.maxBytes) return;
    this.#pages.set(key, page);
    page.isKept = true;
    this.#bytes += page.bytes;
    for (const tag of page.tags) {
      const keys = this.#byTag.get(tag);
      if (keys) keys.add(key);
      else this.#byTag.set(tag, new Set([key]));
    }
    this.#shrink();
  }

  #shrink(): void {
    for (const key of this.#pages.keys()) {
      if (this.#bytes <= this.maxBytes) return;
      this.#forget(key);
    }
  }

  #forget(key: string): void {
    const page = this.#pages.get(key);
    if (!page) return;
    this.#pages.delete(key);
    page.isKept = false;
    this.#bytes -= page.bytes;
    for (const tag of page.tags) {
      const keys = this.#byTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#byTag.delete(tag);
    }
  }
}

/** A word cut out of a text keeps all of that text in memory: ten thousand pages kept a gigabyte of HTML by their tags. */
const ownCopy = (word: string): string => Buffer.from(word).toString();

const wildcard = (subject: string) => `${subject.slice(0, subject.indexOf(":"))}:*`;

function touches(landed: ReadonlySet<string>, tag: string): boolean {
  if (landed.has(tag)) return true;
  if (!tag.endsWith(":*")) return false;
  for (const subject of landed) if (wildcard(subject) === tag) return true;
  return false;
}
