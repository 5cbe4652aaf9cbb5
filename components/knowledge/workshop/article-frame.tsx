import type { ReactNode } from "react";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Page, PageHeader } from "@/components/ui/layout";
import { Meta } from "@/components/ui/list";
import { Tabs } from "@/components/ui/tabs";
import { intl } from "@/lib/http/intl";
import { languageName } from "@/lib/i18n/language-name";
import { articlePath } from "@/lib/knowledge/article-path";
import type { WorkshopArticle } from "@/lib/knowledge/queries/workshop-article";
import { ArticleStageChip } from "./stage-chip";

export const articleTabs = ["write", "review", "versions", "languages"] as const;
type Tab = (typeof articleTabs)[number];

type Props = { article: WorkshopArticle; tab: Tab; children: ReactNode };

/** What all pages of one article in the workshop have above them: what it is, where it stands, and its views. */
export async function ArticleFrame({ article, tab, children }: Props) {
  const { t, href, locale } = await intl("workshop");
  const path = `/curation/articles/${article.id}`;
  return (
    <Page>
      <PageHeader
        above={
          <Breadcrumbs
            label={t("breadcrumbs")}
            items={[{ href: href("/curation/articles"), label: t("title") }]}
          />
        }
        title={article.title}
        actions={
          <>
            {tab === "write" && (
              <Button href="#standing" icon="down" size="sm">
                {t("nextSteps")}
              </Button>
            )}
            {article.live > 0 && (
              <Button href={href(`${path}/impact`)} icon="chart" size="sm">
                {t("impact")}
              </Button>
            )}
            <Button href={href(articlePath(article.slug, article.language, locale))} icon="eye" size="sm">
              {t(article.live > 0 ? "asReader" : "asStaff")}
            </Button>
          </>
        }
        meta={
          <Meta>
            <ArticleStageChip stage={article.stage} />
            <span>{languageName(article.language, locale)}</span>
            {article.audience !== "public" && (
              <Chip icon="private" plain>
                {t(`audience.${article.audience}`)}
              </Chip>
            )}
            {article.source?.isBehind && (
              <Chip icon="stale" tone="danger" plain>
                {t("behind")}
              </Chip>
            )}
            {article.file?.waiting && (
              <Chip icon="refresh" tone="staff" plain>
                {t("fileWaits")}
              </Chip>
            )}
          </Meta>
        }
      />
      <Tabs
        label={t("views")}
        className="mb-6"
        tabs={articleTabs.map((each) => ({
          href: href(each === "write" ? path : `${path}/${each}`),
          label: t(`tab.${each}`),
          current: each === tab,
          ...(each === "review" && article.openComments > 0 && { count: article.openComments }),
          ...(each === "languages" && article.languages.length > 1 && { count: article.languages.length }),
        }))}
      />
      {children}
    </Page>
  );
}
