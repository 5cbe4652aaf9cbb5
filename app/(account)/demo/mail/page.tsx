import type { Metadata } from "next";
import { When } from "@/components/site/when";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { List, Row } from "@/components/ui/list";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { demoMail } from "@/lib/notify/queries/outgoing-mail";

export default async function DemoMailPage() {
  const mails = await shown(demoMail(await currentContext()));
  const { t, href } = await intl("account");
  return (
    <Page narrow>
      <PageHeader title={t("demoMail.title")}>{t("demoMail.lead")}</PageHeader>
      {mails.length === 0 ? (
        <EmptyState icon="mail" title={t("demoMail.empty")} />
      ) : (
        <List label={t("demoMail.list")}>
          {mails.map((mail) => (
            <Row
              key={mail.id}
              level={2}
              href={href(`/demo/mail/${mail.id}`)}
              title={mail.subject}
              meta={
                <>
                  <span dir="auto">{mail.to}</span>
                  <When at={mail.createdAt} />
                </>
              }
            />
          ))}
        </List>
      )}
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("account");
  return { title: t("demoMail.title"), robots: { index: false } };
}
