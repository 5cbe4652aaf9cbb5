import type { Metadata } from "next";
import { EraseAccount } from "@/components/site/erase-account";
import { SettingsTabs } from "@/components/site/settings-tabs";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Page, PageHeader, Section } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { intl } from "@/lib/http/intl";
import { shown, signedIn } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { ownExport } from "@/lib/people/queries/own-data";
import { askForCopy, eraseOwn } from "./actions";

export default async function OwnDataPage() {
  const me = await signedIn();
  const link = await shown(ownExport(await currentContext()));
  const { t, href } = await intl("ownData");
  const { t: account } = await intl("account");
  return (
    <Page narrow>
      <PageHeader title={account("settings.title")} />
      <SettingsTabs current="data" />
      <Section id="copy" title={t("copy.title")}>
        <p className="mb-4 text-muted">{t("copy.lead")}</p>
        {link && (
          <Notice
            tone="success"
            className="mb-4"
            actions={
              <Button icon="download" href={href(`/settings/data/${link.exportId}.zip`)}>
                {t("copy.download")}
              </Button>
            }
          >
            {t.rich("copy.ready", { until: () => <When at={link.expiresAt} mode="local" /> })}
          </Notice>
        )}
        <ActionForm id="ask-for-copy" action={askForCopy}>
          <SubmitButton variant={link ? "secondary" : "primary"}>
            {t(link ? "copy.again" : "copy.ask")}
          </SubmitButton>
        </ActionForm>
      </Section>
      <Section id="erase-account" title={t("erase.title")} className="mt-10">
        <EraseAccount person={{ ...me, isSelf: true }} action={eraseOwn} />
      </Section>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("ownData");
  return { title: t("title"), robots: { index: false } };
}
