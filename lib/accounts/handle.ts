import { randomBytes } from "node:crypto";

export const handlePattern = /^[a-z][a-z0-9-]{1,28}[a-z0-9]$/;

// Words that would read as the site itself, or stand in the way of its addresses.
const reserved = new Set(
  "admin administrator staff support team moderator mod system firsthand root help api me you new settings anonymous deleted everyone".split(
    " ",
  ),
);

// Letters that do not come apart into a plain one and an accent.
const latin: Record<string, string> = { ø: "o", ł: "l", đ: "d", ß: "ss", æ: "ae", œ: "oe" };

/** What erased accounts are called. */
const erased = /^anon\d+$/;

export const isGoodHandle = (handle: string): boolean =>
  handlePattern.test(handle) && !reserved.has(handle) && !erased.test(handle);

/** The handles to try for a name, best first; the last is free beyond doubt. */
export function handlesFor(name: string): string[] {
  const base = name
    .toLowerCase()
    .replace(/[øłđßæœ]/g, (letter) => latin[letter]!)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 24)
    .replace(/-+$/, "");
  const tail = randomBytes(4).toString("hex");
  const stem = isGoodHandle(base) ? base : "member";
  const numbered = isGoodHandle(base) ? [base, ...[2, 3, 4, 5].map((number) => `${base}-${number}`)] : [];
  return [...numbered, `${stem}-${tail}`.slice(0, 30)];
}

/** The handle of somebody who has not said their name yet; says nothing about their address. */
export const namelessHandle = (): string => `member-${randomBytes(4).toString("hex")}`;

/** Whether a person still has to be asked for their name. */
export const isNameless = (person: { name: string; handle: string }): boolean =>
  person.name === person.handle;
