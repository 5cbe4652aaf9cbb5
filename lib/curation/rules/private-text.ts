import { type PrivateKind, privateLooking } from "@/lib/markdown/private-looking";

/** What is taken out of a source before anything is made of it. */
export type TakenOut = PrivateKind | "number" | "name";

type Place = { kind: TakenOut; start: number; end: number };

/** A text without what looks private and without the names of those who wrote; each place says what was there. */
export function withoutPrivate(
  text: string,
  names: readonly string[],
  words: Record<TakenOut, string>,
): { text: string; takenOut: TakenOut[] } {
  const places: Place[] = [];
  const add = (kind: TakenOut, start: number, found: string) => {
    const end = start + found.length;
    if (!places.some((other) => start < other.end && other.start < end)) places.push({ kind, start, end });
  };
  for (const { kind, text: found, index } of privateLooking(text)) add(kind, index, found);
  for (const match of text.matchAll(NUMBERED)) {
    if (/\d{4}/.test(match[1]!)) add("number", match.index + match[0].lastIndexOf(match[1]!), match[1]!);
  }
  for (const match of text.matchAll(MENTION)) add("name", match.index, match[0]);
  for (const name of names)
    for (const match of text.matchAll(wholeName(name))) add("name", match.index, match[0]);
  places.sort((a, b) => b.start - a.start);
  let out = text;
  for (const { kind, start, end } of places) out = `${out.slice(0, start)}${words[kind]}${out.slice(end)}`;
  return { text: out, takenOut: places.map(({ kind }) => kind).reverse() };
}

/** The number of an order, invoice, customer and the like is only somebody's own. */
const NUMBERED =
  /(?:\b(?:order|invoice|ticket|case|customer|account|serial|tracking|contract)(?:[ -]?(?:number|no\.?|id|code))?\s*(?:is|was)?\s*[:#]*\s*|(?:订单|发票|客户|会员|序列|合同|运单|账)号码?\s*(?:是|为)?\s*[:：#]?\s*)([A-Z0-9][A-Z0-9/-]{3,30})(?![A-Z0-9])/giu;

const MENTION = /(?<![\p{L}\p{N}/@.])@[\p{L}\p{N}][\p{L}\p{N}_-]{1,39}/gu;

/** As a word of its own, written as a name is; a handle in small letters could be any word. */
function wholeName(name: string): RegExp {
  const bare = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${bare}(?![\\p{L}\\p{N}])`, "gu");
}

/** The names by which people who took part might be called: all of it, and each part that is long enough to be one. */
export function namesOf(people: readonly string[]): string[] {
  const names = new Set<string>();
  for (const person of people) {
    const whole = person.trim();
    if ([...whole].length >= 2 && !/^\p{Ll}/u.test(whole)) names.add(whole);
    for (const part of whole.split(/\s+/)) if (/^\p{Lu}[\p{L}'’-]{2,}$/u.test(part)) names.add(part);
  }
  return [...names].sort((a, b) => b.length - a.length);
}

/** An answer without the greeting before it and the good wishes behind it. */
export function withoutGreetings(text: string): string {
  const begun = text.trim().replace(GREETING, "");
  const lines = begun.split("\n");
  while (lines.length > 1 && (lines.at(-1)!.trim() === "" || FAREWELL.test(lines.at(-1)!.trim())))
    lines.pop();
  const kept = lines.join("\n").trim();
  return begun === text.trim() ? kept : kept.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

const GREETING =
  /^(?:(?:hi|hello|hey|dear|hallo|good (?:morning|afternoon|evening))\b[^\n.!?,:]{0,40}(?:[,.!:]+\s*|\n+)|(?:您好|你好|大家好)[^\n，。！：,!]{0,20}[，。！：,!\n]\s*)+/iu;
const FAREWELL =
  /^(?:[-–—]{1,2}\s*\p{L}+|(?:(?:i )?hope (?:this|that|it) helps|good luck|cheers|thanks|thank you|many thanks|best|best regards|best wishes|kind regards|regards|greetings|祝好|谢谢|希望(?:能)?帮到你|祝你好运)(?:[ ,!.，。！:)]{0,4}|,?\s+\p{L}[\p{L} .]{0,30}))$/iu;
