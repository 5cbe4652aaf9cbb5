import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DraftKeeper } from "@/components/ui/draft-keeper";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { FormActions } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";
import type { VersionText } from "@/lib/knowledge/queries/article-history";
import type { WorkshopArticle } from "@/lib/knowledge/queries/workshop-article";
import { Conflict } from "./conflict";
import { TextFields } from "./text-fields";

export const EDITOR_FORM = "article";

type Props = {
  article: WorkshopArticle;
  action: FormAction;
  /** The text that somebody had in view who was refused because of a newer one. */
  base: VersionText | null;
  /** Names of those that an article of this language can use. */
  snippets: readonly string[];
};

/** The newest text of an article, to be changed. What is typed is kept in this browser until it is saved. */
export async function Editor({ article, action, base, snippets }: Props) {
  const { t } = await intl("workshop");
  const labels = { title: t("field.title"), summary: t("field.summary"), body: t("field.body") };
  return (
    <live-preview form={EDITOR_FORM} swap="preview">
      <ActionForm
        id={EDITOR_FORM}
        action={action}
        draft={`article-${article.id}`}
        draftWins
        labels={labels}
        label={t("editor")}
      >
        <DraftKeeper
          form={EDITOR_FORM}
          text={t("draft.restored")}
          behind={t("draft.behind", { version: article.version })}
          discard={t("draft.discard")}
        />
        <input type="hidden" name="articleId" value={article.id} />
        <Conflict article={article} base={base} />
        <TextFields
          title={article.title}
          summary={article.summary}
          body={article.body}
          language={article.language}
          snippets={snippets}
        />
        <Field
          name="note"
          label={t("field.note")}
          hint={t("field.noteHint")}
          optional={t("optional")}
          className="mt-5"
        >
          <Input maxLength={200} dir="auto" autoComplete="off" />
        </Field>
        {article.source && (
          <Checkbox
            name="isUpToDate"
            label={t("field.isUpToDate", { version: article.source.version })}
            className="mt-4"
          />
        )}
        {article.life.review && <p className="mt-4 text-sm text-muted">{t("savingEndsReview")}</p>}
        <FormActions>
          <SubmitButton name="act" value="save">
            {t("save")}
          </SubmitButton>
          <SubmitButton name="act" value="preview" data-keeps-draft="" variant="secondary" icon="eye">
            {t("preview.show")}
          </SubmitButton>
        </FormActions>
      </ActionForm>
    </live-preview>
  );
}
