import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { causeCodes } from "@/lib/desk/cause-codes";
import type { CaseFile } from "@/lib/desk/queries/case-file";
import { intl } from "@/lib/http/intl";
import type { CaseFormActions } from "./case-form-actions";
import { CaseHands } from "./case-hands";
import { Composers, type Inserted } from "./composers";
import { Fold } from "./fold";

type Props = { file: CaseFile; actions: CaseFormActions; inserted: Inserted };

const promiseHours = [1, 2, 4, 8, 24, 48, 72, 168];

/** What the agent can do. The public answer stands first and is worded and coloured apart from what stays private. */
export async function CaseActions({ file, actions, inserted }: Props) {
  const { t } = await intl("desk");
  const name = file.customer.name;
  const caseField = <input type="hidden" name="escalationId" value={file.id} />;
  return (
    <div className="mt-8 space-y-3">
      <Composers file={file} actions={actions} inserted={inserted} />
      {file.owner?.isMe && file.may.own && (
        <Fold summary={t("promiseTitle")} hint={t("promiseHint", { name })} form="promise">
          <ActionForm id="promise" action={actions.promise} className="space-y-3">
            {caseField}
            <Field name="what" label={t("promiseWhat")} required>
              <Input />
            </Field>
            <Field name="why" label={t("promiseWhy")} required>
              <Input />
            </Field>
            <Field name="inHours" label={t("promiseWhen")}>
              <Select
                options={promiseHours.map((hours) => ({
                  value: String(hours),
                  label: t("inHours", { hours }),
                }))}
              />
            </Field>
            <SubmitButton variant="secondary" icon="promise">
              {t("promiseMake")}
            </SubmitButton>
          </ActionForm>
        </Fold>
      )}
      <CaseHands file={file} actions={actions} />
      {file.may.own && file.state !== "answered" && !file.thread.acceptance && (
        <Fold summary={t("closeTitle")} form="close">
          <ActionForm id="close" action={actions.closeCase} className="space-y-3">
            {caseField}
            <Field name="causeCode" label={t("closeCause")}>
              <Select options={causeCodes.map((code) => ({ value: code, label: t(`cause.${code}`) }))} />
            </Field>
            <Field name="whyNoAnswer" label={t("closeWhy")} hint={t("closeWhyHint", { name })} required>
              <Textarea rows={3} />
            </Field>
            <SubmitButton variant="danger" icon="close">
              {t("close")}
            </SubmitButton>
          </ActionForm>
        </Fold>
      )}
      {file.owner && file.may.own && (
        <Fold summary={t("release")} hint={t("releaseHint")} form="release">
          <ActionForm id="release" action={actions.release}>
            {caseField}
            <SubmitButton variant="secondary" icon="undo">
              {t("release")}
            </SubmitButton>
          </ActionForm>
        </Fold>
      )}
      {file.may.reopen && (
        <Fold summary={t("reopen")} form="reopen">
          <ActionForm id="reopen" action={actions.reopenCase} className="space-y-3">
            {caseField}
            <Field name="reason" label={t("reopenReason")} required>
              <Input />
            </Field>
            <SubmitButton variant="secondary" icon="undo">
              {t("reopen")}
            </SubmitButton>
          </ActionForm>
        </Fold>
      )}
    </div>
  );
}
