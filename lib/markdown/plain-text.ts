import { Refusal } from "@/lib/errors";

/** Marks that one letter may carry: more than any orthography stacks, fewer than it takes to cover other lines. */
const MARKS = 4;

/**
 * A title, name or other single line as it may be stored: composed (NFC), one line, without characters that reorder
 * or hide text. Refuses `invalid_text` where it holds a NUL, which PostgreSQL cannot store.
 */
export function cleanLine(typed: string): string {
  return settled(typed, (text) =>
    limitMarks(stripInvisible(storable(text)))
      .replace(/[\s\u0085]+/g, " ")
      .trim()
      .normalize("NFC"),
  );
}

/** A post's source as it may be stored: every word kept, line ends made one, and nothing that reorders other lines. */
export function cleanText(typed: string): string {
  return settled(typed, (text) =>
    storable(text)
      .replace(/\r\n?|\u2028|\u2029|\u0085/g, "\n")
      .replace(OVERRIDES, "")
      .replace(/\s+$/, "")
      .normalize("NFC"),
  );
}

/** Embeddings and overrides; isolates and direction marks stay in bodies, where right-to-left writers need them. */
const OVERRIDES = /[\u202a-\u202e]/g;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]/g;
const ZERO_WIDTH =
  /\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180e|\u180f|[\u00ad\u115f\u1160\u200b\u2060-\u2065\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

function storable(text: string): string {
  if (text.includes("\0")) throw new Refusal("invalid_text");
  return (
    text
      .replace(/\p{Surrogate}/gu, "\ufffd")
      // Control characters are in no alphabet and feeds may not contain them; U+E000 and U+E001 mark search hits.
      .replace(
        /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u0084\u0086-\u009f\ue000\ue001\ufffe\uffff]/g,
        "",
      )
  );
}

function stripInvisible(text: string): string {
  return (
    text
      .replace(BIDI, "")
      .replace(ZERO_WIDTH, "")
      // The two joiners belong to emoji and to scripts whose letters join; anywhere else they only hide.
      .replace(/(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{L}\p{M}])[\u200c\u200d]+/gu, "")
      .replace(
        /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}])[\u200c\u200d]+/gu,
        "",
      )
      .replace(/[\u200c\u200d]+(?![\p{Extended_Pictographic}\p{L}\p{M}])/gu, "")
      .replace(/([\u200c\u200d])[\u200c\u200d]+/g, "$1")
  );
}

const limitMarks = (text: string): string =>
  text.normalize("NFC").replace(/(\p{M}+)/gu, (run) => [...run].slice(0, MARKS).join(""));

/** Taking one character out may bring two others together that call for another pass; a few reach the end. */
function settled(text: string, pass: (text: string) => string): string {
  let now = pass(text);
  for (let before = text; now !== before; ) [before, now] = [now, pass(now)];
  return now;
}
