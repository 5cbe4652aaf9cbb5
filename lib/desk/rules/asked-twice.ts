import { type FactKind, factKinds, found, foundDeed, sentencesOf, type Told } from "./told";

/** One thing that a draft asks for and that stands in the pack already. */
export type AskedAgain = {
  kind: FactKind;
  /** The sentence of the draft that asks. */
  asked: string;
  /** Where it stands, and its words there. */
  place: string;
  quote: string;
};

// What it can do: recognise plain requests in English and Chinese for eight kinds of things, and show the place where the
// asker has told one. What it cannot: requests in other languages or in roundabout words, facts in pictures, and whether
// what was told is what is needed. So it never stops anybody; it shows the place, and one more press sends.

const names: Record<FactKind, { en: string; zh: string }> = {
  order_number: {
    en: "(?:order|purchase|invoice|booking|receipt)\\s*(?:no\\b\\.?|numbers?|id|nr\\b\\.?|code|reference)",
    zh: "(?:订单|发票)(?:编号|号码|号)",
  },
  serial_number: { en: "serial(?:\\s+(?:no\\b\\.?|numbers?))?", zh: "序列号" },
  version: { en: "(?:version|build)(?:\\s+number)?", zh: "版本(?:号)?" },
  operating_system: { en: "(?:operating system|os)", zh: "(?:操作)?系统(?:版本)?" },
  error_text: {
    en: "(?:(?:error|fault)\\s*(?:message|text|code|number)|wording of the (?:error|message))",
    zh: "(?:错误|报错)(?:信息|提示|代码|内容|码)",
  },
  email: { en: "e-?mail(?:\\s+address)?", zh: "(?:邮箱|电子邮件|邮件地址)(?:地址)?" },
  phone: { en: "(?:tele|mobile )?phone\\s+number", zh: "(?:电话|手机)(?:号码|号)?" },
  steps_tried: {
    en: "(?:steps|things) (?:that )?you(?:'ve| have)? (?:already )?(?:tried|taken|done)",
    zh: "",
  },
};

const give =
  "(?:send|tell|give|share|provide|post|add|attach|confirm|include|paste|write|describe|list|state|say|have|get|know|see)";
// Between the words that ask and the thing: a few words, none of which turns it into a question about something else.
const between =
  "(?:\\s+(?!do\\b|does\\b|did\\b|will\\b|would\\b|should\\b|has\\b|if\\b|whether\\b|when\\b)[\\w'’/-]+,?){0,7}?\\s+";
// "Which version fixes it?" asks about the version, not for it.
const notItsVerb =
  "(?!\\s+(?:fix|bring|solve|contain|come|came|will|has|had|does|did|is (?:out|new|fine|right|not)|like|we|for|from us)\\w*)";
const asks = (name: string): RegExp[] => [
  new RegExp(
    `\\b(?:what|which)(?:['’]s|\\s+(?:is|was|are|were))?${between}?(?:\\s|\\b)${name}\\b${notItsVerb}`,
    "i",
  ),
  new RegExp(
    `\\b(?:can|could|would|will|may|might)\\s+(?:you|i|we)\\b.{0,25}?\\b${give}\\b${between}${name}\\b`,
    "i",
  ),
  new RegExp(`\\b(?:please|kindly)\\b.{0,25}?\\b${give}\\b${between}${name}\\b`, "i"),
  new RegExp(`\\blet (?:me|us) (?:know|have)\\b${between}${name}\\b`, "i"),
  new RegExp(
    `\\b(?:we|i)(?:['’]d| would| will|['’]ll)?(?: also| still| first)? (?:need|require|like to have)\\b${between}${name}\\b`,
    "i",
  ),
  new RegExp(`^(?:and )?(?:send|tell|give|share|provide|paste|post|attach)\\b${between}${name}\\b`, "i"),
  new RegExp(`\\bdo you (?:still )?(?:have|know|remember)\\b${between}${name}\\b`, "i"),
  new RegExp(`^(?:and )?(?:your |the |exact )*${name}\\s*[?？]$`, "i"),
];
const asksZh = (name: string): RegExp[] => [
  new RegExp(
    `(?:请|麻烦|劳烦)[^。！？?]{0,12}(?:提供|告诉|告知|发|说明|写|给|回复|描述|补充|列出|附上|留)[^。！？?]{0,20}${name}`,
  ),
  new RegExp(`${name}[^。！？?，]{0,6}(?:是什么|是多少|是哪|多少|几)`),
  new RegExp(`(?:什么|哪个|哪种|哪一个|几)(?:的)?[^。！？?，]{0,6}${name}`),
  new RegExp(`(?:能否|能不能|可否|可以|能)[^。！？?]{0,12}(?:提供|告诉|发|给|说明)[^。！？?]{0,16}${name}`),
  new RegExp(`(?:我们?|还)(?:还)?需要[^。！？?]{0,10}${name}`),
  new RegExp(`^(?:您的|你的)?${name}(?:呢)?[?？]$`),
];

