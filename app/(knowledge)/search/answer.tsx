import { AfterNo } from "@/components/knowledge/after-no";
import { SolvedQuestion } from "@/components/knowledge/solved-question";
import { WhyHere } from "@/components/knowledge/why-here";
import { ActionForm } from "@/components/ui/action-form";
import { Chip } from "@/components/ui/chip";
import { cx } from "@/components/ui/cx";
import { Disclosure } from "@/components/ui/disclosure";
import { Meta } from "@/components/ui/list";
import { Highlight } from "@/components/ui/text";
import { readIntl } from "@/lib/http/intl";
import { feedbackReasons } from "@/lib/knowledge/commands/give-feedback";
import type { Result } from "@/lib/search/queries/result";
import { sayWhetherSolved } from "./actions";

type Props = {
  result: Result;
  /** Enough of it to be read here, what was searched for marked. */
  answer: string;
  query: string;
  searchId: number | null;
  ping: string | undefined;
};

/** The one result that the search is sure of, readable in its place, with the question whether it helped. */
export function Answer({ result, answer, query, searchId, ping }: Props) {
  const { t, href } = readIntl("knowledge");
  const { t: community } = readIntl("community");
  const mark = result.answerBy;
  return (
    <li id="answer" className="py-4">
      <h2 className="text-lg leading-snug font-semibold" dir="auto">
        <a href={href(result.href)} ping={ping} className="hover:text-accent hover:underline">
          <Highlight text={result.title} />
        </a>
      </h2>
      <Meta className="mt-0.5">
        {result.kind === "article" ? (
          <Chip icon="article" plain>
            {community("row.article")}
          </Chip>
        ) : (
          <Chip icon="solved" tone="solved" plain>
            {t("search.acceptedAnswer")}
          </Chip>
        )}
        {mark && (
          <Chip icon={mark} tone={mark} plain>
            {community(`mark.${mark}`)}
          </Chip>
        )}
        {result.solvedBy && (
          <span>
            {community("row.solvedBy")}{" "}
            <a href={href(result.solvedBy.href)} dir="auto" className="text-muted hover:underline">
              {result.solvedBy.title}
            </a>
          </span>
        )}
      </Meta>
      <p
        className={cx(
          "mt-2 border-s-2 ps-3 text-pretty",
          result.kind === "question" ? "border-solved" : "border-accent",
        )}
        dir="auto"
        lang={result.language}
      >
        <Highlight text={answer} />
      </p>
      <div className="mt-3">
        <h3 className="mb-2 text-sm font-medium">{t("search.solvedTitle")}</h3>
        <ActionForm id="answer-form" action={sayWhetherSolved} swap="answer" label={t("search.solvedTitle")}>
          <input type="hidden" name="subject" value={result.subject} />
          <input type="hidden" name="query" value={query} />
          {searchId !== null && <input type="hidden" name="searchId" value={searchId} />}
          <AfterNo
            askPath={href("/ask")}
            title={query}
            text={t("article.askText")}
            label={t("article.askInstead")}
          >
            <SolvedQuestion id="answer-no" reasons={feedbackReasons} />
          </AfterNo>
        </ActionForm>
      </div>
      {result.why && (
        <Disclosure summary={readIntl("tuning").t("why.title")} className="mt-2">
          <WhyHere why={result.why} />
        </Disclosure>
      )}
    </li>
  );
}
