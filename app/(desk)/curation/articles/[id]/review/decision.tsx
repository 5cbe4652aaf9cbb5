import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { FormActions, Section } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/text";
import { Textarea } from "@/components/ui/textarea";
import { personId } from "@/lib/context";
import { intl } from "@/lib/http/intl";
import { currentContext } from "@/lib/http/session";
import type { WorkshopArticle } from "@/lib/knowledge/queries/workshop-article";
import { articleLife } from "@/lib/knowledge/rules/article-life";

/** Who asks for what, and the answer: yes, or what should change. Nobody decides about a text of their own. */
export async function Decision({ article, action }: { article: WorkshopArticle; action: FormAction }) {
  const { t, href } = await intl("workshop");
  const by = personId((await currentContext()).actor) ?? "";
  const { review, version } = article;
  const isOwn = article.life.newest.authorId === by;
  const may = articleLife(article.life, { type: "approved", version, by }).ok;
  return (
    <Section id="decision" title={t("review.decision")} small>
      {review?.decision === null ? (
        <div className="text-sm text-muted">
          <p>
            <bdi>{t("review.askedBy", { by: review.by, version: review.version })}</bdi>{" "}
            <When at={review.at} />
          </p>
          {review.message && (
            <p className="mt-1 text-ink" dir="auto">
              “{review.message}”
            </p>
          )}
          {isOwn && <p className="mt-2">{t("review.own")}</p>}
        </div>
      ) : (
        <div className="space-y-1.5 text-sm text-muted">
          <p>{t("review.nobodyAsked")}</p>
          {review && review.decision !== "withdrawn" && (
            <p>
              <bdi>
                {t(review.decision === "approved" ? "review.lastApproved" : "review.lastChanges", {
                  by: review.decidedBy ?? "",
                  version: review.version,
                })}
              </bdi>
              {review.note && <span dir="auto"> “{review.note}”</span>}
            </p>
          )}
          <p>
            <TextLink href={href(`/curation/articles/${article.id}#standing`)}>{t("review.back")}</TextLink>
          </p>
        </div>
      )}
      {may && (
        <ActionForm
          id="decide"
          action={action}
          labels={{ note: t("review.note") }}
          draft={`decision-${article.id}`}
          className="mt-4"
        >
          <input type="hidden" name="articleId" value={article.id} />
          <input type="hidden" name="version" value={version} />
          <Field name="note" label={t("review.note")} hint={t("review.noteHint")}>
            <Textarea rows={3} maxLength={500} />
          </Field>
          <FormActions>
            <SubmitButton name="decision" value="approved" icon="check">
              {t("review.approve")}
            </SubmitButton>
            <SubmitButton name="decision" value="changes" variant="secondary" icon="edit">
              {t("review.askChanges")}
            </SubmitButton>
          </FormActions>
        </ActionForm>
      )}
    </Section>
  );
}
