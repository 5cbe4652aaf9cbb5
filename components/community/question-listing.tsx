import { Paging } from "@/components/site/paging";
import { EmptyState } from "@/components/ui/empty-state";
import { List } from "@/components/ui/list";
import { Notice } from "@/components/ui/notice";
import { readIntl } from "@/lib/http/intl";
import { QuestionRow, type QuestionRowView } from "./question-row";

type Props = {
  list: { items: QuestionRowView[]; page: number; pages: number; isCut: boolean };
  show: "all" | "open" | "answered" | "solved";
  sort: "recent" | "newest" | "same";
  /** The path of another page, without language. */
  hrefFor: (page: number) => string;
  showTopic?: boolean;
  level?: 2 | 3;
  /** Tabs draw the line above the list. */
  underTabs?: boolean;
};

const orders = { recent: "activity", newest: "asking", same: undefined } as const;

/** A list of questions with its pages, or why it is empty. */
export function QuestionListing({ list, show, sort, hrefFor, showTopic, level = 2, underTabs }: Props) {
  const { t } = readIntl("knowledge");
  if (list.items.length === 0)
    return (
      <EmptyState
        icon={show === "open" ? "check" : "question"}
        title={t(show === "open" ? "questions.noneOpen" : "questions.none")}
        level={level}
      >
        {t(show === "open" ? "questions.noneOpenText" : "questions.noneText")}
      </EmptyState>
    );
  return (
    <>
      <List id="questions" label={t("questions.list")} className={underTabs ? "border-t-0" : undefined}>
        {list.items.map((question) => (
          <QuestionRow
            key={question.number}
            question={question}
            showTopic={showTopic}
            level={level}
            orderedBy={orders[sort]}
          />
        ))}
      </List>
      {list.isCut && list.page === list.pages && <Notice className="mt-4">{t("questions.cut")}</Notice>}
      <Paging page={list.page} pages={list.pages} hrefFor={hrefFor} />
    </>
  );
}
