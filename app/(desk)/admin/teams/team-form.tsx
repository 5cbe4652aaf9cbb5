import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions, Stack } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";
import type { TeamSetting } from "@/lib/site/queries/team-settings";
import { save } from "./actions";

/** Name, telephone and promise of a team; without one it makes a new one. */
export async function TeamForm({ team, isFirst }: { team?: TeamSetting; isFirst?: boolean }) {
  const { t } = await intl("admin");
  const labels = {
    name: t("teams.name"),
    firstReplyHours: t("teams.firstReplyLabel"),
    telephone: t("teams.telephone"),
    openingHours: t("teams.openingHours"),
  };
  return (
    <ActionForm id="team" action={save} labels={labels} className="max-w-lg">
      {team && <input type="hidden" name="teamId" value={team.id} />}
      <Stack>
        <Field name="name" label={labels.name} hint={t("teams.nameHint")} required>
          <Input defaultValue={team?.name} maxLength={80} dir="auto" />
        </Field>
        <Field
          name="firstReplyHours"
          label={labels.firstReplyHours}
          hint={t("teams.firstReplyHint")}
          required
        >
          <Input
            type="number"
            min={1}
            max={720}
            defaultValue={team?.firstReplyHours ?? 8}
            className="max-w-32"
          />
        </Field>
        <Field
          name="telephone"
          label={labels.telephone}
          hint={t("teams.telephoneHint")}
          optional={t("teams.optional")}
        >
          <Input type="tel" defaultValue={team?.telephone ?? ""} maxLength={60} dir="ltr" />
        </Field>
        <Field
          name="openingHours"
          label={labels.openingHours}
          hint={t("teams.openingHoursHint")}
          optional={t("teams.optional")}
        >
          <Input defaultValue={team?.openingHours ?? ""} maxLength={200} dir="auto" />
        </Field>
        {team?.isDefault ? (
          <>
            <input type="hidden" name="isDefault" value="on" />
            <p className="text-sm text-muted">{t("teams.isDefaultFixed")}</p>
          </>
        ) : (
          !isFirst && (
            <Checkbox name="isDefault" label={t("teams.isDefault")} hint={t("teams.isDefaultHint")} />
          )
        )}
      </Stack>
      <FormActions>
        <SubmitButton>{team ? t("teams.save") : t("teams.create")}</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
