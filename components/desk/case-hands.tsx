import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { causeCodes } from "@/lib/desk/cause-codes";
import type { CaseFile } from "@/lib/desk/queries/case-file";
import { intl } from "@/lib/http/intl";
import type { CaseFormActions } from "./case-form-actions";
import { Fold } from "./fold";

type Props = { file: CaseFile; actions: CaseFormActions };

const waitHours = [4, 24, 48, 72, 168, 336];

/** Waiting, giving away and handing back: what becomes of a case besides answering it. */
export async function CaseHands({ file, actions }: Props) {
  const { t } = await intl("desk");
  const caseField = <input type="hidden" name="escalationId" value={file.id} />;
  const isMine = file.owner?.isMe === true && file.may.own;
  const isAtWork = file.state === "in_progress" || file.state === "waiting";
  const name = file.customer.name;
  return (
    <>
      {isMine && isAtWork && (
        <Fold summary={t("waitTitle")} hint={t("waitHint", { name })} form="wait">
          <ActionForm id="wait" action={actions.wait} className="space-y-3">
            {caseField}
            <Field name="on" label={t("waitOn")}>
              <Select
                options={(["customer", "third_party"] as const).map((value) => ({
                  value,
                  label: t(`waitsFor.${value}`),
                }))}
              />
            </Field>
            <Field name="inHours" label={t("waitUntil")}>
              <Select
                defaultValue="24"
                options={waitHours.map((hours) => ({ value: String(hours), label: t("inHours", { hours }) }))}
              />
            </Field>
            <Field name="reason" label={t("waitReason")} required>
              <Input maxLength={500} dir="auto" />
            </Field>
            <SubmitButton variant="secondary" icon="clock">
              {t("wait")}
            </SubmitButton>
          </ActionForm>
        </Fold>
      )}
      {isMine && file.state === "waiting" && (
        <ActionForm id="resume" action={actions.resume}>
          {caseField}
          <SubmitButton variant="secondary" icon="undo">
            {t("resume")}
          </SubmitButton>
        </ActionForm>
      )}
      {file.may.assign && (
        <Fold summary={t("handOverTitle")} hint={t("handOverHint", { name })} form="hand-over">
          <ActionForm id="hand-over" action={actions.handOverCase} className="space-y-3">
            {caseField}
            <Field name="to" label={t("handOverTo")} required>
              <Select
                placeholder={t("handOverChoose")}
                options={[
                  {
                    label: t("agents"),
                    options: file.agents.map((agent) => ({ value: `agent:${agent.id}`, label: agent.name })),
                  },
                  {
                    label: t("teams"),
                    options: file.teams.map((team) => ({ value: `team:${team.id}`, label: team.name })),
                  },
                ]}
              />
            </Field>
            <Field name="reason" label={t("handOverReason")} required>
              <Input maxLength={500} dir="auto" />
            </Field>
            <SubmitButton variant="secondary" icon="send">
              {t("handOver")}
            </SubmitButton>
          </ActionForm>
        </Fold>
      )}
      {isMine && isAtWork && !file.handBackAskedAt && (
        <Fold summary={t("handBackTitle")} hint={t("handBackHint", { name })} form="give-back">
          <ActionForm id="give-back" action={actions.giveBack} className="space-y-3">
            {caseField}
            <Field name="reason" label={t("handBackReason")} required>
              <Input maxLength={500} dir="auto" />
            </Field>
            <SubmitButton variant="secondary" icon="undo">
              {t("handBack")}
            </SubmitButton>
          </ActionForm>
        </Fold>
      )}
      {file.may.setCause && (
        <Fold summary={t("causeTitle")} hint={t("causeHint")} form="cause">
          <ActionForm id="cause" action={actions.cause} className="space-y-3">
            {caseField}
            <Field name="causeCode" label={t("closeCause")}>
              <Select
                defaultValue={file.causeCode ?? undefined}
                options={causeCodes.map((code) => ({ value: code, label: t(`cause.${code}`) }))}
              />
            </Field>
            <SubmitButton variant="secondary">{t("causeSave")}</SubmitButton>
          </ActionForm>
        </Fold>
      )}
    </>
  );
}
