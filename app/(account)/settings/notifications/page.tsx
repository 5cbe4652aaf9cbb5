import type { Metadata } from "next";
import { SettingsTabs } from "@/components/site/settings-tabs";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions, Page, PageHeader, Section, Stack } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";
import { shown, signedIn } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { ownNewsSettings } from "@/lib/notify/queries/own-news-settings";
import { saveNews } from "./actions";

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

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
        action={saveNews}
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
            <Checkbox name="letterByMail" label={t("news.letterByMail")} defaultChecked={own.letterByMail} />
          </Stack>
        </Section>
        <Section title={t("news.nudgesTitle")}>
          <p className="mb-3 text-sm text-muted">{t("news.nudgesLead")}</p>
          <Stack>
            <Checkbox name="nudgesInApp" label={t("news.nudgesInApp")} defaultChecked={own.nudgesInApp} />
            <Checkbox name="nudgesByMail" label={t("news.nudgesByMail")} defaultChecked={own.nudgesByMail} />
            <Field name="dailyCap" label={t("news.dailyCap")} required>
              <Input type="number" min={1} max={50} defaultValue={own.dailyCap} className="w-28" />
            </Field>
          </Stack>
        </Section>
        <Section title={t("news.quietTitle")}>
          <p className="mb-3 text-sm text-muted">
            {t("news.quietLead", { zone: own.timeZone.replaceAll("_", " ") })}
          </p>
          <div className="flex flex-wrap gap-4">
            <Field name="quietFrom" label={t("news.quietFrom")} required>
              <Input type="time" defaultValue={clock(own.quietFrom)} className="w-36" />
            </Field>
            <Field name="quietUntil" label={t("news.quietUntil")} required>
              <Input type="time" defaultValue={clock(own.quietUntil)} className="w-36" />
            </Field>
          </div>
        </Section>
        <Section title={t("news.holidayTitle")}>
          <p className="mb-3 text-sm text-muted">{t("news.holidayLead")}</p>
          <div className="flex flex-wrap gap-4">
            <Field name="holidayFrom" label={t("news.holidayFrom")} optional={t("news.optional")}>
              <Input type="date" defaultValue={own.holidayFrom ?? ""} className="w-44" />
            </Field>
            <Field name="holidayUntil" label={t("news.holidayUntil")} optional={t("news.optional")}>
              <Input type="date" defaultValue={own.holidayUntil ?? ""} className="w-44" />
            </Field>
          </div>
        </Section>
        <FormActions>
          <SubmitButton>{t("news.save")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Page>
  );
}
