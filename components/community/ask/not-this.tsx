import { intl } from "@/lib/http/intl";

const reasons = ["not_my_case", "did_not_work", "unclear", "outdated"] as const;

/** Why a suggestion does not help, one press each; it goes with the question. Stands in the suggestion's form. */
export async function NotThis() {
  const { t } = await intl("ask");
  const { t: knowledge } = await intl("knowledge");
  return (
    <p className="flex basis-full flex-wrap items-center gap-x-1.5 gap-y-1 text-sm text-muted">
      <span>{t("suggestions.notThis")}</span>
      {reasons.map((reason) => (
        <button
          key={reason}
          type="submit"
          name="reason"
          value={reason}
          data-reject={t("suggestions.noted")}
          className="min-h-6 rounded-md border border-line px-2 text-xs hover:border-field hover:text-ink"
        >
          {knowledge(`article.${reason}`)}
        </button>
      ))}
    </p>
  );
}
