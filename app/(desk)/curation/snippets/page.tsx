import type { Metadata } from "next";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions, Page, PageHeader, Section, Stack } from "@/components/ui/layout";
import { List, Meta, Row } from "@/components/ui/list";
import { Select } from "@/components/ui/select";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { MoreScript } from "@/lib/http/page-tags";
import type { Query } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { languageName } from "@/lib/i18n/language-name";
import { locales } from "@/lib/i18n/locales";
import { snippetList } from "@/lib/knowledge/queries/snippets";
import { add } from "./actions";
import { Done } from "./done";
import { TextFields } from "./text-fields";

type Props = { searchParams: Promise<Query> };

export default async function SnippetsPage({ searchParams }: Props) {
  const query = await searchParams;
  const snippets = await shown(snippetList(await currentContext()));
  const { t, href, locale } = await intl("snippets");
  return (
    <Page>
      <MoreScript />
      <PageHeader title={t("title")}>{t("lead")}</PageHeader>
      <Done query={query} />
      <div className="space-y-8">
        {snippets.length === 0 ? (
          <EmptyState icon="article" title={t("none")}>
            {t("noneText")}
          </EmptyState>
        ) : (
          <Section title={t("kept")}>
            <List label={t("kept")}>
              {snippets.map((snippet) => (
                <Row
                  key={snippet.id}
                  level={3}
                  href={href(`/curation/snippets/${snippet.id}`)}
                  title={snippet.name}
                  text={snippet.words.slice(0, 200)}
                  meta={
                    <Meta>
                      <span>{languageName(snippet.language, locale)}</span>
                      <span>{t(`audiences.${snippet.audience}`)}</span>
                      <span>{t("uses", { count: snippet.uses })}</span>
                      <When at={snippet.savedAt} />
                    </Meta>
                  }
                />
              ))}
            </List>
          </Section>
        )}
        <Disclosure
          id="new-snippet"
          summary={t("add")}
          icon="add"
          open={snippets.length === 0}
          forms={["snippet"]}
        >
          <NewSnippet />
        </Disclosure>
      </div>
    </Page>
  );
}

async function NewSnippet() {
  const { t, locale } = await intl("snippets");
  const labels = { name: t("name"), language: t("language"), body: t("body"), audience: t("audience") };
  return (
    <ActionForm id="snippet" action={add} labels={labels} className="max-w-read">
      <Stack>
        <Field name="name" label={labels.name} hint={t("nameHint")} required>
          <Input maxLength={60} className="sm:w-80" dir="ltr" />
        </Field>
        <Field name="language" label={labels.language}>
          <Select
            className="sm:w-80"
            defaultValue={locale}
            options={locales.map((code) => ({ value: code, label: languageName(code, locale) }))}
          />
        </Field>
        <TextFields />
      </Stack>
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("snippets");
  return { title: t("title"), robots: { index: false } };
}
