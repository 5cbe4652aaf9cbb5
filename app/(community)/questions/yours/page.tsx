import type { Metadata } from "next";
import { QuestionRow } from "@/components/community/question-row";
import { Paging } from "@/components/site/paging";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { Tabs } from "@/components/ui/tabs";
import { type OwnList, ownLists, ownQuestionList } from "@/lib/community/queries/own-questions";
import { intl, readIntl } from "@/lib/http/intl";
import { shown, signedIn } from "@/lib/http/page";
import { choice, pageNumber, type Query, withQuery } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";

type Props = { searchParams: Promise<Query> };

const pathOf = (list: OwnList, page = 1): string =>
  withQuery("/questions/yours", {
    show: list === "asked" ? "" : list,
    page: page === 1 ? "" : page,
  });

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("knowledge");
  return { title: t("yours.title"), robots: { index: false } };
}

export default async function YourQuestionsPage({ searchParams }: Props) {
  await signedIn();
  const query = await searchParams;
  const list = choice(query, "show", ownLists);
  const { items, page, pages } = await shown(
    ownQuestionList(await currentContext(), { list, page: pageNumber(query) }),
  );
  const { t, href } = await intl("knowledge");
  return (
    <Page>
      <PageHeader title={t("yours.title")} className="pb-2!" />
      <Tabs
        label={t("questions.show")}
        tabs={ownLists.map((each) => ({
          href: href(pathOf(each)),
          label: t(`yours.${each}`),
          current: each === list,
        }))}
      />
      <div className="max-w-[52rem]">
        {items.length === 0 ? (
          <Nothing list={list} />
        ) : (
          <List label={t(`yours.${list}`)} className="border-t-0">
            {items.map((question) => (
              <QuestionRow
                key={question.number}
                question={list === "asked" ? { ...question, asker: null } : question}
                orderedBy={list === "asked" ? undefined : "activity"}
              />
            ))}
          </List>
        )}
        <Paging page={page} pages={pages} hrefFor={(number) => pathOf(list, number)} />
      </div>
    </Page>
  );
}

function Nothing({ list }: { list: OwnList }) {
  const { t, href } = readIntl("knowledge");
  const isAsked = list === "asked";
  return (
    <div className="mt-4">
      <EmptyState
        icon="question"
        title={t(isAsked ? "yours.noneAsked" : "yours.noneFollowed")}
        actions={
          <Button href={href(isAsked ? "/ask" : "/questions")}>
            {t(isAsked ? "search.ask" : "questions.title")}
          </Button>
        }
      >
        {t(isAsked ? "yours.noneAskedText" : "yours.noneFollowedText")}
      </EmptyState>
    </div>
  );
}
