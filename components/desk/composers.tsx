import { randomUUID } from "node:crypto";
import { FilesField } from "@/components/site/files-field";
import { markdownTexts } from "@/components/site/markdown-texts";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/layout";
import { Textarea } from "@/components/ui/textarea";
import type { CaseFile } from "@/lib/desk/queries/case-file";
import { intl } from "@/lib/http/intl";
import { AskedTwice } from "./asked-twice";
import type { CaseFormActions } from "./case-form-actions";
import { Fold } from "./fold";
import { MacroField } from "./macro-field";
import { PresenceLine } from "./presence";

/** What a link of the macros page puts into one of the composers. */
export type Inserted = { into: "answer" | "message"; text: string } | null;
type Props = { file: CaseFile; actions: CaseFormActions; inserted: Inserted };

/**
 * The three ways to write in a case. The public answer, the private message and the note differ in colour and in the
 * words of their buttons, so that none is taken for another.
 */
export async function Composers({ file, actions, inserted }: Props) {
  const { t } = await intl("desk");
  const markdown = await markdownTexts();
  const name = file.customer.name;
  const isRestricted = file.thread.visibility === "restricted";
  const caseField = <input type="hidden" name="escalationId" value={file.id} />;
  const textOf = (into: "answer" | "message") =>
    inserted?.into === into ? { defaultValue: inserted.text, "data-inserted": "" } : {};
  return (
    <>
      {file.may.own && (
        <Section title={t("answerTitle")}>
          <p className="mb-2 text-sm text-muted">
            {t(isRestricted ? "answerHintRestricted" : "answerHint", { name })}
          </p>
          <PresenceLine at={file.others} place="answer" />
          <ActionForm
            id="answer"
            action={actions.answerInThread}
            once={randomUUID()}
            draft={`case-${file.id}-answer`}
          >
            {caseField}
            <input type="hidden" name="questionId" value={file.thread.id} />
            <MacroField file={file} />
            <Field name="body" label={t("answerLabel")} labelHidden required>
              <Textarea rows={7} markdown={markdown} {...textOf("answer")} />
            </Field>
            <FilesField into="body" className="mt-3 block" />
            <AskedTwice on="case" />
            <SubmitButton icon="send" className="mt-3">
              {t(isRestricted ? "answerSendRestricted" : "answerSend")}
            </SubmitButton>
          </ActionForm>
        </Section>
      )}
      {file.may.message && (
        <Fold
          summary={t("messageTitle")}
          hint={t("messageHint", { name })}
          form="message"
          open={inserted?.into === "message"}
        >
          <div className="rounded-lg border border-staff/30 bg-staff-soft/40 p-3.5">
            <PresenceLine at={file.others} place="message" />
            <ActionForm
              id="message"
              action={actions.write}
              once={randomUUID()}
              draft={`case-${file.id}-message`}
            >
              {caseField}
              <MacroField file={file} />
              <Field name="body" label={t("messageLabel")} required>
                <Textarea rows={4} {...textOf("message")} />
              </Field>
              <FilesField into="body" className="mt-3 block" />
              <AskedTwice on="case" />
              <SubmitButton variant="secondary" icon="private" className="mt-3">
                {t("messageSend")}
              </SubmitButton>
            </ActionForm>
          </div>
        </Fold>
      )}
      {file.may.note && (
        <Fold summary={t("noteTitle")} hint={t("noteHint")} form="note">
          <div className="rounded-lg border border-dashed border-field bg-sunken p-3.5">
            <ActionForm id="note" action={actions.write} once={randomUUID()}>
              {caseField}
              <input type="hidden" name="isNote" value="on" />
              <Field name="body" label={t("noteLabel")} required>
                <Textarea rows={3} />
              </Field>
              <FilesField into="body" className="mt-3 block" />
              <SubmitButton variant="secondary" icon="write" className="mt-3">
                {t("noteSend")}
              </SubmitButton>
            </ActionForm>
          </div>
        </Fold>
      )}
    </>
  );
}
