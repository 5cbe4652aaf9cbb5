import type { Metadata } from "next";
import { When } from "@/components/site/when";
import { Chip } from "@/components/ui/chip";
import { Page, PageHeader, Section } from "@/components/ui/layout";
import { List, Row } from "@/components/ui/list";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { localeNames, locales } from "@/lib/i18n/locales";
import { legalSlugs } from "@/lib/site/commands/save-legal-page";
import { legalState } from "@/lib/site/queries/legal-texts";

export default async function LegalPages() {
  const written = await shown(legalState(await currentContext()));
  const { t, href } = await intl("admin");
  return (
    <Page>
      <PageHeader title={t("legal.title")}>{t("legal.lead")}</PageHeader>
      <div className="space-y-8">
        {legalSlugs.map((slug) => (
          <Section key={slug} title={t(`legal.${slug}`)}>
            <List label={t(`legal.${slug}`)}>
              {locales.map((language) => {
                const page = written.find((row) => row.slug === slug && row.language === language);
                return (
                  <Row
                    key={language}
                    href={href(`/admin/legal/${slug}/${language}`)}
                    visited={false}
                    title={<span lang={language}>{localeNames[language]}</span>}
                    meta={
                      <>
                        {page ? (
                          <span>
                            {t("legal.written")} <When at={page.updatedAt} />
                          </span>
                        ) : (
                          <span>{t("legal.missing")}</span>
                        )}
                        {page?.hasGaps && (
                          <Chip icon="alert" plain>
                            {t("legal.gaps")}
                          </Chip>
                        )}
                      </>
                    }
                  />
                );
              })}
            </List>
          </Section>
        ))}
      </div>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("admin");
  return { title: t("legal.title"), robots: { index: false } };
}