const more: Partial<Record<FactKind, RegExp[]>> = {
  error_text: [
    /\bwhat (?:exactly )?(?:does|did) (?:the |it |your )?(?:error|message|screen|display)\b.{0,20}\bs(?:ay|how)\b/i,
    /\b(?:what|which) (?:error|message) (?:do|did) you (?:see|get)\b/i,
  ],
  steps_tried: [
    /\bwhat (?:else )?(?:have|did) you (?:already )?(?:tr(?:y|ied)|do(?:ne)?)\b/i,
    /(?:试过|尝试过|做过)(?:哪些|什么)/,
  ],
};

const requests = Object.fromEntries(
  factKinds.map((kind) => [
    kind,
    [...asks(names[kind].en), ...(names[kind].zh ? asksZh(names[kind].zh) : []), ...(more[kind] ?? [])],
  ]),
) as Record<FactKind, RegExp[]>;

/** Words with which nobody asks: it is known, or not needed, or another one is meant. */
const doesNotAsk =
  /\b(?:no need|(?:don['’]t|do not|won['’]t|not) (?:need|have to)|thank(?:s| you) for|(?<!\b(?:can|may|could|might|should) )\b(?:we|i) (?:already )?have (?:your|the)\b|you (?:have |['’]ve )?(?:already )?(?:told|gave|given|sent|mentioned|wrote|written)|as you (?:wrote|said)|another|different|other|second|new)\b|不需要|无需|不用|不必|已经?(?:收到|看到|有)|谢谢您?(?:的)?提供|(?:提供|告诉|写|说)过|另外|另一|其他|新的/i;

/** What a draft asks for although the asker has told it: the sentence, the place, and the words that stand there. */
export function askedAgain(draft: string, told: readonly Told[]): AskedAgain[] {
  const flags: AskedAgain[] = [];
  for (const asked of sentencesOf(draft)) {
    if (doesNotAsk.test(asked)) continue;
    const kind = factKinds.find((each) => requests[each].some((request) => request.test(asked)));
    // Whoever names the thing asks whether it is right, not what it is.
    if (kind && (kind === "steps_tried" || found(kind, asked) === null)) {
      const hit = firstHit(told, (text) => found(kind, text));
      if (hit && !flags.some((flag) => flag.kind === kind)) flags.push({ kind, asked, ...hit });
      continue;
    }
    const words = triedWords(asked);
    const hit = words.length > 0 ? firstHit(told, (text) => foundDeed(words, text)) : null;
    if (hit) flags.push({ kind: "steps_tried", asked, ...hit });
  }
  return flags;
}

function firstHit(told: readonly Told[], find: (text: string) => string | null) {
  for (const { place, text } of told) {
    const quote = find(text);
    if (quote) return { place, quote: quote.length > 160 ? `${quote.slice(0, 159)}…` : quote };
  }
  return null;
}

const small = new Set([
  "have",
  "that",
  "this",
  "them",
  "with",
  "your",
  "from",
  "into",
  "again",
  "once",
  "machine",
  "using",
]);

/** "Have you tried descaling it?" asks about one step: its words, cut so that "descaled" is found too. */
function triedWords(sentence: string): string[] {
  const en = /\b(?:have|did) you (?:already )?(?:tr(?:y|ied)|think of|thought of) (.{3,80})/i.exec(
    sentence,
  )?.[1];
  if (en)
    return (en.toLowerCase().match(/[a-z]{4,}/g) ?? [])
      .filter((word) => !small.has(word))
      .map((word) => word.slice(0, 6));
  const zh = /(?:试过|尝试过|有没有)(重启|重置|重装|清洗|除垢|更换|更新|检查)/.exec(sentence)?.[1];
  return zh ? [zh] : [];
}
