import { Toolbar } from "@/components/ui/layout";
import type { WorkList } from "@/lib/curation/queries/work-list";
import { workReasons } from "@/lib/curation/rules/work-reasons";
import { intl } from "@/lib/http/intl";
import { withQuery } from "@/lib/http/query";

/** Which articles to see: all, one reason's, one's own, or those that were put off. */
export async function Filters({ list, show }: { list: WorkList; show: string }) {
  const { t, href } = await intl("freshness");
  const choices = [
    { key: "", label: t("work.all"), count: list.total },
    { key: "mine", label: t("work.mine"), count: list.mine },
    ...workReasons
      .filter((reason) => list.counts[reason] > 0 || reason === show)
      .map((reason) => ({ key: reason, label: t(`reason.${reason}`), count: list.counts[reason] })),
    { key: "put-off", label: t("work.putOff"), count: list.putOff },
  ];
  return (
    <Toolbar label={t("work.filter")}>
      {choices.map(({ key, label, count }) => (
        <a
          key={key}
          href={href(withQuery("/curation/work", { show: key }))}
          aria-current={key === show ? "true" : undefined}
          className={`inline-flex min-h-9 items-center gap-1.5 rounded-lg border px-3 text-sm ${
            key === show ? "border-accent bg-accent-soft font-medium" : "border-line hover:border-field"
          }`}
        >
          {label}
          <span className="text-muted tabular-nums">{count}</span>
        </a>
      ))}
    </Toolbar>
  );
}
