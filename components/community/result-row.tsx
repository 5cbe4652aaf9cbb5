import { When } from "@/components/site/when";
import { Chip } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import { Count, Row } from "@/components/ui/list";
import { Highlight } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";
import { StageChip, type StageName } from "./stage-chip";
import { TopicLink, type TopicView } from "./topic-link";

export type ResultView = {
  kind: "question" | "article";
  /** Without the language prefix. */
  href: string;
  /** Titles and snippets carry the marks of search around what was found. */
  title: string;
  snippet?: string | null;
  /** The part of the accepted answer that fits, where there is one. */
  answer?: string | null;
  stage?: StageName;
  topic?: TopicView | null;
  at?: Date | string;
  votes?: number;
  helpful?: number;
};

/** One hit: what kind of thing it is, why it was found, and the answer itself where one was accepted. */
export async function ResultRow({ result }: { result: ResultView }) {
  const { t, href, format } = await intl("community");
  const helpful = t("row.helpful", { count: result.helpful ?? 0 });
  const votes = t("row.votes", { count: result.votes ?? 0 });
  return (
    <Row
      level={2}
      href={href(result.href)}
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
          {result.answer && (
            <p className="mb-1 line-clamp-2 basis-full border-s-2 border-solved ps-2.5 text-muted" dir="auto">
              <span className="sr-only">{t("row.acceptedAnswer")} </span>
              <Highlight text={result.answer} />
            </p>
          )}
          {result.kind === "article" ? (
            <Chip icon="article">{t("row.article")}</Chip>
          ) : result.stage ? (
            <StageChip stage={result.stage} />
          ) : (
            <Chip icon="question">{t("row.question")}</Chip>
          )}
          {result.topic && <TopicLink topic={result.topic} />}
          {!!result.votes && (
            <Count label={votes}>
              <Icon name="vote" size={14} />
              {format.number(result.votes)}
            </Count>
          )}
          {!!result.helpful && <span>{helpful}</span>}
          {result.at && <When at={result.at} />}
        </>
      }
    />
  );
}
