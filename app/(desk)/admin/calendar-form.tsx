import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions, Section, Stack } from "@/components/ui/layout";
import { Textarea } from "@/components/ui/textarea";
import { typedCalendar, weekdays } from "@/lib/community/calendar/typed";
import { intl } from "@/lib/http/intl";
import type { CalendarSetting } from "@/lib/site/queries/calendar-settings";
import { clear, save } from "./calendar-actions";

type Props = { of: "team" | "topic"; id: number; setting: CalendarSetting };

/** Working hours day by day, with holidays, in one time zone; empty days are closed. */
export async function CalendarForm({ of, id, setting }: Props) {
  const { t, timeZone } = await intl("admin");
  const typed = typedCalendar(setting.own ?? setting.inherited);
  const labels: Record<string, string> = {
    timeZone: t("calendar.timeZone"),
    holidays: t("calendar.holidays"),
  };
  for (const day of weekdays) labels[day] = t(`calendar.day.${day}`);
  const known = (
    <>
      <input type="hidden" name="of" value={of} />
      <input type="hidden" name="id" value={id} />
    </>
  );
  const state = setting.own ? "own" : setting.inherited ? "inherited" : "none";
  return (
    <Section id="calendar" title={t("calendar.title")}>
      <p className="mb-4 max-w-prose text-sm text-muted">
        {t(`calendar.${of}Lead`)} {t(`calendar.${state}`)}
      </p>
      <ActionForm id="calendar-form" action={save} labels={labels} className="max-w-lg">
        {known}
        <Stack>
          <Field name="timeZone" label={labels.timeZone!} hint={t("calendar.timeZoneHint")} required>
            <Input defaultValue={typed.timeZone || timeZone} maxLength={60} dir="ltr" />
          </Field>
          <fieldset>
            <legend className="font-medium">{t("calendar.hours")}</legend>
            <p className="mb-2 text-sm text-muted">{t("calendar.hoursHint")}</p>
            <div className="grid gap-3 sm:grid-cols-2">
              {weekdays.map((day) => (
                <Field key={day} name={day} label={labels[day]!}>
                  <Input defaultValue={typed[day]} maxLength={200} dir="ltr" />
                </Field>
              ))}
            </div>
          </fieldset>
          <Field name="holidays" label={labels.holidays!} hint={t("calendar.holidaysHint")}>
            <Textarea rows={4} defaultValue={typed.holidays} dir="ltr" />
          </Field>
        </Stack>
        <FormActions>
          <SubmitButton>{t("calendar.save")}</SubmitButton>
        </FormActions>
      </ActionForm>
      {setting.own && (
        <ActionForm id="calendar-clear" action={clear} className="mt-3">
          {known}
          <SubmitButton variant="secondary" size="sm" icon="undo">
            {t(`calendar.${of}Clear`)}
          </SubmitButton>
        </ActionForm>
      )}
    </Section>
  );
}
