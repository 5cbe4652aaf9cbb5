import type { Code, Construct, Effects, Extension, State, TokenizeContext } from "micromark-util-types";
import type { Processor } from "unified";

const BACKSLASH = 92;

/**
 * In a post `C:\Users\me\.config` and `\\server\share` keep their backslashes. A backslash still protects a sign that
 * Markdown would take for form (`\*`, `\_`, `1\.`); before other signs, or another backslash, it is just typed.
 */
export function typedPaths(this: Processor) {
  const data = this.data() as { micromarkExtensions?: Extension[] };
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({
    disable: { null: ["characterEscape", "hardBreakEscape"] },
    text: { [BACKSLASH]: escapeIn("text") },
    // Addresses and titles of links, where standard rules hold.
    string: { [BACKSLASH]: escapeIn("string") },
  });
}

function escapeIn(content: "text" | "string"): Construct {
  return { name: `${content}Escape`, tokenize };

  function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const before = this.previous;
    const sign: State = (code) => {
      if (!isPunctuation(code) || (content === "text" && isJustTyped(before, code))) return nok(code);
      effects.enter("characterEscapeValue");
      effects.consume(code);
      effects.exit("characterEscapeValue");
      effects.exit("characterEscape");
      return ok;
    };
    return (code) => {
      effects.enter("characterEscape");
      effects.enter("escapeMarker");
      effects.consume(code);
      effects.exit("escapeMarker");
      return sign;
    };
  }
}

const isPunctuation = (code: Code): boolean =>
  code !== null && code > 32 && code < 127 && !/[0-9A-Za-z]/.test(String.fromCharCode(code));

function isJustTyped(before: Code, code: Code): boolean {
  const sign = String.fromCharCode(code!);
  if (sign === "\\") return true;
  const isInPath = before !== null && before > 32 && /[^\d\s]/.test(String.fromCharCode(before));
  return isInPath && /[.$%{}~@,;'=?/-]/.test(sign);
}
