import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { linkBetween, markdownFor, pageBehind } from "./as-markdown";
import { bodyLimit, readBody } from "./body";
import { capture } from "./capture";
import { bypassesCache, sessionTokenOf } from "./cookies";
import type { Front } from "./front-parts";
import { passedOn } from "./headers";
import { isOwnRequest } from "./origin";
import { type Outcome, staleForMs } from "./page-cache";
import { isInner, route } from "./paths";
import { writeWithinMs } from "./patience";
import { publicAddress } from "./public-pages";
import { readiness } from "./readiness";
import { readingMode } from "./reading-mode";
import { isHtml, privately, Reply } from "./reply";
import { headTags, renderedAt, straightAnswer } from "./straight";
import { handleOpened } from "./suggest";
import type { Answer } from "./upstream";
import { headersOf, ownHeaders, type Visit, visitOf, visitorKeyOf } from "./visit";

const htmlType = ["Content-Type", "text/html; charset=utf-8"];
/** More at once than this would all time out; those turned away can come back in a moment. */
const mostAtOnce = 500;

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
        if (front.assets().has(path)) {
          const isThere = await front.assets().answer(request, response, path, front.common);
          return isThere
            ? undefined
            : reply.text(404, "The site is being updated. Please load the page again.");
        }
      }
      const visit = visitOf(request, path, query, front.site);
      reply.visit = visit;
      if (isInner(visit.path)) return await reply.error(404);
      if (visit.path === "/live" && visit.method === "GET") {
        const isKept = !bypassesCache(request.headers.cookie);
        return front.live.answer(response, query, visit.address, front.common, isKept ? staleForMs : 0);
      }
      if (atOnce >= mostAtOnce) return await reply.error(503);
      atOnce++;
      try {
        if (front.suggest && visit.path === "/api/suggest" && visit.method === "GET") {
          for (const [name, value] of pairs(front.common)) response.setHeader(name, value);
          await front.suggest(request, response, {
            locale: visit.locale,
            visitorKey: visitorKeyOf(visit, front.site),
            sessionToken: sessionTokenOf(request.headers.cookie, front.site.url),
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
  const behind = pageBehind(visit.path);
  if (behind !== null) {
    const found = await markdownFor(front, visit, behind);
    return "page" in found ? reply.page(found.page) : reply.answer(found.other);
  }
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
  const made = await straightAnswer(front, visit, request.headers);
  if (made) return reply.answer(made);
  request.url = (await renderedAt(front, visit.path, visit.locale)) + visit.query;
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
  const url = async () => (await renderedAt(front, path, locale)) + query;
  const answer =
    (await straightAnswer(front, { path, query }, headers)) ??
    (await front.ask({ method: "GET", url: await url(), headers }, front.renderWithinMs));
  if (answer.status !== 200 || !isHtml(answer) || answer.headers["set-cookie"]) return { other: answer };
  const reading = readingMode(answer.body.toString(), await headTags(front, answer, locale));
  if (reading.tags === null || reading.status !== null || reading.isShell || reading.isIncomplete)
    return { other: answer };
  const { tags, maxAgeSeconds } = reading;
  const own = [...htmlType, ...linkBetween(front, locale, address, "markdown")];
  return { page: { html: reading.html, tags, maxAgeSeconds, headers: own } };
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

const reads = (request: IncomingMessage) => request.method === "GET" || request.method === "HEAD";

const pairs = (list: string[]): [string, string][] =>
  Array.from({ length: list.length / 2 }, (_, i) => [list[2 * i]!, list[2 * i + 1]!]);
