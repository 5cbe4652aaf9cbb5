import type { Metadata } from "next";
import { SettingsTabs } from "@/components/site/settings-tabs";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FormActions, Page, PageHeader, Section, Stack } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";
import { shown, signedIn } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { ownNewsSettings } from "@/lib/notify/queries/own-news-settings";
import { saveAmbassadorsNews, saveNews } from "./actions";
import { AmbassadorFields } from "./ambassador-fields";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("account");
  return { title: t("news.title"), robots: { index: false } };
}

export default async function NewsSettingsPage() {
  await signedIn();
  const own = await shown(ownNewsSettings(await currentContext()));
  const { t } = await intl("account");
  return (
    <Page narrow>
      <PageHeader title={t("settings.title")} />
      <SettingsTabs current="news" />
      <ActionForm
        id="news"
        action={own.isAppointed ? saveAmbassadorsNews : saveNews}
        className="max-w-lg space-y-8"
        labels={{ holidayUntil: t("news.holidayUntil"), dailyCap: t("news.dailyCap") }}
      >
        <Section title={t("news.mailTitle")}>
          <Stack>
            <Checkbox
              name="newsByMail"
              label={t("news.newsByMail")}
              hint={own.email ? t("news.newsHint", { email: own.email }) : t("news.noEmail")}
              defaultChecked={own.newsByMail}
            />
            {own.isAppointed && (
              <Checkbox
                name="letterByMail"
                label={t("news.letterByMail")}
                defaultChecked={own.letterByMail}
              />
            )}
          </Stack>
        </Section>
        {own.isAppointed && <AmbassadorFields own={own} />}
        <FormActions>
          <SubmitButton>{t("news.save")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Page>
  );
}
