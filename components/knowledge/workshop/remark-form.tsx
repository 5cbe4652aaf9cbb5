import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Textarea } from "@/components/ui/textarea";
import { readIntl } from "@/lib/http/intl";
import type { WorkshopArticle } from "@/lib/knowledge/queries/workshop-article";
import type { Passage } from "@/lib/knowledge/rules/passages";

type Props = { id: string; article: WorkshopArticle; passage?: Passage; action: FormAction };

/** Says something about a passage of a text, or about all of it. */
export function RemarkForm({ id, article, passage, action }: Props) {
  const { t } = readIntl("workshop");
  const label = t(passage ? "review.aboutPassage" : "review.aboutAll");
  return (
    <ActionForm
      id={id}
      action={action}
      labels={{ comment: label }}
      draft={`remark-${article.id}-${passage?.place ?? "all"}`}
      className="my-2"
    >
      <input type="hidden" name="articleId" value={article.id} />
      <input type="hidden" name="version" value={article.version} />
      {passage && (
        <>
          <input type="hidden" name="quote" value={passage.text} />
          <input type="hidden" name="place" value={passage.place} />
        </>
      )}
      <Field name="comment" label={label}>
        <Textarea rows={3} maxLength={2_000} autoFocus={passage !== undefined} />
      </Field>
      <SubmitButton variant="secondary" size="sm" icon="comment" className="mt-2">
        {t("review.say")}
      </SubmitButton>
    </ActionForm>
  );
}
