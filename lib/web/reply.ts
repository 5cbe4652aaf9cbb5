import type { IncomingMessage, ServerResponse } from "node:http";
import { wasLostSince } from "@/db/away";
import { log } from "@/lib/log";
import { BodyRefused } from "./body";
import { acceptedEncoding, packOnce } from "./compression";
import { takeRefusal } from "./cookies";
import type { Front } from "./front-parts";
import { passedOn } from "./headers";
import type { Page } from "./page-cache";
import { readingMode } from "./reading-mode";
import { headTags } from "./straight";
import { type Answer, Late } from "./upstream";
import type { Visit } from "./visit";

const retryAfterSeconds = 5;
export const privately = "private, no-store";

/** Sends things to one reader. */
export class Reply {
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
      ...page.headers,
    ];
    if (this.request.headers["if-none-match"]?.includes(page.etag)) {
      this.response.writeHead(304, headers).end();
      return;
    }
    const encoding = acceptedEncoding(this.#encodings);
    const known = encoding === "identity" ? undefined : page.bodies[encoding];
    const body = known ?? (await this.front.cache.body(page, encoding));
    headers.push("Content-Length", String(body.length));
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
      return this.#body(status, [...this.front.common, ...flat(passed)], Buffer.from(answer.body));
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
      if (this.front.dev && status >= 500) return this.#body(status, flat(passed), Buffer.from(answer.body));
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

export const isHtml = ({ headers }: Answer) => String(headers["content-type"] ?? "").startsWith("text/html");
const isData = ({ headers }: Answer) =>
  /^(application|image|audio|video|font)\//.test(String(headers["content-type"] ?? ""));
const isRedirect = (status: number) => status >= 300 && status < 400;

const flat = (headers: Record<string, string | string[]>): string[] =>
  Object.entries(headers).flatMap(([name, value]) =>
    Array.isArray(value) ? value.flatMap((one) => [name, one]) : [name, value],
  );

const cookiesIn = (headers: Record<string, string | string[]>): string[] =>
  flat(headers["set-cookie"] ? { "set-cookie": headers["set-cookie"] } : {});
