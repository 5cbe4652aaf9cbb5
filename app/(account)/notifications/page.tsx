import type { Metadata } from "next";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icons";
import { Page, PageHeader } from "@/components/ui/layout";
import { List, Row } from "@/components/ui/list";
import { TextLink } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";
import { shown, signedIn } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { ownNews } from "@/lib/notify/queries/own-news";
import { markNewsRead } from "./actions";

type Props = { searchParams: Promise<{ before?: string | string[] }> };

export default async function NotificationsPage({ searchParams }: Props) {
  await signedIn();
  const { before } = await searchParams;
  const { t, href, locale } = await intl("notify");
  const from = typeof before === "string" && /^\d{1,9}$/.test(before) ? Number(before) : undefined;
  const news = await shown(ownNews(await currentContext(), { before: from, locale }));

  return (
    <Page narrow>
      <PageHeader
        title={t("title")}
        meta={<p className="text-sm text-muted">{t("unread", { count: news.unread })}</p>}
        actions={
          news.unread > 0 && (
            <ActionForm id="mark-all" action={markNewsRead} swap="news notification-bell" messages="none">
              <SubmitButton variant="secondary" icon="check">
                {t("markAllRead")}
              </SubmitButton>
            </ActionForm>
          )
        }
      />
      <div id="news">
        {news.items.length === 0 ? (
          <EmptyState icon="bell" title={t("empty")} />
        ) : (
          <List label={t("title")}>
            {news.items.map((item) => (
              <Row
                key={item.id}
                level={2}
                href={href(item.link)}
                visited={false}
                lead={
                  <Icon name={iconOf(item.kind)} className={item.isUnread ? "text-accent" : "text-faint"} />
                }
                title={item.isUnread ? item.line : <span className="font-normal">{item.line}</span>}
                meta={
                  <>
                    <When at={item.at} />
                    {item.isUnread && (
                      <Chip icon="bell" tone="accent" plain>
                        {t("new")}
                      </Chip>
                    )}
                  </>
                }
                trail={
                  item.isUnread && (
                    <ActionForm
                      id={`read-${item.id}`}
                      action={markNewsRead}
                      swap="news notification-bell"
                      messages="none"
                    >
                      <input type="hidden" name="id" value={item.id} />
                      <SubmitButton variant="quiet" size="sm" icon="check">
                        <span className="max-sm:sr-only">{t("markRead")}</span>
                      </SubmitButton>
                    </ActionForm>
                  )
                }
              />
            ))}
          </List>
        )}
        {news.older !== null && (
          <p className="mt-4">
            <Button href={href(`/notifications?before=${news.older}`)} iconEnd="forward">
              {t("older")}
            </Button>
          </p>
        )}
      </div>
      <p className="mt-6 text-sm">
        <TextLink href={href("/settings")}>{t("mailSettings")}</TextLink>
      </p>
    </Page>
  );
}

function iconOf(kind: string): IconName {
  if (kind.startsWith("answer")) return "answer";
  if (kind.startsWith("article")) return "article";
  if (kind.startsWith("escalation") || kind === "needs_staff") return "support";
  if (kind.startsWith("promise")) return "promise";
  if (kind.startsWith("post")) return "flag";
  if (kind === "comment_posted" || kind === "mentioned") return "comment";
  if (kind === "private_message") return "private";
  if (kind === "ambassador_nudge") return "ambassador";
  if (kind === "duplicate_proposed") return "duplicate";
  if (kind === "admin_alert") return "alert";
  return "question";
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("notify");
  return { title: t("title"), robots: { index: false } };
}
