import { Icon } from "@/components/ui/icon";
import { readIntl } from "@/lib/http/intl";
import type { Checks } from "@/lib/knowledge/publication-checks";

/** What stands between a text and its readers, one line each. */
export function CheckList({ checks }: { checks: Checks }) {
  const { t } = readIntl("workshop");
  const all = [
    ...checks.missing.map((remark) => ({ ...remark, isMissing: true })),
    ...checks.doubts.map((remark) => ({ ...remark, isMissing: false })),
  ];
  if (all.length === 0)
    return (
      <p className="flex items-center gap-2 text-sm text-muted">
        <Icon name="check" className="text-solved" />
        {t("check.none")}
      </p>
    );
  return (
    <ul className="space-y-1.5 text-sm">
      {all.map(({ kind, what, line, isMissing }) => (
        <li key={`${kind} ${what} ${line}`} className="flex items-start gap-2">
          <Icon
            name={isMissing ? "danger" : "alert"}
            className={isMissing ? "mt-0.5 text-danger" : "mt-0.5 text-ambassador"}
          />
          <span className="min-w-0 break-words">
            {t(`check.${kind}`, { what: what ?? "" })}
            {line !== undefined && <span className="text-faint"> {t("check.line", { line })}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
