import type { Metadata } from "next";
import { Prose } from "@/components/community/prose";
import { When } from "@/components/site/when";
import { Page, PageHeader } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { intl } from "@/lib/http/intl";
import { publicMetadata } from "@/lib/http/metadata";
import { shown } from "@/lib/http/page";
import { PageTags } from "@/lib/http/page-tags";
import { languageName } from "@/lib/i18n/language-name";
import type { Locale } from "@/lib/i18n/locales";
import { legalPage } from "@/lib/site/queries/legal-page";
import { database } from "@/lib/web/database";

type Slug = "terms" | "privacy" | "imprint";

const load = (slug: Slug, locale: Locale) =>
  shown(legalPage({ db: database().db, actor: { kind: "visitor" } }, slug, locale));

export async function legalMetadata(slug: Slug): Promise<Metadata> {
  const { t, locale } = await intl("knowledge");
  await load(slug, locale);
  return publicMetadata({ title: t(`legal.${slug}`), path: `/${slug}`, locale });
}

/** Terms, privacy or imprint as an admin wrote them. */
export async function LegalScreen({ slug }: { slug: Slug }) {
  const { t, locale } = await intl("knowledge");
  const page = await load(slug, locale);
  return (
    <Page narrow>
      <PageTags subjects={["site"]} />
      <PageHeader
        title={page.title}
        meta={
          <p className="text-sm text-faint">
            {t("legal.updated")} <When at={page.updatedAt} />
          </p>
        }
      />
      {page.language !== locale && (
        <Notice className="mb-5">
          {t("legal.otherLanguage", { language: languageName(page.language, locale) })}
        </Notice>
      )}
      <Prose html={page.html} lang={page.language} />
    </Page>
  );
}
