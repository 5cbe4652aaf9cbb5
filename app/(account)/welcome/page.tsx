import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions, Page, PageHeader, Stack } from "@/components/ui/layout";
import { Select } from "@/components/ui/select";
import { isNameless } from "@/lib/accounts/handle";
import { intl } from "@/lib/http/intl";
import { signedIn } from "@/lib/http/page";
import { localeNames, locales } from "@/lib/i18n/locales";
import { returnTo } from "@/lib/people/return-to";
import { introduce } from "./actions";

type Props = { searchParams: Promise<{ returnTo?: string | string[] }> };

/** Asked once, after the first sign-in. */
export default async function WelcomePage({ searchParams }: Props) {
  const person = await signedIn();
  const { t, href, locale } = await intl("account");
  const target = returnTo((await searchParams).returnTo);
  if (!isNameless(person)) redirect(href(target));
  return (
    <Page narrow>
      <PageHeader title={t("welcome.title")}>{t("welcome.lead")}</PageHeader>
      <ActionForm id="welcome" action={introduce} className="max-w-md">
        <input type="hidden" name="returnTo" value={target} />
        <Stack>
          <Field name="name" label={t("welcome.name")} hint={t("welcome.nameHint")} required>
            <Input autoComplete="name" maxLength={60} />
          </Field>
          <Field name="language" label={t("welcome.language")}>
            <Select
              defaultValue={locale}
              options={locales.map((value) => ({ value, label: localeNames[value] }))}
            />
          </Field>
        </Stack>
        <FormActions>
          <SubmitButton>{t("welcome.button")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("account");
  return { title: t("welcome.title"), robots: { index: false } };
}
