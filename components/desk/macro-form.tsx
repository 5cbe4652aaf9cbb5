import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { Macro } from "@/lib/desk/queries/macros";
import { variables } from "@/lib/desk/rules/macro-text";
import { readIntl } from "@/lib/http/intl";
import { Fold } from "./fold";

type Props = {
  macro?: Macro;
  teams: { id: number; name: string }[];
  actions: { save: FormAction; retire: FormAction };
};

/** Changes a macro, or makes a new one; whose it is stays as it was. */
export function MacroForm({ macro, teams, actions }: Props) {
  const { t } = readIntl("desk");
  const form = macro ? `macro-${macro.id}` : "macro-new";
  return (
    <Fold summary={t(macro ? "macro.edit" : "macro.new")} form={form}>
      <ActionForm id={form} action={actions.save} className="space-y-3" labels={{ body: t("macro.body") }}>
        {macro && <input type="hidden" name="id" value={macro.id} />}
        {!macro && (
          <Field name="whose" label={t("macro.whose")}>
            <Select
              options={[
                { value: "own", label: t("macro.own") },
                ...teams.map((team) => ({ value: `team:${team.id}`, label: team.name })),
              ]}
            />
          </Field>
        )}
        <Field name="title" label={t("macro.name")} required>
          <Input maxLength={80} defaultValue={macro?.title} dir="auto" />
        </Field>
        <Field
          name="body"
          label={t("macro.body")}
          hint={t("macro.places", { places: variables.map((each) => `{{${each}}}`).join(" ") })}
          required
        >
          <Textarea rows={5} defaultValue={macro?.body} />
        </Field>
        <SubmitButton variant={macro ? "secondary" : "primary"}>{t("macro.save")}</SubmitButton>
      </ActionForm>
      {macro && (
        <ActionForm id={`retire-${macro.id}`} action={actions.retire} className="mt-3">
          <input type="hidden" name="id" value={macro.id} />
          <SubmitButton variant="quiet" size="sm" icon="trash">
            {t("macro.retire")}
          </SubmitButton>
        </ActionForm>
      )}
    </Fold>
  );
}
