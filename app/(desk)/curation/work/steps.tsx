import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { putOffDays } from "@/lib/curation/commands/dismiss-reason";
import { reviewMonths } from "@/lib/curation/commands/mark-reviewed";
import type { WorkList } from "@/lib/curation/queries/work-list";
import { endedByReview } from "@/lib/curation/rules/work-reasons";
import type { WorkItem } from "@/lib/curation/signals/work-items";
import { intl } from "@/lib/http/intl";
import { assignOwner, needsUpdate, putOff, reviewed, upToDate } from "./actions";

type Props = { item: WorkItem; curators: WorkList["curators"]; query: string };

const form = "flex flex-wrap items-end gap-2";

/** What a curator can do about an article without opening it: say that it is right, or one of the steps that are folded. */
export async function Steps({ item, curators, query }: Props) {
  const { t } = await intl("freshness");
  const about = (
    <>
      <input type="hidden" name="articleId" value={item.id} />
      <input type="hidden" name="list" value={query} />
    </>
  );
  const months = reviewMonths.map((count) => ({
    value: String(count),
    label: count === 12 ? t("work.months12") : t("work.months", { count }),
  }));
  return (
    <>
      {item.reasons.includes("behind") && (
        <ActionForm id={`up-to-date-${item.id}`} action={upToDate}>
          {about}
          <SubmitButton size="sm" variant="secondary" icon="check">
            {t("work.upToDate")}
          </SubmitButton>
        </ActionForm>
      )}
      {item.reasons.some((reason) => endedByReview.includes(reason)) && (
        <ActionForm id={`reviewed-${item.id}`} action={reviewed} className="flex items-center gap-1.5">
          {about}
          <SubmitButton size="sm" variant="secondary" icon="check">
            {t("work.reviewed")}
          </SubmitButton>
          <Field name="months" label={t("work.reviewedAgain")} labelHidden id={`months-${item.id}`}>
            <Select size="sm" options={months} defaultValue="6" />
          </Field>
        </ActionForm>
      )}
      <Disclosure
        summary={t("work.more")}
        forms={[`needs-update-${item.id}`, `owner-${item.id}`, `put-off-${item.id}`]}
        className="min-w-0 open:basis-full"
      >
        <div className="space-y-4 rounded-lg border border-line bg-surface p-4">
          {item.status !== "needs_update" && (
            <ActionForm id={`needs-update-${item.id}`} action={needsUpdate} className={form}>
              {about}
              <Field name="reason" label={t("work.needsUpdateWhy")} id={`why-${item.id}`} required>
                <Input size="sm" maxLength={500} />
              </Field>
              <SubmitButton size="sm" variant="secondary">
                {t("work.needsUpdate")}
              </SubmitButton>
            </ActionForm>
          )}
          <ActionForm id={`owner-${item.id}`} action={assignOwner} className={form}>
            {about}
            <Field name="ownerId" label={t("work.assignTo")} id={`owner-of-${item.id}`}>
              <Select
                size="sm"
                options={[
                  { value: "", label: t("work.nobody") },
                  ...curators.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                defaultValue={item.owner?.id ?? ""}
              />
            </Field>
            <SubmitButton size="sm" variant="secondary">
              {t("work.assign")}
            </SubmitButton>
          </ActionForm>
          {item.reasons.length > 0 && <PutOffForm item={item} query={query} />}
        </div>
      </Disclosure>
    </>
  );
}

async function PutOffForm({ item, query }: Pick<Props, "item" | "query">) {
  const { t } = await intl("freshness");
  return (
    <ActionForm id={`put-off-${item.id}`} action={putOff} className={form}>
      <input type="hidden" name="articleId" value={item.id} />
      <input type="hidden" name="list" value={query} />
      <Field name="reason" label={t("work.dismissReason")} id={`reason-${item.id}`}>
        <Select
          size="sm"
          options={item.reasons.map((reason) => ({ value: reason, label: t(`reason.${reason}`) }))}
        />
      </Field>
      <Field name="days" label={t("work.dismissFor")} id={`days-${item.id}`}>
        <Select
          size="sm"
          options={putOffDays.map((count) => ({ value: String(count), label: t("work.days", { count }) }))}
          defaultValue="30"
        />
      </Field>
      <Field name="note" label={t("work.dismissNote")} optional={t("work.optional")} id={`note-${item.id}`}>
        <Input size="sm" maxLength={500} />
      </Field>
      <SubmitButton size="sm" variant="secondary">
        {t("work.dismiss")}
      </SubmitButton>
    </ActionForm>
  );
}
