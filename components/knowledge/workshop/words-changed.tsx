import { readIntl } from "@/lib/http/intl";
import { type WordPart, wordDifference } from "@/lib/knowledge/rules/word-difference";

type Props = {
  before: string;
  after: string;
  lang?: string;
  /** What stayed the same is not folded: somebody reads all of it. */
  isWhole?: boolean;
};

/** Both texts in one: what was taken out is struck through, what came in is underlined, and a screen reader says so. */
export function WordsChanged({ before, after, lang, isWhole }: Props) {
  return (
    <div lang={lang} dir="auto" className="text-sm leading-relaxed break-words whitespace-pre-wrap">
      {wordDifference(before, after).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one comparison never change places.
        <Part key={index} part={part} isWhole={isWhole} />
      ))}
    </div>
  );
}

/** So many lines of what stayed the same stand around a change; the rest is folded. */
const around = 3;

function Part({ part, isWhole }: { part: WordPart; isWhole: boolean | undefined }) {
  const { t } = readIntl("workshop");
  if (part.kind === "same") return isWhole ? <span>{part.text}</span> : <Same text={part.text} />;
  const Element = part.kind === "added" ? "ins" : "del";
  const look = part.kind === "added" ? "bg-solved-soft text-solved" : "bg-danger-soft text-danger";
  return (
    <Element className={`rounded-sm px-0.5 ${look}`}>
      <span className="sr-only">{t(`changes.${part.kind}`)} </span>
      {part.text}
      <span className="sr-only"> {t("changes.end")}</span>
    </Element>
  );
}

function Same({ text }: { text: string }) {
  const { t } = readIntl("workshop");
  const lines = text.split("\n");
  const hidden = lines.length - 2 * around;
  if (hidden < 4) return <span>{text}</span>;
  return (
    <>
      <span>{`${lines.slice(0, around).join("\n")}\n`}</span>
      <details className="my-1 whitespace-normal">
        <summary className="inline-flex min-h-6 items-center rounded-sm text-faint hover:text-ink">
          {t("changes.same", { count: hidden })}
        </summary>
        <span className="block whitespace-pre-wrap text-muted">
          {lines.slice(around, -around).join("\n")}
        </span>
      </details>
      <span>{lines.slice(-around).join("\n")}</span>
    </>
  );
}
