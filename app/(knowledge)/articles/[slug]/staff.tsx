import { When } from "@/components/site/when";
import { Chip } from "@/components/ui/chip";
import { Section } from "@/components/ui/layout";
import { Facts } from "@/components/ui/list";
import { TextLink } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";
import type { Article } from "@/lib/knowledge/queries/article";

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
          { term: t("article.madeFrom"), value: format.number(article.solvedCount) },
        ]}
      />
    </Section>
  );
}
