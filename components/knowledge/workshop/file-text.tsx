import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form-state";
import { FormActions } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { intl } from "@/lib/http/intl";
import type { WorkshopArticle } from "@/lib/knowledge/queries/workshop-article";
import { wholeText } from "@/lib/knowledge/rules/whole-text";
import { ScrollBox } from "./scroll-box";
import { WordsChanged } from "./words-changed";

/** The text that a release brought for an article which was changed here: what differs, and the choice. */
export async function FileText({ article, decide }: { article: WorkshopArticle; decide: FormAction }) {
  const { t } = await intl("workshop");
  const waiting = article.file?.waiting;
  if (!waiting) return null;
  return (
    <Notice icon="refresh" tone="staff" title={t("file.title")} className="mb-6">
      <p>{t("file.text", { path: article.file?.path ?? "" })}</p>
      <ScrollBox label={t("file.title")}>
        <WordsChanged before={wholeText(article)} after={wholeText(waiting)} lang={article.language} />
      </ScrollBox>
      <ActionForm id="file-text" action={decide}>
        <input type="hidden" name="articleId" value={article.id} />
        <input type="hidden" name="digest" value={waiting.digest} />
        <FormActions>
          <SubmitButton name="decision" value="take" size="sm">
            {t("file.take")}
          </SubmitButton>
          <SubmitButton name="decision" value="keep" size="sm" variant="secondary">
            {t("file.keep")}
          </SubmitButton>
        </FormActions>
        <p className="mt-2 text-sm">{t("file.hint")}</p>
      </ActionForm>
    </Notice>
  );
}
