import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Prose } from "@/components/community/prose";
import { markdownTexts } from "@/components/site/markdown-texts";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { SubmitButton } from "@/components/ui/button";
import { DraftKeeper } from "@/components/ui/draft-keeper";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions, Page, PageHeader, Section, Stack } from "@/components/ui/layout";
import { Meta } from "@/components/ui/list";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text";
import { Textarea } from "@/components/ui/textarea";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { MoreScript } from "@/lib/http/page-tags";
import { currentContext } from "@/lib/http/session";
import { localeNames, locales, localizedPath } from "@/lib/i18n/locales";
import { legalSlugs } from "@/lib/site/commands/save-legal-page";
import { legalText } from "@/lib/site/queries/legal-texts";
import { save } from "../../actions";

type Props = { params: Promise<{ slug: string; language: string }> };

export default async function LegalTextPage({ params }: Props) {
  const given = await params;
  const slug = legalSlugs.find((known) => known === given.slug);
  const language = locales.find((known) => known === given.language);
  if (!slug || !language) notFound();
  const page = await shown(legalText(await currentContext(), slug, language));
  const { t, href } = await intl("admin");
  const { t: posts } = await intl("posts");
  const hasGaps = page !== null && /\[[^\]]+\](?!\()/.test(page.body);
  const labels = { title: t("legal.pageTitle"), body: t("legal.body") };
  return (
    <Page>
      <MoreScript />
      <PageHeader
        title={t("legal.in", { page: t(`legal.${slug}`), language: localeNames[language] })}
        above={
          <Breadcrumbs
            label={t("legal.title")}
            items={[{ href: href("/admin/legal"), label: t("legal.title") }]}
          />
        }
        meta={
          page && (
            <Meta>
              <span>
                {t("legal.written")} <When at={page.updatedAt} />
              </span>
              <TextLink href={localizedPath(language, `/${slug}`)} hrefLang={language}>
                {t("legal.open")}
              </TextLink>
              <TextLink href={href("/admin/audit?action=legal_page_saved")}>{t("legal.earlier")}</TextLink>
            </Meta>
          )
        }
      />
      {hasGaps && (
        <Notice tone="warning" className="mb-5">
          {t("legal.gapsText")}
        </Notice>
      )}
      <DraftKeeper form="legal" text={posts("draft.restored")} discard={posts("draft.discard")} />
      <ActionForm
        id="legal"
        action={save}
        labels={labels}
        draft={`legal-${slug}-${language}-${page?.updatedAt.getTime() ?? 0}`}
        draftWins
        className="max-w-3xl"
      >
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="language" value={language} />
        <Stack>
          <Field name="title" label={labels.title} required>
            <Input
              defaultValue={page?.title ?? t(`legal.${slug}`)}
              maxLength={120}
              lang={language}
              dir="auto"
            />
          </Field>
          <Field name="body" label={labels.body} hint={t("legal.bodyHint")} required>
            <Textarea
              rows={18}
              defaultValue={page?.body}
              markdown={await markdownTexts()}
              lang={language}
              dir="auto"
            />
          </Field>
        </Stack>
        <FormActions>
          <SubmitButton>{t("legal.save")}</SubmitButton>
        </FormActions>
      </ActionForm>
      {page && (
        <Section title={t("legal.preview")} className="mt-10 max-w-read">
          <p className="mb-3 text-sm text-muted">{t("legal.previewHint")}</p>
          <div className="border-s-2 border-line ps-4">
            <Prose html={page.html} lang={language} />
          </div>
        </Section>
      )}
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("admin");
  return { title: t("legal.title"), robots: { index: false } };
}
