import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { wasLostSince } from "@/db/away";
import type { ViewCounter } from "@/lib/curation/signals/view-counter";
import { isOwnRequest } from "@/lib/http/origin";
import type { Locale } from "@/lib/i18n/locales";
import { log } from "@/lib/log";
import type { EngineState } from "@/lib/search/engine";
import type { Assets } from "./assets";
import { BodyRefused, bodyLimit, readBody } from "./body";
import { capture } from "./capture";
import type { ChangeFeed } from "./change-feed";
import { acceptedEncoding, packOnce } from "./compression";
import { bypassesCache, takeRefusal } from "./cookies";
import type { ErrorPages } from "./error-pages";
import { passedOn } from "./headers";
import type { LiveUpdates } from "./live";
import type { Outcome, Page, PageCache } from "./page-cache";
import { isInner, route } from "./paths";
import { publicAddress } from "./public-pages";
import { readiness } from "./readiness";
import { readingMode, type ScriptTags } from "./reading-mode";
import type { SharedHead } from "./shared-head";
import { straightFolder, straightHeader, straightPage } from "./straight-pages";
import { handleOpened, type handleSuggest } from "./suggest";
import { type Answer, type Handler, Late, type Question } from "./upstream";
import { headersOf, ownHeaders, type Site, type Visit, visitOf, visitorKeyOf } from "./visit";

export type Front = {
  site: Site;
  handler: Handler;
  ask: (question: Question, withinMs: number) => Promise<Answer>;
  cache: PageCache<Answer>;
  feed: Pick<ChangeFeed, "isTrusted" | "isConnected">;
  live: LiveUpdates;
  /** Answers suggestions without Next; where there is none, Next is asked. */
  suggest: typeof handleSuggest | null;
  /** Counts articles that visitors are shown; null where there is no database to write to. */
  views: ViewCounter | null;
  /** How far this node's search is; null where there is none. */
  searchState: (() => Promise<EngineState>) | null;
  assets: () => Assets;
  errorPages: ErrorPages;
  scripts: () => ScriptTags;
  /** What every page has in its head; null where all pages are left to Next. */
  sharedHead: SharedHead | null;
  common: string[];
  pageHeaders: string[];
  dev: boolean;
  isClosing: () => boolean;
  /** A page that takes longer is answered 503. */
  renderWithinMs: number;
};

const writeWithinMs = 20_000;
/** More at once than this would all time out; those turned away can come back in a moment. */
const mostAtOnce = 500;
const retryAfterSeconds = 5;
const privately = "private, no-store";

/** Answers every request: from what lies ready, from the page cache, or by asking Next. */
export function front(front: Front): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  let atOnce = 0;

  return async (request, response) => {
    const reply = new Reply(front, request, response);
    const url = request.url ?? "/";
    try {
      if (front.dev && /^\/(_next|__nextjs)/.test(url)) {
        await front.handler(request, response);
        return;
      }
      const where = route(url);
      if (where.kind === "refused") return await reply.error(404);
      if (where.kind === "moved") {
        if (!reads(request)) return await reply.error(404);
        return reply.send(308, ["Location", where.to, "Cache-Control", "public, max-age=3600"], null);
      }
      const { path, query } = where;
      if (reads(request)) {
        if (path === "/healthz") return reply.text(200, "ok");
        if (path === "/readyz")
          return front.feed.isTrusted() && !front.isClosing()
            ? reply.text(200, await readiness(front.searchState))
            : reply.text(503, "not ready");
        if (front.assets().has(path))
          return await front.assets().answer(request, response, path, front.common);
      }
      const visit = visitOf(request, path, query, front.site);
      reply.visit = visit;
      if (isInner(visit.path)) return await reply.error(404);
      if (visit.path === "/live" && visit.method === "GET") {
        return front.live.answer(response, query, visit.address, front.common);
      }
      if (atOnce >= mostAtOnce) return await reply.error(503);
      atOnce++;
      try {
        if (front.suggest && visit.path === "/api/suggest" && visit.method === "GET") {
          for (const [name, value] of pairs(front.common)) response.setHeader(name, value);
          await front.suggest(request, response, {
            locale: visit.locale,
            visitorKey: visitorKeyOf(visit, front.site),
          });
        } else if (reads(request)) await read(front, visit, reply);
        else await write(front, visit, reply);
      } finally {
        atOnce--;
      }
    } catch (error) {
      await reply.failed(error).catch(() => response.destroy());
    }
  };
}

