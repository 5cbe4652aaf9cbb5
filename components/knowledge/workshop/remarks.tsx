import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import type { FormAction } from "@/components/ui/form-state";
import { Meta } from "@/components/ui/list";
import { readIntl } from "@/lib/http/intl";
import type { ArticleRemark } from "@/lib/knowledge/queries/article-remarks";
import type { WorkshopArticle } from "@/lib/knowledge/queries/workshop-article";

type Props = { article: WorkshopArticle; remarks: ArticleRemark[]; resolve: FormAction; empty?: string };

/** What colleagues said, each with whether it is dealt with. */
export function Remarks({ article, remarks, resolve, empty }: Props) {
  const { t } = readIntl("workshop");
  if (remarks.length === 0) return empty ? <p className="mb-3 text-sm text-muted">{empty}</p> : null;
  return (
    <ul className="my-2 space-y-2">
      {remarks.map((remark) => (
        <li
          key={remark.id}
          id={`comment-${remark.id}`}
          className={`rounded-lg border p-3 text-sm target:border-accent ${
            remark.resolvedAt ? "border-line text-muted" : "border-staff bg-surface"
          }`}
        >
          <Meta>
            <bdi className="font-medium text-ink">{remark.by}</bdi>
            <When at={remark.at} />
            {remark.version !== article.version && (
              <span>{t("versions.number", { version: remark.version })}</span>
            )}
            {remark.resolvedAt && (
              <Chip icon="check" tone="solved" plain>
                {t("review.resolvedBy", { by: remark.resolvedBy ?? "" })}
              </Chip>
            )}
          </Meta>
          <p dir="auto" className="mt-1 break-words whitespace-pre-wrap">
            {remark.body}
          </p>
          <ActionForm id={`resolve-${remark.id}`} action={resolve} className="mt-2" messages="none">
            <input type="hidden" name="articleId" value={article.id} />
            <input type="hidden" name="commentId" value={remark.id} />
            <input type="hidden" name="again" value={remark.resolvedAt ? "yes" : "no"} />
            <SubmitButton variant="quiet" size="sm" icon={remark.resolvedAt ? "undo" : "check"}>
              {t(remark.resolvedAt ? "review.reopen" : "review.resolve")}
            </SubmitButton>
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}
