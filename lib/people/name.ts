const longest = 60;

/** A name as it may be shown: one line, nothing invisible, nothing that turns the text around or poses as a mark. */
export function cleanName(given: string): string {
  const cleaned = given
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}✓✔☑✅🗸]+/gu, " ")
    .replace(/(\p{M}{2})\p{M}+/gu, "$1")
    .replace(/\s+/g, " ")
    .trim();
  return [...cleaned].slice(0, longest).join("").trim();
}
