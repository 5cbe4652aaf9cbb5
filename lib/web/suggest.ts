import type { IncomingMessage, ServerResponse } from "node:http";
import type { Context } from "@/lib/context";
import { isLocale, type Locale, localizedPath, splitLocale } from "@/lib/i18n/locales";
import { log } from "@/lib/log";
import { type Suggestion, suggest } from "@/lib/search/queries/suggest";
import { capQuery } from "@/lib/search/text";
import { type Typed, TypingLog } from "@/lib/search/typing-log";
import { database } from "./database";

export type SuggestVisit = {
  locale?: Locale;
  /** Tells one visitor from another without knowing who they are (address.ts). */
  visitorKey?: string;
};

let typing: TypingLog | undefined;

/**
 * Answers `GET /api/suggest?q=…&for=ask` in this process, without Next: the same public things for everybody, as
 * `{ items, search }`. `search` numbers the search for a question or a "This solved it" that comes of it.
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
    const found = await suggest(context, {
      q,
      details: asked.get("details") ?? undefined,
      mode: isAsking ? "ask" : "type",
      language,
    });
    const search = await noted(q, found, { isAsking, language, visitorKey: visit.visitorKey ?? null });
    const items = found.map((item) => ({
      ...item,
      href: localizedPath(locale, item.href),
      ...(item.solvedBy && {
        solvedBy: { ...item.solvedBy, href: localizedPath(locale, item.solvedBy.href) },
      }),
      ...(search !== null && { searchId: search }),
    }));
    send(response, 200, { items, ...(search !== null && { searchId: search }) });
  } catch (error) {
    log.error("suggest.failed", { error });
    // The form works without suggestions.
    send(response, 503, { items: [] });
  }
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
  const query = capQuery(q).replaceAll("\0", "").trim();
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
