import { WhyHere } from "@/components/knowledge/why-here";
import { When } from "@/components/site/when";
import { Chip } from "@/components/ui/chip";
import { cx } from "@/components/ui/cx";
import { Disclosure } from "@/components/ui/disclosure";
import { Icon } from "@/components/ui/icon";
import { Row } from "@/components/ui/list";
import { Highlight } from "@/components/ui/text";
import { readIntl } from "@/lib/http/intl";
import type { Why } from "@/lib/search/queries/why";
import { StageChip, type StageName } from "./stage-chip";
import { TopicLink, type TopicView } from "./topic-link";

export type ResultView = {
  kind: "question" | "article";
  /** Without the language prefix. */
  href: string;
  /** Told by the browser when the result is opened. */
  ping?: string;
  /** Titles and snippets carry the marks of search around what was found. */
  title: string;
  snippet?: string | null;
  /** The part of the accepted answer that fits, where there is one. */
  answer?: string | null;
  answerBy?: "ambassador" | "staff" | null;
  /** The article or question that solved it; `href` without the language prefix. */
  solvedBy?: { title: string; href: string } | null;
  stage?: StageName;
  topic?: TopicView | null;
  at?: Date | string;
  helpful?: number;
  /** Put first by staff. */
  pinned?: boolean;
  /** For staff: what its place is made of. */
  why?: Why | null;
};

/** One hit: what kind of thing it is, why it was found, and the answer itself where one was accepted. */
export function ResultRow({ result }: { result: ResultView }) {
  const { t, href } = readIntl("community");
  return (
    <Row
      level={2}
      href={href(result.href)}
      ping={result.ping}
      title={<Highlight text={result.title} />}
      text={
        result.snippet ? (
          <span dir="auto">
            <Highlight text={result.snippet} />
          </span>
        ) : undefined
      }
      meta={
        <>
          {result.solvedBy && result.stage !== "solved" && (
            <p className="mb-0.5 basis-full truncate">
              {t("row.mayHelp")}{" "}
              <a
                href={href(result.solvedBy.href)}
                dir="auto"
                className="row-over text-muted underline decoration-1 underline-offset-2 hover:text-ink"
              >
                {result.solvedBy.title}
              </a>
            </p>
          )}
          {result.answer && result.stage === "solved" && (
            <div className="mb-1 min-w-0 basis-full border-s-2 border-solved ps-2.5">
              {(result.answerBy || result.solvedBy) && <AnswerSource result={result} />}
              <p className="line-clamp-2 text-muted" dir="auto">
                <span className="sr-only">{t("row.acceptedAnswer")} </span>
                <Highlight text={result.answer} />
              </p>
            </div>
          )}
          {result.kind === "article" ? (
            <Chip icon="article">{t("row.article")}</Chip>
          ) : result.stage ? (
            <StageChip stage={result.stage} />
          ) : (
            <Chip icon="question">{t("row.question")}</Chip>
          )}
          {result.topic && <TopicLink topic={result.topic} />}
          {!!result.helpful && <span>{t("row.helpful", { count: result.helpful })}</span>}
          {result.at && <When at={result.at} />}
          {result.why && (
            <Disclosure
              summary={readIntl("tuning").t("why.title")}
              icon={result.pinned ? "pin" : undefined}
              className="row-over open:basis-full"
            >
              <WhyHere why={result.why} />
            </Disclosure>
          )}
        </>
      }
    />
  );
}

/** Whose words, or which article's, stand under a solved question. */
function AnswerSource({ result }: { result: ResultView }) {
  const { t, href } = readIntl("community");
  if (result.answerBy)
    return (
      <p
        className={cx(
          "flex items-center gap-1 text-xs font-medium",
          result.answerBy === "staff" ? "text-staff" : "text-ambassador",
        )}
      >
        <Icon name={result.answerBy} size={13} />
        {t(`mark.${result.answerBy}`)}
      </p>
    );
  return (
    <p className="truncate text-xs text-muted">
      {t("row.solvedBy")}{" "}
      <a href={href(result.solvedBy!.href)} dir="auto" className="row-over font-medium hover:underline">
        {result.solvedBy!.title}
      </a>
    </p>
  );
}
