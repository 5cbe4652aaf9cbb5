import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Section, Stack } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";
import type { OwnNewsSettings } from "@/lib/notify/queries/own-news-settings";

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** When and how an ambassador hears of questions that fit them. */
export async function AmbassadorFields({ own }: { own: OwnNewsSettings }) {
  const { t } = await intl("account");
  return (
    <>
      <Section title={t("news.nudgesTitle")}>
        <p className="mb-3 text-sm text-muted">{t("news.nudgesLead")}</p>
        <Stack>
          <Checkbox name="nudgesInApp" label={t("news.nudgesInApp")} defaultChecked={own.nudgesInApp} />
          <Checkbox name="nudgesByMail" label={t("news.nudgesByMail")} defaultChecked={own.nudgesByMail} />
          <Field name="dailyCap" label={t("news.dailyCap")} required>
            <Input type="number" min={1} max={50} defaultValue={own.dailyCap} className="w-28!" />
          </Field>
        </Stack>
      </Section>
      <Section title={t("news.quietTitle")}>
        <p className="mb-3 text-sm text-muted">
          {t("news.quietLead", { zone: own.timeZone.replaceAll("_", " ") })}
        </p>
        <div className="flex flex-wrap gap-4">
          <Field name="quietFrom" label={t("news.quietFrom")} required>
            <Input type="time" defaultValue={clock(own.quietFrom)} className="w-36" />
          </Field>
          <Field name="quietUntil" label={t("news.quietUntil")} required>
            <Input type="time" defaultValue={clock(own.quietUntil)} className="w-36" />
          </Field>
        </div>
      </Section>
      <Section title={t("news.holidayTitle")}>
        <p className="mb-3 text-sm text-muted">{t("news.holidayLead")}</p>
        <div className="flex flex-wrap gap-4">
          <Field name="holidayFrom" label={t("news.holidayFrom")} optional={t("news.optional")}>
            <Input type="date" defaultValue={own.holidayFrom ?? ""} className="w-44" />
          </Field>
          <Field name="holidayUntil" label={t("news.holidayUntil")} optional={t("news.optional")}>
            <Input type="date" defaultValue={own.holidayUntil ?? ""} className="w-44" />
          </Field>
        </div>
      </Section>
    </>
  );
}
