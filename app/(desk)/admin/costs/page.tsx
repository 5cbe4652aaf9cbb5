import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions, Page, PageHeader, Stack } from "@/components/ui/layout";
import { unitCosts } from "@/lib/curation/queries/unit-costs";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { save } from "./actions";

const numbers = [
  { name: "minutesPerCase", min: 1, step: 1 },
  { name: "minutesPerPost", min: 0, step: 1 },
  { name: "costPerHour", min: 0, step: 0.01 },
] as const;

export default async function CostsPage() {
  const costs = await shown(unitCosts(await currentContext()));
  const { t } = await intl("freshness");
  const labels = {
    currency: t("costs.currency"),
    minutesPerCase: t("costs.minutesPerCase"),
    minutesPerPost: t("costs.minutesPerPost"),
    costPerHour: t("costs.costPerHour"),
  };
  return (
    <Page>
      <PageHeader title={t("costs.title")}>{t("costs.lead")}</PageHeader>
      <ActionForm id="costs" action={save} labels={labels} className="max-w-xl">
        <Stack>
          <Field name="currency" label={labels.currency} hint={t("costs.currencyHint")} required>
            <Input maxLength={3} defaultValue={costs.currency} className="max-w-28 uppercase" />
          </Field>
          {numbers.map(({ name, min, step }) => (
            <Field key={name} name={name} label={labels[name]} hint={t(`costs.${name}Hint`)} required>
              <Input type="number" min={min} step={step} defaultValue={costs[name]} className="max-w-32" />
            </Field>
          ))}
        </Stack>
        <FormActions>
          <SubmitButton>{t("costs.save")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("freshness");
  return { title: t("costs.title"), robots: { index: false } };
}
