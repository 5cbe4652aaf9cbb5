import { WorkReasons } from "@/components/curation/work-reasons";
import { When } from "@/components/site/when";
import { Chip } from "@/components/ui/chip";
import { Section } from "@/components/ui/layout";
import { Facts } from "@/components/ui/list";
import { MoreLink, TextLink } from "@/components/ui/text";
import type { Context } from "@/lib/context";
import { articleImpact } from "@/lib/curation/queries/article-impact";
import { workOn } from "@/lib/curation/queries/work-list";
import { intl } from "@/lib/http/intl";
import { currentContext } from "@/lib/http/session";
import { type Article, isPublished } from "@/lib/knowledge/queries/article";
import { foundBy } from "@/lib/search/queries/found-by";

/** Who keeps this article, until when it was checked, and what readers said of it. */
export async function ForStaff({
  article,
  staff,
}: {
  article: Article;
  staff: NonNullable<Article["staff"]>;
}) {
  const { t, href, format } = await intl("knowledge");
  const isOverdue = staff.reviewBy !== null && staff.reviewBy < new Date();
  return (
    <Section title={t("article.forStaff")} small>
      <Facts
        items={[
          {
            term: t("article.owner"),
            value: staff.owner ? (
              <TextLink href={href(`/people/${staff.owner.handle}`)} dir="auto">
                {staff.owner.name}
              </TextLink>
            ) : (
              t("article.noOwner")
            ),
          },
          {
            term: t("article.reviewBy"),
            value: staff.reviewBy ? (
              <span className="inline-flex flex-wrap items-center gap-2">
                <When at={staff.reviewBy} />
                {isOverdue && (
                  <Chip icon="alert" tone="danger">
                    {t("article.overdue")}
                  </Chip>
                )}
              </span>
            ) : (
              t("article.noReview")
            ),
          },
          { term: t("article.saidSolved"), value: format.number(article.helpful) },
          { term: t("article.saidNot"), value: format.number(article.unhelpful) },
          { term: t("article.leading"), value: format.number(article.leadingCount) },
        ]}
      />
      {isPublished(article) && <ToDo articleId={article.id} />}
      {article.audience === "public" && isPublished(article) && (
        <InWhoseWords ctx={await currentContext()} articleId={article.id} />
      )}
    </Section>
  );
}

/** Why somebody should look at it again, and in a line what it does. */
async function ToDo({ articleId }: { articleId: number }) {
  const ctx = await currentContext();
  const [item, found] = [await workOn(ctx, articleId), await articleImpact(ctx, articleId)];
  const { t, href, format } = await intl("freshness");
  const number = (value: number) => format.number(value, { maximumSignificantDigits: 2 });
  const { verdict, rate } = found.impact;
  return (
    <div className="mt-4 space-y-2 text-sm">
      <h3 className="font-medium">{t("impact.staffWork")}</h3>
      {item ? (
        <>
          <WorkReasons item={item} />
          <MoreLink href={href(`/curation/work#article-${articleId}`)}>{t("impact.toWork")}</MoreLink>
        </>
      ) : (
        <p className="text-muted">{t("impact.noWork")}</p>
      )}
      <h3 className="font-medium">{t("impact.staffLine")}</h3>
      <p className="text-muted">
        {t("work.views", { count: found.views })}.{" "}
        {rate &&
          verdict !== "too_early" &&
          t(`impact.verdict.${verdict}`, {
            ratio: Number.isFinite(rate.ratio) ? number(rate.ratio) : "∞",
            low: number(rate.low),
            high: Number.isFinite(rate.high) ? number(rate.high) : "∞",
          })}
      </p>
      <MoreLink href={href(`/curation/articles/${articleId}/impact`)}>{t("impact.toImpact")}</MoreLink>
    </div>
  );
}

const fewest = 3;

/** The first of the words by which this article is found, and the way to all of them. */
async function InWhoseWords({ ctx, articleId }: { ctx: Context; articleId: number }) {
  const { t, href } = await intl("tuning");
  const { taught, searched } = await foundBy(ctx, `article:${articleId}`, fewest);
  const words = [...searched.map(({ query }) => query), ...taught.map(({ title }) => title)];
  return (
    <div className="mt-4 text-sm">
      <h3 className="mb-1 font-medium">{t("words.title")}</h3>
      {words.length === 0 && <p className="text-muted">{t("words.noneTaught")}</p>}
      <ul className="space-y-1 text-muted">
        {words.slice(0, 2 * fewest).map((each) => (
          <li key={each} dir="auto" className="truncate">
            {each}
          </li>
        ))}
      </ul>
      <MoreLink href={href(`/curation/search/words?subject=article:${articleId}`)}>{t("words.all")}</MoreLink>
    </div>
  );
}
