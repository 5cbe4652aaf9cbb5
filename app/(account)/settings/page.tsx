import type { Metadata } from "next";
import { SettingsTabs } from "@/components/site/settings-tabs";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions, Page, PageHeader, Section, Stack } from "@/components/ui/layout";
import { List, Row } from "@/components/ui/list";
import { Select } from "@/components/ui/select";
import { TextLink } from "@/components/ui/text";
import { Textarea } from "@/components/ui/textarea";
import { intl } from "@/lib/http/intl";
import { shown, signedIn } from "@/lib/http/page";
import { currentContext, sessionToken } from "@/lib/http/session";
import { asLocale, localeNames, locales } from "@/lib/i18n/locales";
import { ownProfile } from "@/lib/people/queries/own-profile";
import { ownSessions } from "@/lib/people/queries/own-sessions";
import { endOthers, saveProfile } from "./actions";

export default async function SettingsPage() {
  await signedIn();
  const ctx = await currentContext();
  const { t, href } = await intl("account");
  const profile = await shown(ownProfile(ctx));
  const sessions = await shown(ownSessions(ctx, (await sessionToken()) ?? ""));
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
  if (!zones.includes(profile.timeZone)) zones.push(profile.timeZone);

  return (
    <Page narrow>
      <PageHeader title={t("settings.title")} />
      <SettingsTabs current="profile" />
      <Section
        title={t("settings.profile")}
        actions={<TextLink href={href(`/people/${profile.handle}`)}>{t("settings.seeProfile")}</TextLink>}
      >
        <ActionForm id="profile" action={saveProfile} className="max-w-lg">
          <Stack>
            <Field name="name" label={t("settings.name")} required>
              <Input autoComplete="name" maxLength={60} defaultValue={profile.name} />
            </Field>
            <Field name="handle" label={t("settings.handle")} hint={t("settings.handleHint")} required>
              <Input autoComplete="off" spellCheck={false} defaultValue={profile.handle} dir="ltr" />
            </Field>
            <Field name="about" label={t("settings.about")} hint={t("settings.aboutHint")}>
              <Textarea rows={3} maxLength={500} defaultValue={profile.about} />
            </Field>
            <Field name="language" label={t("settings.language")} hint={t("settings.languageHint")}>
              <Select
                defaultValue={asLocale(profile.language)}
                options={locales.map((value) => ({ value, label: localeNames[value] }))}
              />
            </Field>
            <Field name="timeZone" label={t("settings.timeZone")} hint={t("settings.timeZoneHint")}>
              <Select
                defaultValue={profile.timeZone}
                options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
              />
            </Field>
          </Stack>
          <FormActions>
            <SubmitButton>{t("settings.save")}</SubmitButton>
          </FormActions>
        </ActionForm>
      </Section>

      <Section id="sessions" title={t("settings.sessions")} className="mt-10">
        <p className="mb-3 text-muted">{t("settings.sessionsLead")}</p>
        <List>
          {sessions.map((session) => (
            <Row
              key={session.createdAt.getTime()}
              title={session.device || t("settings.unknownDevice")}
              meta={
                <>
                  <span>
                    {t("settings.since")} <When at={session.createdAt} />
                  </span>
                  {session.isThis && (
                    <Chip icon="check" plain>
                      {t("settings.thisDevice")}
                    </Chip>
                  )}
                </>
              }
            />
          ))}
        </List>
        <div className="mt-4 flex flex-wrap gap-2">
          {sessions.length > 1 && (
            <ActionForm id="end-others" action={endOthers}>
              <SubmitButton variant="secondary">{t("settings.endOthers")}</SubmitButton>
            </ActionForm>
          )}
          <form action={href("/sign-out")} method="post">
            <Button type="submit" icon="signOut">
              {t("settings.signOut")}
            </Button>
          </form>
        </div>
      </Section>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("account");
  return { title: t("settings.title"), robots: { index: false } };
}
