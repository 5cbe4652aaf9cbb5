import type { Metadata } from "next";
import { ArticleFrame } from "@/components/knowledge/workshop/article-frame";
import { Done } from "@/components/knowledge/workshop/done";
import { ArticleStageChip } from "@/components/knowledge/workshop/stage-chip";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/layout";
import { List, Row } from "@/components/ui/list";
import { Select } from "@/components/ui/select";
import { intl } from "@/lib/http/intl";
import type { Query } from "@/lib/http/query";
import { languageName } from "@/lib/i18n/language-name";
import { locales } from "@/lib/i18n/locales";
import { translate, upToDate } from "../../actions";
import { loadArticle } from "../load";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** Languages that the screens do not speak and that are often asked for. */
const more = ["de", "fr", "es", "it", "pt", "nl", "pl", "ja", "ko"];

export default async function LanguagesPage({ params, searchParams }: Props) {
  const article = await loadArticle((await params).id);
  const { t, href, locale } = await intl("workshop");
  const taken = new Set(article.languages.map(({ language }) => language));
  const free = [...locales, ...more].filter((language) => !taken.has(language));
  return (
    <ArticleFrame article={article} tab="languages">
      <Done query={await searchParams} />
      <div className="max-w-[46rem] space-y-8">
        <p className="text-muted">{t("languages.lead")}</p>
        <List label={t("tab.languages")}>
          {article.languages.map((each) => (
            <Row
              key={each.id}
              level={2}
              visited={false}
              current={each.id === article.id}
              padded
              href={href(`/curation/articles/${each.id}`)}
              title={<span lang={each.language}>{each.title}</span>}
              meta={
                <>
                  <span>{languageName(each.language, locale)}</span>
                  <ArticleStageChip stage={each.stage} plain />
                  {each.isSource && <span>{t("languages.source")}</span>}
                  {each.isBehind && (
                    <Chip icon="stale" tone="danger" plain>
                      {t("behind")}
                    </Chip>
                  )}
                </>
              }
              trail={
                each.isBehind && (
                  <ActionForm id={`up-to-date-${each.id}`} action={upToDate} messages="none">
                    <input type="hidden" name="articleId" value={each.id} />
                    <SubmitButton variant="secondary" size="sm" icon="check">
                      {t("languages.upToDate")}
                    </SubmitButton>
                  </ActionForm>
                )
              }
            />
          ))}
        </List>
        <Section title={t("languages.start")} small>
          <ActionForm id="translate" action={translate} labels={{ language: t("list.language") }}>
            <input type="hidden" name="articleId" value={article.id} />
            <div className="flex flex-wrap items-end gap-2">
              <Field name="language" label={t("list.language")}>
                <Select
                  options={free.map((value) => ({ value, label: languageName(value, locale) }))}
                  className="w-52"
                />
              </Field>
              <SubmitButton variant="secondary" icon="add">
                {t("languages.begin")}
              </SubmitButton>
            </div>
          </ActionForm>
        </Section>
      </div>
    </ArticleFrame>
  );
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const article = await loadArticle((await params).id);
  const { t } = await intl("workshop");
  return { title: t("titled", { tab: t("tab.languages"), title: article.title }), robots: { index: false } };
}
