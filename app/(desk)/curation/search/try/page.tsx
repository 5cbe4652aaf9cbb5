import type { Metadata } from "next";
import { WhyHere } from "@/components/knowledge/why-here";
import { SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Page, PageHeader } from "@/components/ui/layout";
import { List, Meta } from "@/components/ui/list";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { choice, one, type Query, withQuery } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { can } from "@/lib/policy";
import { type Explained, explainSearch } from "@/lib/search/queries/explain";
import { SearchTabs } from "../search-tabs";

type Props = { searchParams: Promise<Query> };

const modes = ["submit", "ask", "type"] as const;

export default async function TrySearchPage({ searchParams }: Props) {
  const query = await searchParams;
  const mode = choice(query, "mode", modes);
  const ctx = await currentContext();
  const { t, href, locale } = await intl("tuning");
  const found = await shown(explainSearch(ctx, { q: one(query, "q") ?? "", mode, language: locale }));
  return (
    <Page>
      <PageHeader title={t("try.title")}>{t("try.lead")}</PageHeader>
      {can(ctx.actor, "search.tune") && <SearchTabs view="try" />}
      <form
        action={href("/curation/search/try")}
        method="get"
        className="mb-5 flex max-w-2xl flex-wrap items-end gap-3"
      >
        <Field name="q" id="try-q" label={t("try.words")} className="min-w-0 flex-1 basis-60">
          <Input type="search" defaultValue={found.q} maxLength={2_000} dir="auto" />
        </Field>
        <Field name="mode" label={t("try.mode")}>
          <Select
            defaultValue={mode}
            options={modes.map((value) => ({ value, label: t(`try.modes.${value}`) }))}
          />
        </Field>
        <SubmitButton variant="secondary">{t("try.show")}</SubmitButton>
      </form>
      {found.degraded && <Notice className="mb-4">{t("try.degraded")}</Notice>}
      {found.corrections.length > 0 && (
        <p className="mb-3 text-sm text-muted" dir="auto">
          {t("try.corrected", {
            words: found.corrections.map(({ from, to }) => `${from} → ${to}`).join(", "),
          })}
        </p>
      )}
      {found.q !== "" && (
        <List id="explained" label={t("try.results")} ordered>
          {found.items.map((item, index) => (
            <ExplainedRow key={item.subject} item={item} isFirst={index === 0} />
          ))}
        </List>
      )}
      {found.q !== "" && found.items.length === 0 && <p className="py-4 text-muted">{t("try.none")}</p>}
    </Page>
  );
}

async function ExplainedRow({ item, isFirst }: { item: Explained; isFirst: boolean }) {
  const { t, href, format } = await intl("tuning");
  return (
    <li id={item.subject.replace(":", "-")} className="py-3">
      <h2 className="font-medium">
        <a href={href(item.href)} dir="auto" className="hover:text-accent hover:underline">
          {item.title}
        </a>
      </h2>
      <Meta>
        <Chip icon={item.kind} plain>
          {t(`try.kinds.${item.kind}`)}
        </Chip>
        <span className="tabular-nums">
          {t("try.score", { score: format.number(item.why.score, { maximumFractionDigits: 2 }) })}
        </span>
        <span>{t(item.pinned ? "try.pinned" : item.sure ? "try.sure" : "try.unsure")}</span>
        <a
          href={href(withQuery("/curation/search/words", { subject: item.subject }))}
          className="text-muted underline underline-offset-2 hover:text-ink"
        >
          {t("words.link")}
        </a>
      </Meta>
      <Disclosure summary={t("why.title")} open={isFirst} className="mt-1">
        <WhyHere why={item.why} />
      </Disclosure>
    </li>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("tuning");
  return { title: t("try.title"), robots: { index: false } };
}
