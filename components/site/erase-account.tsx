import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions, Stack } from "@/components/ui/layout";
import { RadioGroup } from "@/components/ui/radio-group";
import type { FormAction } from "@/lib/form-state";
import { intl } from "@/lib/http/intl";

type Props = { person: { id: string; handle: string; isSelf: boolean }; action: FormAction };

/** Asks what shall become of the posts, and for the short name, so that one press too many erases nobody. */
export async function EraseAccount({ person, action }: Props) {
  const { t } = await intl("ownData");
  const whose = { own: person.isSelf ? "yes" : "no" };
  return (
    <>
      <p className="text-muted">{t("erase.lead", whose)}</p>
      <ul className="mt-3 mb-5 list-disc space-y-1 ps-5 text-muted">
        {(["private", "cases", "names", "forever"] as const).map((what) => (
          <li key={what}>{t(`erase.${what}`, whose)}</li>
        ))}
      </ul>
      <ActionForm id="erase" action={action} className="max-w-lg">
        <input type="hidden" name="personId" value={person.id} />
        <Stack>
          <RadioGroup
            name="posts"
            legend={t("erase.posts", whose)}
            defaultValue="keep"
            options={(["keep", "delete"] as const).map((value) => ({
              value,
              label: t(`erase.${value}`),
              hint: t(`erase.${value}Hint`),
            }))}
          />
          <Field
            name="confirmation"
            label={t("erase.confirmation")}
            hint={t("erase.confirmationHint", { handle: person.handle })}
            required
          >
            <Input autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={60} dir="ltr" />
          </Field>
        </Stack>
        <FormActions>
          <SubmitButton variant="danger">{t("erase.button")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </>
  );
}
