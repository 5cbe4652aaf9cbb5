import { AskedTwice } from "@/components/desk/asked-twice";
import { FilesField } from "@/components/site/files-field";
import { markdownTexts } from "@/components/site/markdown-texts";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { DraftKeeper } from "@/components/ui/draft-keeper";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { FormActions } from "@/components/ui/layout";
import { Textarea } from "@/components/ui/textarea";
import type { Thread } from "@/lib/community/queries/thread";
import { readIntl } from "@/lib/http/intl";

type Props = { thread: Thread; action: FormAction };

/** Where an answer is written; for visitors the way to sign in. */
export function Composer({ thread, action }: Props) {
  const { t, href, path } = readIntl("thread");
  if (thread.closed)
    return (
      <Foot text={t("composer.closed")}>
        <Button href={href("/ask")} variant="secondary">
          {t("composer.closedAsk")}
        </Button>
      </Foot>
    );
  if (!thread.me)
    return (
      <Foot text={t("composer.signIn")}>
        <Button
          href={href(`/sign-in?returnTo=${encodeURIComponent(`${path.split("?")[0]}#reply`)}`)}
          variant="primary"
          rel="nofollow"
        >
          {t("composer.signInButton")}
        </Button>
      </Foot>
    );
  if (!thread.may.answer) return <div id="reply" />;
  // On a thread of several pages the answer may come to stand on another one.
  const swap = thread.pages > 1 ? undefined : "reply answers thread-notices thread-head acts thread-inside";
  return (
    <>
      {thread.answers.length > 2 && !thread.me.isAsker && (
        <p className="pointer-events-none sticky bottom-3 z-10 flex justify-end lg:hidden">
          <Button href="#reply" variant="primary" icon="reply" className="pointer-events-auto shadow-float">
            {t("act.reply")}
          </Button>
        </p>
      )}
      <section
        id="reply"
        aria-labelledby="reply-title"
        data-quote={t("act.quote")}
        className="mt-6 border-t border-line pt-5"
      >
        <h2 id="reply-title" className="mb-2.5 text-lg font-semibold">
          {t("composer.title")}
        </h2>
        <DraftKeeper form="reply-form" text={t("composer.restored")} discard={t("composer.discard")} />
        <ActionForm
          id="reply-form"
          action={action}
          once={crypto.randomUUID()}
          swap={swap}
          draft={`answer-${thread.id}`}
          labels={{ body: t("composer.label") }}
        >
          <input type="hidden" name="questionId" value={thread.id} />
          <Field
            name="body"
            label={t("composer.label")}
            labelHidden
            hint={t(thread.me.isAsker ? "composer.askerHint" : "composer.hint")}
            required
          >
            <Textarea rows={6} markdown={markdownTexts()} />
          </Field>
          <FilesField into="body" className="mt-3 block" />
          <AskedTwice on="thread" />
          <FormActions className="mt-3">
            <SubmitButton icon="send" variant={thread.me.isAsker ? "secondary" : "primary"}>
              {t("composer.submit")}
            </SubmitButton>
          </FormActions>
        </ActionForm>
      </section>
    </>
  );
}

const Foot = ({ text, children }: { text: string; children: React.ReactNode }) => (
  <section id="reply" className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-line pt-5">
    <p className="text-muted">{text}</p>
    {children}
  </section>
);
