import type { Metadata } from "next";
import { QuestionListing } from "@/components/community/question-listing";
import { FilterFold } from "@/components/site/filter-fold";
import { FilterForm } from "@/components/site/filter-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Page, PageHeader } from "@/components/ui/layout";
import { Select } from "@/components/ui/select";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text";
import { questionList, shows, sorts } from "@/lib/community/queries/question-list";
import { intl } from "@/lib/http/intl";
import { publicMetadata } from "@/lib/http/metadata";
import { PageTags } from "@/lib/http/page-tags";
import { choice, one, pageNumber, type Query, withQuery } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { type TopicNode, topics } from "@/lib/knowledge/queries/topics";

type Props = { searchParams: Promise<Query> };
type Address = {
  show: (typeof shows)[number];
  sort: (typeof sorts)[number];
  topic: string;
  language: string;
  page: number;
};

const addressOf = (query: Query): Address => ({
  show: choice(query, "show", shows),
  sort: choice(query, "sort", sorts),
  topic: (one(query, "topic") ?? "").slice(0, 80),
  language: /^[a-zA-Z-]{2,35}$/.exec(one(query, "language") ?? "")?.[0] ?? "",
  page: pageNumber(query),
});

const pathOf = (address: Address, change: Partial<Address> = {}): string => {
  const next = { ...address, page: 1, ...change };
  return withQuery("/questions", {
    show: next.show === "all" ? "" : next.show,
    topic: next.topic,
    sort: next.sort === "recent" ? "" : next.sort,
    language: next.language,
    page: next.page === 1 ? "" : next.page,
  });
};

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t, locale } = await intl("knowledge");
  const address = addressOf(await searchParams);
  return publicMetadata({
    title: t("questions.title"),
    description: t("questions.description"),
    path: pathOf(address, { page: address.page }),
    locale,
    feed: "/feeds/questions.atom",
    isIndexed: address.topic === "" && address.sort === "recent" && address.language === "",
  });
}

export default async function QuestionsPage({ searchParams }: Props) {
  const address = addressOf(await searchParams);
  const ctx = await currentContext();
  const { t, href } = await intl("knowledge");
  const all = await topics(ctx);
  const topic = all.find((each) => each.slug.toLowerCase() === address.topic.toLowerCase());
  const list = await questionList(ctx, {
    show: address.show,
    sort: address.sort,
    page: address.page,
    ...(address.topic !== "" && { topics: withBelow(all, topic) }),
    ...(address.language !== "" && { language: address.language }),
  });
  return (
    <Page>
      <PageTags subjects={["question:*", "topic:*"]} />
      <PageHeader title={t("questions.title")} className="pb-2!" />
      <Tabs
        label={t("questions.show")}
        tabs={shows.map((show) => ({
          href: href(pathOf(address, { show })),
          label: t(`questions.${show}`),
          current: address.show === show,
        }))}
      />
      <div className="max-w-[52rem]">
        <div className="my-4">
          <Filters address={address} all={all} />
        </div>
        <QuestionListing
          list={list}
          show={address.show}
          sort={address.sort}
          hrefFor={(page) => pathOf(address, { page })}
        />
        <p className="mt-8 text-sm">
          <TextLink href={href("/feeds/questions.atom")}>{t("questions.feed")}</TextLink>
        </p>
      </div>
    </Page>
  );
}

/** A topic that there is not holds nothing; it must not quietly show everything. */
const withBelow = (all: TopicNode[], topic: TopicNode | undefined): number[] =>
  topic ? [topic.id, ...all.filter((each) => each.parentId === topic.id).map((each) => each.id)] : [];

async function Filters({ address, all }: { address: Address; all: TopicNode[] }) {
  const { t, href } = await intl("knowledge");
  const count = [address.topic !== "", address.sort !== "recent"].filter(Boolean).length;
  const top = all.filter((topic) => topic.parentId === null);
  const options = top.flatMap((topic) => [
    { value: topic.slug, label: topic.name },
    ...all
      .filter((each) => each.parentId === topic.id)
      .map((each) => ({ value: each.slug, label: `${topic.name} › ${each.name}` })),
  ]);
  return (
    <FilterFold summary={t("questions.filter")} count={count}>
      <FilterForm action={href("/questions")}>
        {address.show !== "all" && <input type="hidden" name="show" value={address.show} />}
        {address.language && <input type="hidden" name="language" value={address.language} />}
        <Field
          name="topic"
          label={<span className="sm:sr-only">{t("search.topic")}</span>}
          className="min-w-0 sm:max-w-60"
        >
          <Select
            size="sm"
            defaultValue={address.topic}
            options={[{ value: "", label: t("search.anyTopic") }, ...options]}
          />
        </Field>
        <Field
          name="sort"
          label={<span className="sm:sr-only">{t("questions.sort")}</span>}
          className="min-w-0"
        >
          <Select
            size="sm"
            defaultValue={address.sort}
            options={sorts.map((sort) => ({ value: sort, label: t(`questions.${sort}`) }))}
          />
        </Field>
        <SubmitButton variant="secondary" size="sm">
          {t("search.apply")}
        </SubmitButton>
        {count > 0 && (
          <Button
            variant="quiet"
            size="sm"
            href={href(pathOf(address, { topic: "", sort: "recent", language: "" }))}
          >
            {t("search.clear")}
          </Button>
        )}
      </FilterForm>
    </FilterFold>
  );
}
