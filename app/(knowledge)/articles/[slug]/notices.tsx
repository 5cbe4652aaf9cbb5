import { Notice } from "@/components/ui/notice";
import { intl } from "@/lib/http/intl";
import { languageName } from "@/lib/i18n/language-name";
import type { Article } from "@/lib/knowledge/queries/article";

/** Who else sees this article, and why it is not in the reader's language. */
export async function Notices({ article }: { article: Article }) {
  const { t, locale } = await intl("knowledge");
  const hasOwn = article.versions.some((version) => version.language === locale);
  return (
    <div className="mb-5 space-y-2 empty:hidden">
      {article.language !== locale && !hasOwn && (
        <Notice icon="language">
          {t("article.notIn", {
            language: languageName(locale, locale),
            version: languageName(article.language, locale),
          })}
        </Notice>
      )}
      {article.status === "draft" && <Notice tone="warning">{t("article.draft")}</Notice>}
      {article.status === "in_review" && <Notice tone="warning">{t("article.in_review")}</Notice>}
      {article.status === "archived" && <Notice tone="warning">{t("article.archived")}</Notice>}
      {article.staff && article.status === "needs_update" && (
        <Notice tone="warning">{t("article.needs_update")}</Notice>
      )}
      {article.audience === "signed_in" && <Notice icon="private">{t("article.signed_in")}</Notice>}
      {article.audience === "staff" && <Notice icon="private">{t("article.staffOnly")}</Notice>}
      {article.staff?.isBehind && <Notice>{t("article.behind")}</Notice>}
    </div>
  );
}