async function read(front: Front, visit: Visit, reply: Reply): Promise<void> {
  const { request } = visit;
  countView(front, visit);
  const address = bypassesCache(request.headers.cookie) ? null : publicAddress(visit.path, visit.query);
  if (address !== null && front.cache.maxBytes > 0) {
    const key = `${visit.locale} ${address}`;
    const known = front.cache.peek(key);
    if (known) return reply.page(known);
    const asked = request.headers["cache-control"] ?? "";
    const found = await front.cache.read(
      key,
      () => renderPublic(front, visit, address),
      /no-cache|max-age=0/.test(asked),
    );
    return "page" in found ? reply.page(found.page) : reply.answer(found.other);
  }
  request.headers = headersOf(visit, front.site);
  request.url = (await folderFor(front, visit.path, visit.locale)) + visit.path + visit.query;
  request.method = "GET";
  const onFlow = (headers: OutgoingHttpHeaders): OutgoingHttpHeaders => ({
    ...Object.fromEntries(pairs(front.common)),
    "cache-control": privately,
    ...passedOn(headers),
    ...(headers["content-length"] !== undefined && { "content-length": headers["content-length"] }),
  });
  const answer = await capture(front.handler, request, reply.response, front.renderWithinMs, onFlow);
  if (answer) await reply.answer(answer);
}

/** Where a page is rendered: straight, where that is possible, or by Next under its own address. */
async function folderFor({ sharedHead }: Front, path: string, locale: Locale): Promise<string> {
  if (!sharedHead || straightPage(path) === null) return "";
  return (await sharedHead.of(locale)) === null ? "" : straightFolder;
}

/** What is put into the head of a page: our scripts, and what every page shares where Next has not written it. */
async function headTags(
  { scripts, sharedHead }: Front,
  { headers }: Answer,
  locale: Locale = "en",
): Promise<ScriptTags> {
  const tags = scripts();
  if (!sharedHead || headers[straightHeader] === undefined) return tags;
  return { ...tags, head: ((await sharedHead.of(locale)) ?? "") + tags.head };
}

/** People with a session are counted where it is known who they are. */
function countView({ views }: Front, { request, hasSession, path, query, locale }: Visit): void {
  if (views === null || hasSession || request.method !== "GET") return;
  const { "user-agent": agent, "sec-purpose": purpose } = request.headers;
  views.note(path, query, locale, agent, purpose as string | undefined);
}

async function renderPublic(front: Front, { locale }: Visit, address: string): Promise<Outcome<Answer>> {
  const mark = address.indexOf("?");
  const path = mark === -1 ? address : address.slice(0, mark);
  const query = mark === -1 ? "" : address.slice(mark);
  const headers = ownHeaders({ locale, path, query }, front.site);
  const url = (await folderFor(front, path, locale)) + address;
  const answer = await front.ask({ method: "GET", url, headers }, front.renderWithinMs);
  if (answer.status !== 200 || !isHtml(answer) || answer.headers["set-cookie"]) return { other: answer };
  const reading = readingMode(answer.body.toString(), await headTags(front, answer, locale));
  if (reading.tags === null || reading.status !== null || reading.isShell || reading.isIncomplete)
    return { other: answer };
  return { page: { html: reading.html, tags: reading.tags, maxAgeSeconds: reading.maxAgeSeconds } };
}

