import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import type { FormAction } from "@/components/ui/form-state";
import { Meta } from "@/components/ui/list";
import { TextLink } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";
import type { ArticleVersion } from "@/lib/knowledge/queries/article-history";
import type { WorkshopArticle } from "@/lib/knowledge/queries/workshop-article";

type Props = { version: ArticleVersion; article: WorkshopArticle; restore: FormAction };

/** One text: whose, when, what was said of it, and the way back to it. */
export async function VersionRow({ version, article, restore }: Props) {
  const { t, href } = await intl("workshop");
  const number = version.version;
  const compare = href(
    `/curation/articles/${article.id}/versions?from=${Math.max(1, number - 1)}&to=${number}#changes`,
  );
  return (
    <li className="py-3">
      <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
        <TextLink href={compare}>{t("versions.number", { version: number })}</TextLink>
        {number === article.live && (
          <Chip tone="solved" icon="eye">
            {t("versions.live")}
          </Chip>
        )}
      </p>
      <Meta>
        <bdi>{version.by ?? t("versions.fromFile")}</bdi>
        <When at={version.at} />
      </Meta>
      {version.restoredFrom !== null && (
        <p className="text-sm text-muted">{t("versions.restored", { version: version.restoredFrom })}</p>
      )}
      {version.note && (
        <p className="text-sm text-muted" dir="auto">
          {version.note}
        </p>
      )}
      {version.approvedBy && (
        <p className="text-sm text-muted">
          <bdi>{t("versions.approved", { by: version.approvedBy })}</bdi>
        </p>
      )}
      {number !== article.version && article.status !== "archived" && (
        <ActionForm id={`restore-${number}`} action={restore} className="mt-1.5">
          <input type="hidden" name="articleId" value={article.id} />
          <input type="hidden" name="version" value={article.version} />
          <input type="hidden" name="restored" value={number} />
          <SubmitButton variant="secondary" size="sm" icon="undo">
            {t("versions.restore")}
            <span className="sr-only"> {t("versions.number", { version: number })}</span>
          </SubmitButton>
        </ActionForm>
      )}
    </li>
  );
}
