import { When } from "@/components/site/when";
import { Chip } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import { Count, Row } from "@/components/ui/list";
import { readIntl } from "@/lib/http/intl";
import { PersonMark, type PersonView } from "./person-mark";
import { StageChip, type StageName } from "./stage-chip";
import { TopicLink, type TopicView } from "./topic-link";

export type QuestionRowView = {
  number: number;
  slug: string;
  title: string;
  stage: StageName;
  topic?: TopicView | null;
  asker?: PersonView | null;
  askedAt: Date | string;
  answers: number;
  sameProblem: number;
  /** Who solved it, or who gave the best answer so far. */
  answeredBy?: PersonView | null;
  /** When they did so. */
  answeredAt?: Date | string | null;
  /** When anybody last wrote in it. */
  activeAt?: Date | string;
  restricted?: boolean;
  excerpt?: string | null;
};

type Props = {
  question: QuestionRowView;
  showTopic?: boolean;
  level?: 2 | 3;
  /** The time that the list is in order of: it is shown then, and named where it is not that of answer or question. */
  orderedBy?: "activity" | "asking";
};

/** A question in a list: where it stands, who asked, who answered, how many wait for the same. */
export function QuestionRow({ question, showTopic = true, level, orderedBy }: Props) {
  const { t, href, format } = readIntl("community");
  const answers = t("row.answers", { count: question.answers });
  const same = t("row.sameProblem", { count: question.sameProblem });
  return (
    <Row
      level={level}
      href={href(`/questions/${question.number}/${question.slug}`)}
      title={question.title}
      text={question.excerpt ? <span dir="auto">{question.excerpt}</span> : undefined}
      meta={
        <>
          <StageChip stage={question.stage} />
          {question.restricted && (
            <Chip icon="private" plain>
              {t("row.restricted")}
            </Chip>
          )}
          {showTopic && question.topic && <TopicLink topic={question.topic} />}
          {question.answers > 0 && (
            <Count label={answers}>
              <Icon name="comment" size={14} />
              {format.number(question.answers)}
            </Count>
          )}
          {question.sameProblem > 0 && (
            <Count label={same}>
              <Icon name="samePeople" size={14} />
              {format.number(question.sameProblem)}
            </Count>
          )}
          {question.answeredBy ? (
            <span className="inline-flex min-w-0 items-center gap-1.5">
              <span className="shrink-0">
                {t(question.stage === "solved" ? "row.solvedBy" : "row.answeredBy")}
              </span>
              <PersonMark person={question.answeredBy} />
            </span>
          ) : (
            question.asker && <PersonMark person={question.asker} />
          )}
          <RowTime question={question} orderedBy={orderedBy} />
        </>
      }
    />
  );
}

function RowTime({ question, orderedBy }: Pick<Props, "question" | "orderedBy">) {
  const { t } = readIntl("community");
  const { askedAt, answeredBy, answeredAt, activeAt } = question;
  const told = (answeredBy && answeredAt) ?? askedAt;
  const ordering = orderedBy === "activity" ? (activeAt ?? told) : orderedBy === "asking" ? askedAt : told;
  const isOther = Math.abs(+new Date(ordering) - +new Date(told)) >= aMinute;
  if (!orderedBy || !isOther) return <When at={told} />;
  return <span>{t.rich(`row.${orderedBy}`, { at: () => <When at={ordering} /> })}</span>;
}

const aMinute = 60_000;
