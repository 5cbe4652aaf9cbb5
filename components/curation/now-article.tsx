import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text";
import { Textarea } from "@/components/ui/textarea";
import { intl } from "@/lib/http/intl";
import { articlePath } from "@/lib/knowledge/article-path";

type Props = {
  questionId: number;
  article: { id: number; slug: string; title: string; language: string };
  /** What this reader is asked or has said; null: nothing. */
  fix: { solved: boolean | null; isAskedAgain: boolean } | null;
  isAsker: boolean;
  action: FormAction;
};

/** Above the question: what was said in threads like it is an article now; whoever has the problem is asked once. */
export async function NowArticle({ questionId, article, fix, isAsker, action }: Props) {
  const { t, href, locale } = await intl("publishing");
  const address = href(articlePath(article.slug, article.language, locale));
  return (
    <Notice
      icon="article"
      tone={fix?.solved ? "solved" : "info"}
      title={t.rich("fix.banner", {
        article: () => (
          <TextLink href={address} dir="auto">
            {article.title}
          </TextLink>
        ),
      })}
    >
      {fix === null && <p className="text-muted">{t("fix.bannerHint")}</p>}
      {fix?.solved === true && <p>{t(isAsker ? "fix.saidYesAsker" : "fix.saidYes")}</p>}
      {fix?.solved === false && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p>{t("fix.saidNo")}</p>
          {!isAsker && (
            <Button href={href(`/ask?after=${questionId}`)} size="sm" icon="ask" rel="nofollow">
              {t("fix.followUp")}
            </Button>
          )}
        </div>
      )}
      {fix?.solved === null && (
        <Question questionId={questionId} articleId={article.id} isAgain={fix.isAskedAgain} action={action} />
      )}
    </Notice>
  );
}

type QuestionProps = Pick<Props, "questionId" | "action"> & { articleId: number; isAgain: boolean };

async function Question({ questionId, articleId, isAgain, action }: QuestionProps) {
  const { t } = await intl("publishing");
  return (
    <ActionForm
      id="fix-form"
      action={action}
      label={t(isAgain ? "fix.askAgain" : "fix.ask")}
      swap="now-article thread-head thread-notices question answers"
    >
      <p className="font-medium">{t(isAgain ? "fix.askAgain" : "fix.ask")}</p>
      <p className="mb-2 text-muted">{t(isAgain ? "fix.askAgainHint" : "fix.askHint")}</p>
      <input type="hidden" name="questionId" value={questionId} />
      <input type="hidden" name="articleId" value={articleId} />
      <div className="flex flex-wrap items-start gap-x-2 gap-y-2">
        <SubmitButton variant="secondary" size="sm" icon="check" name="solved" value="yes">
          {t("fix.yes")}
        </SubmitButton>
        <Disclosure
          id="fix-no"
          summary={t("fix.no")}
          className="min-w-0 open:basis-full [&>summary]:mx-0 [&>summary]:min-h-8 [&>summary]:rounded-lg [&>summary]:border [&>summary]:border-line [&>summary]:px-3 [&>summary]:text-ink [&>summary]:hover:border-field [&>summary]:hover:bg-hover"
        >
          <Field name="reason" label={t("fix.reason")} hint={t("fix.reasonHint")}>
            <Textarea rows={2} maxLength={500} />
          </Field>
          <SubmitButton variant="secondary" size="sm" name="solved" value="no" className="mt-3">
            {t("fix.send")}
          </SubmitButton>
        </Disclosure>
      </div>
    </ActionForm>
  );
}
