import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions, Page, PageHeader, Section } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { MoreLink } from "@/components/ui/text";
import { env } from "@/lib/env";
import { intl } from "@/lib/http/intl";
import { currentContext } from "@/lib/http/session";
import { demoCast } from "@/lib/people/queries/demo-cast";
import { returnTo } from "@/lib/people/return-to";
import { DemoPeople } from "../demo/demo-people";
import { askForLink } from "./actions";

type Props = {
  searchParams: Promise<{ returnTo?: string | string[]; callbackUrl?: string; error?: string }>;
};

export default async function SignInPage({ searchParams }: Props) {
  const given = await searchParams;
  const { t, href } = await intl("account");
  const ctx = await currentContext();
  const target = returnTo(given.returnTo);
  const { isDemo, OIDC_ISSUER, OIDC_NAME } = env();
  const cast = isDemo ? (await demoCast(ctx)).slice(0, 5) : [];

  return (
    <Page narrow>
      <PageHeader title={t("signIn.title")}>{t("signIn.lead")}</PageHeader>
      {given.error && (
        <Notice tone="danger" role="alert">
          {t(`problem.${problemOf(given.error)}`)}
        </Notice>
      )}
      {ctx.actor.kind === "person" && (
        <Notice actions={<Button href={href(target)}>{t("signIn.continue")}</Button>}>
          {t("signIn.signedInAs", { name: ctx.actor.name })}
        </Notice>
      )}
      <div className="mt-4 max-w-md">
        <ActionForm id="sign-in" action={askForLink}>
          <input type="hidden" name="returnTo" value={target} />
          <Field name="email" label={t("signIn.email")} required>
            <Input type="email" autoComplete="email" size="lg" />
          </Field>
          <FormActions>
            <SubmitButton size="lg" icon="mail">
              {t("signIn.send")}
            </SubmitButton>
          </FormActions>
        </ActionForm>
        {OIDC_ISSUER && (
          <p className="mt-4 border-t border-line pt-4">
            <Button
              href={`/api/auth/start?returnTo=${encodeURIComponent(target)}`}
              icon="key"
              size="lg"
              rel="nofollow"
            >
              {t("signIn.provider", { name: OIDC_NAME ?? new URL(OIDC_ISSUER).hostname })}
            </Button>
          </p>
        )}
      </div>
      {cast.length > 0 && (
        <Section title={t("signIn.demoTitle")} className="mt-10">
          <p className="mb-3 text-muted">{t("signIn.demoLead")}</p>
          <DemoPeople people={cast} returnTo={target} prefix="cast" />
          <p className="mt-3">
            <MoreLink href={href("/demo/sign-in")}>{t("signIn.demoOthers")}</MoreLink>
          </p>
        </Section>
      )}
    </Page>
  );
}

/** next-auth's own names for what went wrong tell the person nothing. */
function problemOf(error: string): "suspended" | "unverified" | "failed" {
  return error === "suspended" || error === "unverified" ? error : "failed";
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("account");
  return { title: t("signIn.title"), robots: { index: false } };
}
