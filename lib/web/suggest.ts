import type { IncomingMessage, ServerResponse } from "node:http";
import type { Db } from "@/db/client";
import type { Context } from "@/lib/context";
import { isLocale, type Locale, localizedPath, splitLocale } from "@/lib/i18n/locales";
import { log } from "@/lib/log";
import { personOfSession } from "@/lib/people/queries/person-of-session";
import { lookedFor } from "@/lib/search/queries/looked-for";
import { hasRestrictedArticles, restrictedArticles } from "@/lib/search/queries/restricted-articles";
import { type Suggestion, suggest } from "@/lib/search/queries/suggest";
import { type Typed, TypingLog } from "@/lib/search/typing-log";
import { database } from "./database";

export type SuggestVisit = {
  locale?: Locale;
  /** Tells one visitor from another without knowing who they are (address.ts). */
  visitorKey?: string;
  /** Of whoever is signed in. */
  sessionToken?: string;
};

/** Of five lines, what only some may read has two at most. */
const mostLines = 5;
const mostRestricted = 2;

let typing: TypingLog | undefined;

/**
 * Answers `GET /api/suggest?q=…&for=ask` in this process, without Next: the same public things for everybody, as
 * `{ items, search }`. `search` numbers the search for a question or a "This solved it" that comes of it. Before them,
 * while a search is typed, stand articles that only this reader and their like may read; these are noted nowhere.
 */
export async function handleSuggest(
  request: IncomingMessage,
  response: ServerResponse,
  visit: SuggestVisit = {},
): Promise<void> {
  try {
    const given = splitLocale(request.url ?? "/");
    const locale = visit.locale ?? given.locale;
    const asked = new URLSearchParams(given.path.slice(given.path.indexOf("?") + 1));
    const q = asked.get("q") ?? "";
    const isAsking = asked.get("for") === "ask";
    const context: Context = { db: database().db, actor: { kind: "visitor" } };
    const language = isLocale(asked.get("language")) ? (asked.get("language") as Locale) : locale;
    const [found, restricted] = await Promise.all([
      suggest(context, {
        q,
        details: asked.get("details") ?? undefined,
        mode: isAsking ? "ask" : "type",
        language,
      }),
      isAsking ? [] : restrictedFor(context.db, visit.sessionToken, { q, language }),
    ]);
    const search = await noted(q, found, { isAsking, language, visitorKey: visit.visitorKey ?? null });
    const items = found.map((item) => ({
      ...item,
      href: localizedPath(locale, item.href),
      ...(item.solvedBy && {
        solvedBy: { ...item.solvedBy, href: localizedPath(locale, item.solvedBy.href) },
      }),
      ...(search !== null && { searchId: search }),
    }));
    const first = restricted.map((item) => ({ ...item, href: localizedPath(locale, item.href) }));
    send(response, 200, {
      items: [...first, ...items].slice(0, mostLines),
      ...(search !== null && { searchId: search }),
    });
  } catch (error) {
    log.error("suggest.failed", { error });
    // The form works without suggestions.
    send(response, 503, { items: [] });
  }
}

/** Under the rights that this session has now. Where nothing is kept from anybody, nobody is asked who they are. */
async function restrictedFor(db: Db, token: string | undefined, asked: { q: string; language: string }) {
  if (token === undefined || !(await hasRestrictedArticles(db))) return [];
  const session = await personOfSession(db, token);
  if (session === null) return [];
  const found = await restrictedArticles({ db, actor: session.person }, { ...asked, isTyping: true });
  return found.slice(0, mostRestricted).map(({ subject, href, title, snippet, audience }) => ({
    subject,
    kind: "article",
    href,
    title,
    snippet,
    audience,
  }));
}

/** Notes what was opened of the suggestions: `POST /api/suggest?opened=article:12`, sent while the page is being left. */
export async function handleOpened(query: string, visitorKey: string): Promise<void> {
  const subject = new URLSearchParams(query).get("opened") ?? "";
  if (!/^(article|question):\d{1,10}$/.test(subject)) return;
  typing ??= new TypingLog(database().db);
  // Nobody waits for it, and the page that was opened does not depend on it.
  await typing
    .opened(visitorKey, subject)
    .catch((error) => log.warn("suggest.opened_not_noted", { reason: (error as Error).message }));
}

async function noted(
  q: string,
  found: readonly Suggestion[],
  { isAsking, language, visitorKey }: { isAsking: boolean; language: string; visitorKey: string | null },
): Promise<number | null> {
  const query = lookedFor(q);
  if (query === "" || visitorKey === null) return null;
  typing ??= new TypingLog(database().db);
  const typed: Typed = {
    visitorKey,
    personId: null,
    source: isAsking ? "ask" : "suggest",
    query,
    language,
    shown: found.map((item) => item.subject),
  };
  if (isAsking) return typing.noteAndKnow(typed);
  typing.note(typed);
  return null;
}

/** Writes what has not been written of searches made while typing; call it when the server closes. */
export async function closeSuggest(): Promise<void> {
  await typing?.close();
  typing = undefined;
}

function send(response: ServerResponse, status: number, body: object): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": bytes.length,
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(bytes);
}
