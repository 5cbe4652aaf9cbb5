import { WithReason } from "@/components/site/with-reason";
import type { FormAction } from "@/components/ui/form-state";
import { readIntl } from "@/lib/http/intl";

type Props = {
  action: FormAction;
  appointmentId: number;
  /** Whose appointment for what, for readers of screens. */
  about: string;
};

/** For admins: ends somebody's appointment, with the reason that they are told. */
export function EndAppointment({ action, appointmentId, about }: Props) {
  const { t } = readIntl("programme");
  return (
    <WithReason
      id={`end-${appointmentId}`}
      action={action}
      summary={t("end.summary")}
      about={about}
      lead={t("end.lead")}
      reason={{ label: t("end.reason"), hint: t("end.hint") }}
      button={t("end.now")}
      tone="danger"
      className="max-w-md text-start"
    >
      <input type="hidden" name="appointmentId" value={appointmentId} />
    </WithReason>
  );
}