async function write(front: Front, visit: Visit, reply: Reply): Promise<void> {
  const { request, method, path } = visit;
  const isApi = path.startsWith("/api/");
  if (!isApi && method !== "POST") return reply.error(405, ["Allow", "GET, HEAD, POST"]);
  if (!/^(POST|PUT|PATCH|DELETE|OPTIONS)$/.test(method))
    return reply.error(405, ["Allow", "GET, HEAD, POST, PUT, PATCH, DELETE"]);
  // No script of ours calls an action by its number; forms name theirs in a field.
  if (request.headers["next-action"] !== undefined) return reply.error(403);
  const sender = {
    site: (request.headers["sec-fetch-site"] as string | undefined) ?? null,
    origin: request.headers.origin ?? null,
    hasSession: visit.hasSession,
  };
  // Forms that an identity provider posts back carry its origin; next-auth proves them by state and nonce.
  if (
    !path.startsWith("/api/auth/callback/") &&
    method !== "OPTIONS" &&
    !isOwnRequest(sender, front.site.url.origin)
  )
    return reply.error(403);
  if (path === "/api/suggest") {
    await handleOpened(visit.query, visitorKeyOf(visit, front.site));
    return reply.send(204, front.common, null);
  }

  const body = await readBody(request, bodyLimit(path, visit.hasSession));
  const headers = headersOf(visit, front.site);
  // Judged above; Next would refuse this machine's other names.
  if (headers.origin) headers.origin = `${headers["x-forwarded-proto"]}://${headers.host}`;
  await reply.answer(await front.ask({ method, url: path + visit.query, headers, body }, writeWithinMs));
}

/** Sends things to one reader. */
class Reply {
  visit: Visit | null = null;
  readonly #isHead: boolean;
  /** Read at once: on the way to Next the request loses what its reader said of encodings. */
  readonly #encodings: string | undefined;
  readonly #begunAt = performance.now();

  constructor(
    readonly front: Front,
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
  ) {
    this.#isHead = request.method === "HEAD";
    this.#encodings = request.headers["accept-encoding"] as string | undefined;
  }

