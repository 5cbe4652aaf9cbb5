import type { Metadata } from "next";
import { ArticleFrame } from "@/components/knowledge/workshop/article-frame";
import { Done } from "@/components/knowledge/workshop/done";
import { RemarkForm } from "@/components/knowledge/workshop/remark-form";
import { Remarks } from "@/components/knowledge/workshop/remarks";
import { WordsChanged } from "@/components/knowledge/workshop/words-changed";
import { Section } from "@/components/ui/layout";
import { Tabs } from "@/components/ui/tabs";
import { intl } from "@/lib/http/intl";
import { MoreScript } from "@/lib/http/page-tags";
import { choice, one, type Query, withQuery } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { versionTexts } from "@/lib/knowledge/queries/article-history";
import { articleRemarks } from "@/lib/knowledge/queries/article-remarks";
import type { WorkshopArticle } from "@/lib/knowledge/queries/workshop-article";
import { wholeText } from "@/lib/knowledge/rules/whole-text";
import { comment, decide, resolve } from "../../actions";
import { loadArticle } from "../load";
import { Decision } from "./decision";
import { Passages } from "./passages";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

const views = ["text", "changes"] as const;

export default async function ReviewPage({ params, searchParams }: Props) {
  const query = await searchParams;
  const article = await loadArticle((await params).id);
  const remarks = await articleRemarks(await currentContext(), article.id);
  const { t, href } = await intl("workshop");
  const path = `/curation/articles/${article.id}/review`;
  const view = article.live > 0 && article.live < article.version ? choice(query, "view", views) : "text";
  const at = one(query, "at");
  return (
    <ArticleFrame article={article} tab="review">
      <MoreScript />
      <Done query={query} />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          {article.live > 0 && article.live < article.version && (
            <Tabs
              label={t("review.views")}
              className="mb-5"
              tabs={views.map((each) => ({
                href: href(withQuery(path, { view: each === "text" ? "" : each })),
                label: t(`review.${each}`),
                current: each === view,
              }))}
            />
          )}
          {view === "changes" ? (
            <AgainstLive article={article} />
          ) : (
            <Passages article={article} remarks={remarks} at={at} actions={{ comment, resolve }} />
          )}
        </div>
        <aside className="min-w-0 space-y-8" aria-label={t("review.rail")}>
          <Decision article={article} action={decide} />
          <Section id="comments" title={t("review.comments")} small>
            <Remarks
              article={article}
              remarks={remarks.filter((each) => each.place === null)}
              resolve={resolve}
              empty={t("review.noGeneral")}
            />
            <RemarkForm id="remark" article={article} action={comment} />
          </Section>
        </aside>
      </div>
    </ArticleFrame>
  );
}

/** What this text changes for readers, word by word. */
async function AgainstLive({ article }: { article: WorkshopArticle }) {
  const [live] = await versionTexts(await currentContext(), article.id, [article.live]);
  return (
    <div className="rounded-lg border border-line bg-surface p-4">
      <WordsChanged before={live ? wholeText(live) : ""} after={wholeText(article)} lang={article.language} />
    </div>
  );
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const article = await loadArticle((await params).id);
  const { t } = await intl("workshop");
  return { title: t("titled", { tab: t("tab.review"), title: article.title }), robots: { index: false } };
}
