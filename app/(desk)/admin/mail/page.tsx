import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { type MailView, mailState, mailViews } from "@/lib/notify/queries/mail-state";
import { MailRow } from "./mail-row";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MailPage({ searchParams }: Props) {
  const given = await searchParams;
  const view: MailView = mailViews.find((known) => known === given.show) ?? "waiting";
  const before =
    typeof given.before === "string" && /^[1-9]\d{0,8}$/.test(given.before)
      ? Number(given.before)
      : undefined;
  const state = await shown(mailState(await currentContext(), { view, before }));
  const { t, href } = await intl("admin");
  const address = (show: MailView) => (show === "waiting" ? "/admin/mail" : `/admin/mail?show=${show}`);
  return (
    <Page>
      <PageHeader title={t("mail.title")}>{t("mail.lead")}</PageHeader>
      <div className="mb-4 space-y-3 empty:hidden">
        {state.server === "none" && (
          <Notice tone="warning" title={t("mail.notSetUp")}>
            {t("mail.notSetUpText")}
          </Notice>
        )}
        {state.server === "demo" && (
          <Notice>
            <TextLink href={href("/demo/mail")}>{t("mail.demoBox")}</TextLink>
          </Notice>
        )}
        {given.done && (
          <Notice tone="success" role="status">
            {t("mail.retried")}
          </Notice>
        )}
      </div>
      <Tabs
        label={t("mail.views")}
        tabs={mailViews.map((show) => ({
          href: href(address(show)),
          label: t(`mail.view.${show}`),
          count: state.counts[show],
          current: show === view,
        }))}
      />
      <div className="mt-2">
        {state.lines.length === 0 ? (
          <EmptyState icon="mail" title={t(`mail.empty.${view}`)} />
        ) : (
          <List label={t(`mail.view.${view}`)} className="border-t-0">
            {state.lines.map((mail) => (
              <MailRow key={mail.id} mail={mail} view={view} />
            ))}
          </List>
        )}
      </div>
      <Pagination
        label={t("mail.pages")}
        summary=""
        previous={before ? { href: href(address(view)), label: t("mail.newest") } : null}
        next={
          state.older
            ? {
                href: href(`/admin/mail?show=${view}&before=${state.older}`),
                label: t("mail.older"),
              }
            : null
        }
      />
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("admin");
  return { title: t("mail.title"), robots: { index: false } };
}
