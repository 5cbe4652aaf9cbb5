import { TopicLink, type TopicView } from "@/components/community/topic-link";
import { When } from "@/components/site/when";
import { Icon } from "@/components/ui/icon";
import { Row } from "@/components/ui/list";
import { intl } from "@/lib/http/intl";

export type ArticleRowView = {
  slug: string;
  title: string;
  summary?: string | null;
  topic?: TopicView | null;
  updatedAt: Date | string;
  helpful?: number;
};

/** An article in a list: what it answers, how fresh it is, whom it helped. */
export async function ArticleRow({
  article,
  path = `/articles/${article.slug}`,
  showTopic = true,
}: {
  article: ArticleRowView;
  /** Where it is read, without language prefix. */
  path?: string;
  showTopic?: boolean;
}) {
  const { t, href } = await intl("community");
  return (
    <Row
      href={href(path)}
      lead={<Icon name="article" size={18} className="mt-0.5 text-faint" />}
      title={article.title}
      text={article.summary ? <span dir="auto">{article.summary}</span> : undefined}
      meta={
        <>
          {showTopic && article.topic && <TopicLink topic={article.topic} />}
          {!!article.helpful && <span>{t("row.helpful", { count: article.helpful })}</span>}
          <span className="inline-flex items-center gap-1">
            {t("row.updated")} <When at={article.updatedAt} />
          </span>
        </>
      }
    />
  );
}
