import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions, Page, PageHeader, Section, Stack } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { retentionSettings } from "@/lib/site/queries/retention-settings";
import { save } from "./actions";

const kinds = [
  "searches",
  "privateDetails",
  "sentMails",
  "readNotifications",
  "surveyWords",
  "askedTwice",
] as const;

export default async function RetentionPage() {
  const days = await shown(retentionSettings(await currentContext()));
  const { t } = await intl("admin");
  const labels = Object.fromEntries(kinds.map((kind) => [kind, t(`retention.${kind}`)]));
  return (
    <Page>
      <PageHeader title={t("retention.title")}>{t("retention.lead")}</PageHeader>
      <ActionForm id="retention" action={save} labels={labels} className="max-w-xl">
        <Stack>
          {kinds.map((kind) => (
            <Field
              key={kind}
              name={kind}
              label={t(`retention.${kind}`)}
              hint={t(`retention.${kind}Hint`)}
              required
            >
              <span className="flex items-center gap-2">
                <Input type="number" min={1} max={3650} defaultValue={days[kind]} className="max-w-28" />
                <span className="text-sm text-muted">{t("retention.days")}</span>
              </span>
            </Field>
          ))}
        </Stack>
        <p className="mt-5 text-sm text-muted">{t("retention.shorter")}</p>
        <FormActions>
          <SubmitButton>{t("retention.save")}</SubmitButton>
        </FormActions>
      </ActionForm>
      <Section title={t("retention.fixed")} className="mt-10 max-w-prose">
        <p className="text-muted">{t("retention.fixedText")}</p>
      </Section>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("admin");
  return { title: t("retention.title"), robots: { index: false } };
}
