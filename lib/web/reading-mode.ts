/** What the browser gets of a page that Next rendered, and what the page said about itself. */
export type Reading = {
  html: string;
  /** What the page is made from; null when it may not be kept. */
  tags: string[] | null;
  /** Null: until something it is made from changes. */
  maxAgeSeconds: number | null;
  /** A status the page asks for, such as 410; null leaves Next's. */
  status: number | null;
  /** How long to wait before trying again, where the page says so: `429 60`. */
  retryAfterSeconds: number | null;
  /** Next gave an empty page that only its own script could have filled. */
  isShell: boolean;
  /** A part was sent late, to be put in place by a script that nobody gets: a mistake in the page. */
  isIncomplete: boolean;
};

export type ScriptTags = { head: string; more: string };

// React's marks for hydration, which no browser of ours does.
const marks = new Set([
  "<!-- -->",
  "<!--$-->",
  "<!--/$-->",
  "<!--F-->",
  "<!--F!-->",
  "<!--&-->",
  "<!--/&-->",
]);
const emptyMetadata = '<div hidden=""><!--$--><!--/$--></div>';
const rawText = new Set(["style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"]);
const hints = new Set(["preload", "modulepreload", "preconnect", "prefetch", "dns-prefetch"]);

/**
 * Takes Next's runtime, flight data and hints out of a page and puts our script in. Reads tag by tag, not by pattern:
 * attributes of what people wrote may hold `<script>` as text.
 */
export function readingMode(html: string, scripts: ScriptTags): Reading {
  const kept: string[] = [];
  const found = {
    tags: null as string[] | null,
    maxAgeSeconds: null as number | null,
    status: null as number | null,
    retryAfterSeconds: null as number | null,
  };
  let isShell = false;
  let isIncomplete = false;
  let wantsMore = false;
  let from = 0;
  let headEnd = -1;

  const cut = (start: number, end: number) => {
    if (start > from) kept.push(html.slice(from, start));
    from = end;
  };

  let at = html.indexOf("<");
  while (at !== -1) {
    let next = at + 1;
    const first = html.charCodeAt(next);
    if (first === 33 /* ! */) {
      next = declarationEnd(html, at);
      const text = html.slice(at, Math.min(next, at + 12));
      if (text.startsWith("<!--$?") || text.startsWith("<!--$!")) isIncomplete = true;
      if (marks.has(text)) cut(at, next);
    } else if (first === 47 /* / */) {
      next = tagEnd(html, at);
      if (headEnd === -1 && html.startsWith("</head", at)) {
        cut(at, at);
        headEnd = kept.length;
      }
    } else if (isLetter(first)) {
      next = tagEnd(html, at);
      const tag = html.slice(at, next);
      const name = tagName(tag);
      if (name === "script") {
        next = closing(html, "script", next);
        if (runs(tag)) cut(at, next);
      } else if (rawText.has(name)) {
        next = closing(html, name, next);
      } else if (name === "link") {
        if (hints.has(attribute(tag, "rel") ?? "") && attribute(tag, "as") !== "font") cut(at, next);
        else dropPrecedence(tag, at, cut);
      } else if (name === "meta") {
        const about = attribute(tag, "name");
        const content = attribute(tag, "content") ?? "";
        if (about === "firsthand-tags") addTags(content, found);
        else if (about === "firsthand-script") wantsMore ||= content === "more";
        else if (about === "firsthand-status") Object.assign(found, statusIn(content));
        if (about?.startsWith("firsthand-")) cut(at, next);
      } else if (name === "div" && html.startsWith(emptyMetadata, at)) {
        next = at + emptyMetadata.length;
        cut(at, next);
      } else if (name === "html" && attribute(tag, "id") === "__next_error__") {
        isShell = true;
      }
    }
    at = html.indexOf("<", next);
  }
  cut(html.length, html.length);
  if (headEnd !== -1) kept.splice(headEnd, 0, wantsMore ? scripts.head + scripts.more : scripts.head);
  return { html: kept.join(""), ...found, isShell, isIncomplete };
}

function declarationEnd(html: string, at: number): number {
  const end = html.startsWith("<!--", at) ? html.indexOf("-->", at + 4) + 2 : html.indexOf(">", at);
  return end < at + 2 ? html.length : end + 1;
}

/** The position after the `>` that ends the tag; one inside a quoted value does not. */
function tagEnd(html: string, at: number): number {
  for (let i = at + 1; i < html.length; i++) {
    const c = html.charCodeAt(i);
    if (c === 62 /* > */) return i + 1;
    if (c === 34 /* " */ || c === 39 /* ' */) {
      // A quote opens a value only after an equals sign; elsewhere it is part of a name.
      if (html.charCodeAt(i - 1) !== 61) continue;
      const close = html.indexOf(c === 34 ? '"' : "'", i + 1);
      if (close === -1) return html.length;
      i = close;
    }
  }
  return html.length;
}

function closing(html: string, name: string, from: number): number {
  let at = from;
  for (;;) {
    at = html.indexOf("</", at);
    if (at === -1) return html.length;
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) break;
    at += 2;
  }
  const end = html.indexOf(">", at);
  return end === -1 ? html.length : end + 1;
}

const isLetter = (c: number) => (c >= 97 && c <= 122) || (c >= 65 && c <= 90);

const tagName = (tag: string) => /^<([a-zA-Z][^\s/>]*)/.exec(tag)![1]!.toLowerCase();

function attribute(tag: string, name: string): string | null {
  return new RegExp(`\\s${name}="([^"]*)"`, "i").exec(tag)?.[1] ?? null;
}

/** Scripts of type ld+json and other data do not run and stay. */
function runs(tag: string): boolean {
  const type = attribute(tag, "type");
  return type === null || !/^application\/(ld\+)?json$/i.test(type);
}

function dropPrecedence(tag: string, at: number, cut: (start: number, end: number) => void): void {
  const precedence = / data-precedence="[^"]*"/.exec(tag);
  if (precedence) cut(at + precedence.index, at + precedence.index + precedence[0].length);
}

function addTags(content: string, found: { tags: string[] | null; maxAgeSeconds: number | null }): void {
  found.tags ??= [];
  for (const word of content.split(/\s+/)) {
    if (word === "") continue;
    const age = /^max-age:(\d{1,6})$/.exec(word)?.[1];
    if (age === undefined) found.tags.push(word);
    else found.maxAgeSeconds = Math.min(Number(age), found.maxAgeSeconds ?? Number.POSITIVE_INFINITY);
  }
}

function statusIn(content: string): Pick<Reading, "status" | "retryAfterSeconds"> {
  const [, status, seconds] = /^([45]\d\d)(?: (\d{1,6}))?$/.exec(content) ?? [];
  return { status: status ? Number(status) : null, retryAfterSeconds: seconds ? Number(seconds) : null };
}
