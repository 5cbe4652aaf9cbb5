import type { Metadata } from "next";
import { CaseRow } from "@/components/desk/case-row";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text";
import { type DeskView, desk, deskViews } from "@/lib/desk/queries/desk";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";

type Props = { searchParams: Promise<{ view?: string | string[] }> };

export default async function DeskPage({ searchParams }: Props) {
  const { view: asked } = await searchParams;
  const view: DeskView = deskViews.find((known) => known === asked) ?? "queue";
  const { t, href } = await intl("desk");
  const { rows, counts, now, overridesThisMonth } = await shown(desk(await currentContext(), view));
  return (
    <Page>
      <PageHeader title={t("title")}>{t("lead")}</PageHeader>
      <Tabs
        label={t("views")}
        tabs={deskViews.map((each) => ({
          href: href(each === "queue" ? "/desk" : `/desk?view=${each}`),
          label: t(`view.${each}`),
          current: each === view,
          ...(each !== "ended" && { count: counts[each] }),
        }))}
      />
      <div id="cases" className="mt-2">
        {rows.length === 0 ? (
          <EmptyState icon="desk" title={t(`empty.${view}`)}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <List label={t(`view.${view}`)} className="border-t-0">
            {rows.map((row) => (
              <CaseRow key={row.id} row={row} isOverdue={row.dueAt !== null && row.dueAt < now} />
            ))}
          </List>
        )}
      </div>
      <p className="mt-6 flex flex-wrap gap-x-4 gap-y-1 text-sm text-faint">
        <span>{t("overrides", { count: overridesThisMonth })}</span>
        <TextLink href={href("/desk/insights")}>{t("insights")}</TextLink>
        <TextLink href={href("/desk/figures")}>{t("figures.link")}</TextLink>
        <TextLink href={href("/desk/macros")}>{t("macro.title")}</TextLink>
      </p>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("desk");
  return { title: t("title"), robots: { index: false } };
}
