import { EndAppointment } from "@/components/ambassadors/end-appointment";
import { LanguagesField } from "@/components/ambassadors/languages-field";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions, Section, Stack } from "@/components/ui/layout";
import { List, Meta } from "@/components/ui/list";
import { Select } from "@/components/ui/select";
import { answerLanguages } from "@/lib/ambassadors/queries/answer-languages";
import { intl } from "@/lib/http/intl";
import { currentContext } from "@/lib/http/session";
import { languageNames } from "@/lib/i18n/language-name";
import type { PersonAccount } from "@/lib/people/queries/person-account";
import { appoint, endAppointmentOf } from "../actions";

/** The topics somebody is an ambassador for, each to be ended, and one more to be added. */
export async function Appointments({ account }: { account: PersonAccount }) {
  const { t, format, locale } = await intl("people");
  const { person, appointments, topics } = account;
  return (
    <Section title={t("appointments")} className="mt-10">
      {appointments.length === 0 ? (
        <p className="text-muted">{t("noAppointments")}</p>
      ) : (
        <List>
          {appointments.map((one) => (
            <li key={one.id} className="py-3">
              <h3 className="font-medium" dir="auto">
                {one.topic}
              </h3>
              <Meta className="mt-0.5">
                <span>{format.list(languageNames(one.languages, locale))}</span>
                <span>
                  {t("since")} <When at={one.startsAt} />
                </span>
                {one.endsAt && (
                  <span>
                    {t("until")} <When at={one.endsAt} mode="local" />
                  </span>
                )}
              </Meta>
              <EndAppointment action={endAppointmentOf} appointmentId={one.id} about={one.topic} />
            </li>
          ))}
        </List>
      )}
      <Disclosure summary={t("appoint")} forms={["appoint"]}>
        <ActionForm id="appoint" action={appoint} className="max-w-md">
          <input type="hidden" name="personId" value={person.id} />
          <Stack>
            <Field name="topicId" label={t("appointTopic")} required>
              <Select
                options={topics.map((topic) => ({
                  value: String(topic.id),
                  label: topic.parentId ? `– ${topic.name}` : topic.name,
                }))}
              />
            </Field>
            <LanguagesField
              legend={t("appointLanguages")}
              hint={t("appointLanguagesHint")}
              languages={await answerLanguages(await currentContext())}
              spoken={person.language}
            />
            <Field
              name="endsAt"
              label={t("appointUntil")}
              hint={t("appointUntilHint")}
              optional={t("optional")}
            >
              <Input type="date" />
            </Field>
          </Stack>
          <FormActions>
            <SubmitButton>{t("appoint")}</SubmitButton>
          </FormActions>
        </ActionForm>
      </Disclosure>
    </Section>
  );
}
