/** The arguments of an ICU message as `name:kind`, sorted: two languages must ask for the same ones. */
export function messageArguments(message: string): string[] {
  const found = new Set<string>();
  collect(message, found);
  for (const tag of message.matchAll(/<([a-zA-Z][\w-]*)>/g)) found.add(`${tag[1]}:tag`);
  return [...found].sort();
}

/** Only the names, which a caller has to give. */
export function argumentNames(message: string): string[] {
  return [...new Set(messageArguments(message).map((entry) => entry.slice(0, entry.lastIndexOf(":"))))];
}

function collect(message: string, found: Set<string>): void {
  for (const inside of braced(message)) {
    const [name = "", kind = "text", ...rest] = inside.split(",").map((part) => part.trim());
    found.add(`${name}:${kind}`);
    if (kind !== "plural" && kind !== "select" && kind !== "selectordinal") continue;
    const branches = inside.slice(inside.indexOf(rest[0] ?? "", inside.indexOf(kind) + kind.length));
    for (const branch of braced(branches)) collect(branch, found);
  }
}

/** What stands between matching braces at the top level; `'{'` is text. */
function braced(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "'" && (text[at + 1] === "{" || text[at + 1] === "}")) {
      const end = text.indexOf("'", at + 1);
      at = end === -1 ? text.length : end;
    } else if (text[at] === "{") {
      if (depth++ === 0) start = at + 1;
    } else if (text[at] === "}" && depth > 0 && --depth === 0) parts.push(text.slice(start, at));
  }
  return parts;
}