  /** A kept page. Who has it already is told so. */
  async page(page: Page): Promise<void> {
    const headers = [
      ...this.front.pageHeaders,
      "Cache-Control",
      "public, no-cache",
      "Vary",
      "Accept-Encoding, Cookie",
      "ETag",
      page.etag,
    ];
    if (this.request.headers["if-none-match"]?.includes(page.etag)) {
      this.response.writeHead(304, headers).end();
      return;
    }
    const encoding = acceptedEncoding(this.#encodings);
    const known = encoding === "identity" ? undefined : page.bodies[encoding];
    const body = known ?? (await this.front.cache.body(page, encoding));
    headers.push("Content-Type", "text/html; charset=utf-8", "Content-Length", String(body.length));
    if (encoding !== "identity") headers.push("Content-Encoding", encoding);
    this.response.writeHead(200, headers).end(this.#isHead ? undefined : body);
  }

  /** What Next said, made ready for the browser. */
  async answer(answer: Answer): Promise<void> {
    const { status } = answer;
    const isPage = !this.visit?.path.startsWith("/api/");
    const passed = passedOn(answer.headers);
    const refused = takeRefusal(passed);
    if (!isHtml(answer)) {
      if (status >= 400 && isPage && !isData(answer)) return this.error(status, cookiesIn(passed));
      passed["cache-control"] ??= privately;
      return this.#body(status, [...this.front.common, ...flat(passed)], answer.body);
    }
    const reading = readingMode(
      answer.body.toString(),
      await headTags(this.front, answer, this.visit?.locale),
    );
    if (reading.isIncomplete) log.error("page.sent_late_parts", { path: this.visit?.path });
    // The form that was refused is not on the page any more, as after the end of a session: it must not look done.
    if (refused !== null && reading.status === null) return this.error(refused, cookiesIn(passed));
    if (reading.isShell || (status >= 400 && reading.status === null)) {
      if (isRedirect(status)) {
        const { "content-type": _, ...rest } = passed;
        rest["cache-control"] = privately;
        return this.send(status, [...this.front.pageHeaders, ...flat(rest)], null);
      }
      if (this.front.dev && status >= 500) return this.#body(status, flat(passed), answer.body);
      return this.error(status, cookiesIn(passed));
    }
    passed["cache-control"] = privately;
    passed.vary = "Accept-Encoding, Cookie";
    if (reading.retryAfterSeconds !== null) passed["retry-after"] = String(reading.retryAfterSeconds);
    await this.#body(
      reading.status ?? status,
      [...this.front.pageHeaders, ...flat(passed)],
      Buffer.from(reading.html),
    );
  }

  /** The page for a status. While the database is away, what fails is busy and not broken. */
  async error(given: number, headers: string[] = []): Promise<void> {
    const isAway = !this.front.feed.isConnected() || wasLostSince(this.#begunAt);
    const status = given === 500 && isAway ? 503 : given;
    if (status >= 500)
      log.error("page.failed", { status, path: this.visit?.path, reference: this.visit?.reference });
    const cookie =
      this.visit?.hasSession && this.front.feed.isConnected() ? this.request.headers.cookie : undefined;
    const html = await this.front.errorPages.html(status, this.visit?.locale ?? "en", cookie);
    if (this.response.headersSent || this.response.destroyed) return void this.response.destroy();
    const all = [
      ...this.front.pageHeaders,
      "Content-Type",
      "text/html; charset=utf-8",
      "Cache-Control",
      privately,
      ...headers,
    ];
    if (status === 503) all.push("Retry-After", String(retryAfterSeconds));
    if (status >= 500 && this.visit) all.push("X-Request-Id", this.visit.reference);
    // The rest of a body that we do not want is not read.
    if (!this.request.complete) all.push("Connection", "close");
    await this.#body(status, all, Buffer.from(html));
    if (!this.request.complete) this.request.resume();
  }

  async failed(error: unknown): Promise<void> {
    if (this.response.destroyed) return;
    if (error instanceof BodyRefused) return this.error(error.status);
    if (error instanceof Late) return this.error(503);
    log.error("web.failed", { error, path: this.visit?.path, reference: this.visit?.reference });
    return this.error(500);
  }

  text(status: number, text: string): void {
    this.send(
      status,
      [...this.front.common, "Content-Type", "text/plain; charset=utf-8", "Cache-Control", privately],
      Buffer.from(text),
    );
  }

  send(status: number, headers: string[], body: Buffer | null): void {
    const length = body === null ? "0" : String(body.length);
    this.response.writeHead(status, [...headers, "Content-Length", length]);
    this.response.end(this.#isHead || body === null ? undefined : body);
  }

  async #body(status: number, headers: string[], body: Buffer): Promise<void> {
    const isPacked =
      body.length > 1_000 &&
      acceptedEncoding(this.#encodings) !== "identity" &&
      /\bgzip\b/.test(String(this.#encodings));
    if (!isPacked) return this.send(status, headers, status === 204 || status === 304 ? null : body);
    const packed = await packOnce(body);
    if (this.response.destroyed) return;
    this.send(status, [...headers, "Content-Encoding", "gzip"], packed);
  }
}

const reads = (request: IncomingMessage) => request.method === "GET" || request.method === "HEAD";
const isHtml = ({ headers }: Answer) => String(headers["content-type"] ?? "").startsWith("text/html");
const isData = ({ headers }: Answer) =>
  /^(application|image|audio|video|font)\//.test(String(headers["content-type"] ?? ""));
const isRedirect = (status: number) => status >= 300 && status < 400;

const flat = (headers: Record<string, string | string[]>): string[] =>
  Object.entries(headers).flatMap(([name, value]) =>
    Array.isArray(value) ? value.flatMap((one) => [name, one]) : [name, value],
  );

const cookiesIn = (headers: Record<string, string | string[]>): string[] =>
  flat(headers["set-cookie"] ? { "set-cookie": headers["set-cookie"] } : {});

const pairs = (list: string[]): [string, string][] =>
  Array.from({ length: list.length / 2 }, (_, i) => [list[2 * i]!, list[2 * i + 1]!]);
