import { PersonMark } from "@/components/community/person-mark";
import { Prose } from "@/components/community/prose";
import { Act } from "@/components/community/thread/act";
import { SaidTold } from "@/components/community/thread/said-told";
import { AskedTwice } from "@/components/desk/asked-twice";
import { FilesField } from "@/components/site/files-field";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Icon } from "@/components/ui/icon";
import { FormActions } from "@/components/ui/layout";
import { MoreLink } from "@/components/ui/text";
import { Textarea } from "@/components/ui/textarea";
import type { Thread } from "@/lib/community/queries/thread";
import { readIntl } from "@/lib/http/intl";

type Props = { thread: Thread; inside: NonNullable<Thread["inside"]>; action: FormAction };

/** What only the asker and the support staff see: private details, and what they write to each other. */
export function Inside({ thread, inside, action }: Props) {
  const { t, href } = readIntl("thread");
  const isAsker = thread.me?.isAsker ?? false;
  const isEmpty = inside.details.length === 0 && inside.messages.length === 0;
  if (isEmpty && !thread.may.message && !inside.escalationId) return <div id="thread-inside" />;
  return (
    <section
      id="thread-inside"
      aria-labelledby="thread-inside-title"
      className="my-5 rounded-lg border border-staff/30 bg-staff-soft/40 px-4 py-3"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="thread-inside-title" className="flex items-center gap-1.5 font-semibold">
          <Icon name="private" className="text-staff" />
          {t(isAsker ? "inside.title" : "inside.titleStaff")}
        </h2>
        {inside.escalationId && (
          <MoreLink href={href(`/desk/escalations/${inside.escalationId}`)}>{t("inside.toDesk")}</MoreLink>
        )}
      </div>
      <p className="text-sm text-muted">{t(isAsker ? "inside.who" : "inside.whoStaff")}</p>
      {inside.details.length > 0 && (
        <div className="mt-3">
          <h3 className="text-sm font-semibold">{t("inside.details")}</h3>
          {inside.details.map((detail) => (
            <p key={detail.id} className="mt-1 text-sm whitespace-pre-wrap" dir="auto">
              {detail.body}
            </p>
          ))}
        </div>
      )}
      {inside.messages.length > 0 && (
        <ul className="mt-3 space-y-3" aria-label={t("inside.messages")}>
          {inside.messages.map((message) => (
            <li key={message.id} className="text-sm">
              <div className="flex flex-wrap items-center gap-x-2 text-faint">
                <PersonMark person={{ ...message.by, mark: message.fromStaff ? "staff" : null }} />
                <When at={message.at} />
                {message.isNote && (
                  <Chip icon="hide" plain>
                    {t("inside.note")}
                  </Chip>
                )}
              </div>
              <Prose html={message.html} className="mt-0.5" />
              <SaidTold post={message} isAsker={isAsker} />
              {isAsker && message.fromStaff && !message.saidTold && (
                <Act act={`told_message ${message.id}`} icon="undo">
                  {t("inside.toldAlready")}
                </Act>
              )}
            </li>
          ))}
        </ul>
      )}
      {thread.may.message && <MessageForm thread={thread} action={action} isAsker={isAsker} />}
    </section>
  );
}

function MessageForm({ thread, action, isAsker }: { thread: Thread; action: FormAction; isAsker: boolean }) {
  const { t } = readIntl("thread");
  const label = t(isAsker ? "inside.message" : "inside.messageStaff");
  return (
    <Disclosure id="message-fold" summary={label} icon="reply" forms={["message-form"]} className="mt-2">
      <ActionForm
        id="message-form"
        action={action}
        once={crypto.randomUUID()}
        swap="thread-inside"
        draft={`message-${thread.id}`}
      >
        <input type="hidden" name="questionId" value={thread.id} />
        <Field name="body" label={label} labelHidden required>
          <Textarea rows={3} />
        </Field>
        <FilesField into="body" className="mt-3 block" />
        <AskedTwice on="thread" />
        <FormActions className="mt-3">
          <SubmitButton variant="secondary" icon="private" size="sm">
            {t("inside.send")}
          </SubmitButton>
        </FormActions>
      </ActionForm>
    </Disclosure>
  );
}
