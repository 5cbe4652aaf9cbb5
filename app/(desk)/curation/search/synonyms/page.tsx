import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormActions, Page, PageHeader, Section, Stack } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { one, type Query } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { languageName } from "@/lib/i18n/language-name";
import { locales } from "@/lib/i18n/locales";
import { filterChoices } from "@/lib/search/queries/filter-choices";
import { searchProposals } from "@/lib/search/queries/search-proposals";
import { type KeptSynonyms, keptSynonyms } from "@/lib/search/queries/search-words";
import { dropSynonyms, keepSynonyms } from "../actions";
import { Done } from "../done";
import { Kept } from "../kept";
import { Proposals } from "../proposals";
import { SearchTabs } from "../search-tabs";

type Props = { searchParams: Promise<Query> };

export default async function SynonymsPage({ searchParams }: Props) {
  const query = await searchParams;
  const ctx = await currentContext();
  const groups = await shown(keptSynonyms(ctx));
  const proposals = await searchProposals(ctx);
  const { languages } = await filterChoices(ctx);
  const { t, locale } = await intl("tuning");
  const known = [...new Set([...locales, ...languages])];
  return (
    <Page>
      <PageHeader title={t("synonyms.title")}>{t("synonyms.lead")}</PageHeader>
      <SearchTabs view="synonyms" />
      <Done query={query} />
      <div className="space-y-8">
        <Proposals proposals={proposals.filter(({ kind }) => kind === "synonym")} />
        <Section title={t("synonyms.add")}>
          <GroupForm languages={known} words={one(query, "words")} />
        </Section>
        {groups.length > 0 && (
          <Section title={t("synonyms.kept")}>
            <List id="groups" label={t("synonyms.kept")}>
              {groups.map((group) => (
                <Kept
                  key={group.id}
                  id={`group-${group.id}`}
                  title={group.words.join(" = ")}
                  facts={<span>{languageName(group.language, locale)}</span>}
                  by={group.by}
                  at={group.at}
                >
                  <GroupForm group={group} languages={[...new Set([...known, group.language])]} />
                </Kept>
              ))}
            </List>
          </Section>
        )}
      </div>
    </Page>
  );
}

type FormProps = { group?: KeptSynonyms; languages: string[]; words?: string };

async function GroupForm({ group, languages, words }: FormProps) {
  const { t, locale } = await intl("tuning");
  const id = group ? `group-form-${group.id}` : "new-group";
  const labels = { synonyms: t("synonyms.words"), language: t("synonyms.language") };
  return (
    <div className="max-w-lg">
      <ActionForm id={id} action={keepSynonyms} labels={labels}>
        {group && <input type="hidden" name="groupId" value={group.id} />}
        <Stack>
          <Field name="synonyms" label={labels.synonyms} hint={t("synonyms.wordsHint")} required>
            <Textarea
              rows={2}
              maxLength={2_000}
              defaultValue={group?.words.join(", ") ?? words?.slice(0, 200)}
              dir="auto"
            />
          </Field>
          <Field name="language" label={labels.language}>
            <Select
              defaultValue={group?.language ?? locale}
              options={languages.map((code) => ({ value: code, label: languageName(code, locale) }))}
            />
          </Field>
        </Stack>
        <FormActions>
          <SubmitButton variant={group ? "secondary" : "primary"}>{t("synonyms.save")}</SubmitButton>
          {group && (
            <Button type="submit" variant="quiet" icon="trash" form={`drop-group-${group.id}`}>
              {t("kept.remove")}
            </Button>
          )}
        </FormActions>
      </ActionForm>
      {group && (
        <ActionForm id={`drop-group-${group.id}`} action={dropSynonyms}>
          <input type="hidden" name="groupId" value={group.id} />
        </ActionForm>
      )}
    </div>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("tuning");
  return { title: t("synonyms.title"), robots: { index: false } };
}
