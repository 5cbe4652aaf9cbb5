import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions, Page, PageHeader, Stack } from "@/components/ui/layout";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { intl } from "@/lib/http/intl";
import { signedIn } from "@/lib/http/page";
import { MoreScript } from "@/lib/http/page-tags";
import { one, type Query } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { languageName } from "@/lib/i18n/language-name";
import { locales } from "@/lib/i18n/locales";
import { workshopChoices } from "@/lib/knowledge/queries/workshop-choices";
import { audiences } from "@/lib/knowledge/rules/audiences";
import { can } from "@/lib/policy";
import { create } from "../actions";

type Props = { searchParams: Promise<Query> };

export default async function NewArticlePage({ searchParams }: Props) {
  if (!can(await signedIn(), "article.write")) forbidden();
  const choices = await workshopChoices(await currentContext());
  const { t, href, locale } = await intl("workshop");
  const labels = { title: t("field.title"), summary: t("field.summary"), language: t("list.language") };
  const languages = [...new Set([...locales, ...choices.languages])];
  const { title, language } = asked(await searchParams);
  return (
    <Page narrow>
      <MoreScript />
      <PageHeader
        above={
          <Breadcrumbs
            label={t("breadcrumbs")}
            items={[{ href: href("/curation/articles"), label: t("title") }]}
          />
        }
        title={t("new.title")}
      >
        {t("new.lead")}
      </PageHeader>
      <ActionForm id="new-article" action={create} labels={labels} draft="new-article">
        <Stack>
          <Field name="title" label={labels.title} hint={t("field.titleHint")} required>
            <Input maxLength={200} dir="auto" defaultValue={title} />
          </Field>
          <Field name="summary" label={labels.summary} hint={t("field.summaryHint")} optional={t("optional")}>
            <Textarea rows={2} maxLength={400} />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="language" label={labels.language}>
              <Select
                defaultValue={languages.find((each) => each === language) ?? locale}
                options={languages.map((value) => ({ value, label: languageName(value, locale) }))}
              />
            </Field>
            <Field name="topicId" label={t("list.topic")}>
              <Select
                options={[
                  { value: "", label: t("new.topicLater") },
                  ...choices.topics.map(({ id, name, parent }) => ({
                    value: String(id),
                    label: parent ? `${parent} › ${name}` : name,
                  })),
                ]}
              />
            </Field>
          </div>
          <RadioGroup
            name="audience"
            legend={t("facts.audience")}
            defaultValue="public"
            layout="inline"
            options={audiences.map((value) => ({ value, label: t(`audience.${value}`) }))}
          />
        </Stack>
        <FormActions>
          <SubmitButton icon="add">{t("new.create")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Page>
  );
}

/** Whoever comes from somewhere brings its words. */
const asked = (query: Query) => ({ title: one(query, "title"), language: one(query, "language") });

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("workshop");
  return { title: t("new.title"), robots: { index: false } };
}
