export type Passage = { text: string; place: number };

/** The paragraphs of a text, each with the place where it begins. What stands between fences stays together. */
export function passagesOf(body: string): Passage[] {
  const passages: Passage[] = [];
  let fence = "";
  let open: Passage | null = null;
  let place = 0;
  for (const line of body.split("\n")) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
    if (fence === "" && line.trim() === "") open = null;
    else if (open) open.text += `\n${line}`;
    else {
      open = { text: line, place };
      passages.push(open);
    }
    if (fence === "") fence = mark;
    else if (mark.startsWith(fence)) fence = "";
    place += line.length + 1;
  }
  return passages;
}

/** The passage that words stand in: where they stood, or wherever they stand now; null once they are gone. */
export function passageOf(passages: readonly Passage[], quote: string, place: number | null): Passage | null {
  if (place === null || quote === "") return null;
  const near = passages.find((each) => place >= each.place && place < each.place + each.text.length);
  if (near?.text.includes(firstLine(quote))) return near;
  return passages.find((each) => each.text.includes(firstLine(quote))) ?? null;
}

const firstLine = (quote: string): string => quote.split("\n")[0]!;
