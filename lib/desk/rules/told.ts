/** Kinds of things that are asked for again and again, and can be found in what was written. */
export const factKinds = [
  "order_number",
  "serial_number",
  "version",
  "operating_system",
  "error_text",
  "email",
  "phone",
  "steps_tried",
] as const;
export type FactKind = (typeof factKinds)[number];

/** Something that the asker wrote, and where: `question`, `details:3`, `message:4`, `answer:5`, `comment:6`. */
export type Told = { place: string; text: string };

// What a fact looks like. English and Chinese; a text in another language is found only where the fact has a form of its
// own: an address, a number with its prefix, the name of a system.
const shapes: Record<Exclude<FactKind, "steps_tried">, RegExp[]> = {
  order_number: [
    /\b(?:order|purchase|invoice|booking|receipt)\s*(?:no\.?|number|id|nr\.?|code|reference)?\s*(?:is|was|[:#=])?\s*#?\s*(?=[A-Z-]*\d)[A-Z]{0,4}-?\d[\dA-Z-]{3,}/i,
    /(?:订单|发票)(?:编号|号码|号)?\s*(?:是|为|[：:#])?\s*[A-Za-z]{0,4}-?\d[\dA-Za-z-]{3,}/,
    /\b[A-Z]{2,4}-\d{4,}\b/,
  ],
  serial_number: [
    /\b(?:serial(?:\s*(?:no\.?|number))?|s\/n)\s*(?:is|was|[:#=])?\s*#?\s*(?=[A-Z-]*\d)[A-Z\d][A-Z\d-]{4,}/i,
    /序列号\s*(?:是|为|[：:#])?\s*[A-Za-z\d-]{5,}/,
  ],
  version: [
    /\b(?:version|firmware|software|app|release|build)\s*(?:version|number|is|was|[:#])?\s*v?\d+(?:\.\d+){1,3}\b/i,
    /\bv\d+(?:\.\d+){1,3}\b/i,
    /(?:版本|固件)(?:号)?\s*(?:是|为|[：:])?\s*v?\d+(?:\.\d+)*/i,
  ],
  operating_system: [
    /\b(?:Android|iOS|iPadOS|Windows|macOS|Mac OS X?|Linux|Ubuntu|Debian|Fedora|ChromeOS|HarmonyOS)\b(?:\s+\d+(?:\.\d+)*)?/i,
    /(?:安卓|鸿蒙|苹果系统|视窗)\s*\d*/,
  ],
  error_text: [
    /\b(?:error|fault)\s*(?:code|message|number|no\.?)?\s*(?:is|was|[:#])?\s*["“]?[A-Z]{0,3}-?\d{1,5}\b/i,
    /\b(?:error|message|says|said|shows?|showed|displays?|reads)\b[^.\n"“«]{0,40}["“«][^"”»\n]{3,200}["”»]/i,
    /(?:错误|报错|提示|显示)[^。\n“"「]{0,20}[“"「][^”"」\n]{2,200}[”"」]/,
    /错误(?:代码|码)?\s*(?:是|为|[：:])?\s*[A-Z]{0,3}-?\d{1,5}/i,
  ],
  email: [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/],
  phone: [
    /(?<![\w.])\+\d[\d ()/-]{6,}\d/,
    /(?:\b(?:phone|telephone|mobile|call me|tel)\b\.?|电话|手机)[^\n\d]{0,20}\d[\d ()/-]{5,}\d/i,
  ],
};

const deeds =
  /\b(?:tried|restarted|rebooted|reset|reinstalled|cleaned|descaled|replaced|unplugged|updated|rinsed|swapped|followed)\b|(?:试过|试了|尝试过|尝试了|(?:重启|重置|重装|清洗|除垢|更换|更新|检查)(?:了|过))/i;

/** Where a text tells a fact of this kind, as it stands there; null when it does not. */
export function found(kind: FactKind, text: string): string | null {
  if (kind === "steps_tried") return sentencesOf(text).find((each) => deeds.test(each)) ?? null;
  for (const shape of shapes[kind]) {
    const hit = shape.exec(text);
    if (hit) return hit[0].trim();
  }
  return null;
}

/** What somebody says they have done, among it one of these words (their first letters are enough). */
export const foundDeed = (words: string[], text: string): string | null =>
  sentencesOf(text).find(
    (each) => deeds.test(each) && words.some((word) => each.toLowerCase().includes(word)),
  ) ?? null;

/** Sentences as their author wrote them; what they quote, and code, is left out. */
export const sentencesOf = (text: string): string[] =>
  text
    .replace(/```[\s\S]*?(?:```|$)/g, "\n")
    .replace(/`[^`\n]*`/g, " ")
    .split(/\n+/)
    .filter((line) => !line.trimStart().startsWith(">"))
    .flatMap((line) => line.split(/(?<=[!?。！？；])|(?<=\.)\s+/))
    // A sentence of this length is none; the patterns need not look further.
    .map((each) => each.trim().slice(0, 500))
    .filter(Boolean);
