import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { NearGroup } from "@/lib/curation/queries/near-groups";
import { readIntl } from "@/lib/http/intl";

type Props = { near: readonly NearGroup[]; label: string };

/** Another group: one of those that are most like this one, or any by its number. */
export function GroupTarget({ near, label }: Props) {
  const { t } = readIntl("repeats");
  return (
    <>
      {near.length > 0 && (
        <Field name="intoId" label={label} className="max-w-72 min-w-40 flex-1">
          <Select
            size="sm"
            placeholder={t("group.choose")}
            options={near.map(({ id, title, size }) => ({
              value: String(id),
              label: t("group.targetLabel", { title, size }),
            }))}
          />
        </Field>
      )}
      <Field name="number" label={t(near.length > 0 ? "group.number" : "group.onlyNumber")} className="w-36">
        <Input size="sm" inputMode="numeric" maxLength={9} />
      </Field>
    </>
  );
}
