import { Icon } from "@/components/ui/icon";
import { Count } from "@/components/ui/list";
import type { BoardGroup } from "@/lib/curation/queries/board";
import { readIntl } from "@/lib/http/intl";
import { Trend } from "./trend";

type Props = { group: BoardGroup };

/** How many asked, and how that changes. */
export function GroupTrend({ group }: Props) {
  const { t, format } = readIntl("repeats");
  const change = group.recent - group.before;
  const growth = t("card.growth", { count: Math.abs(change), sign: change > 0 ? "+" : "−" });
  return (
    <div className="flex items-end gap-2.5">
      {group.trend.some((count) => count > 0) && (
        <Trend weeks={group.trend} label={t("card.trend", { weeks: format.list(group.trend.map(String)) })} />
      )}
      <span
        className="text-sm leading-none font-semibold tabular-nums"
        title={t("card.size", { count: group.size })}
      >
        <span aria-hidden="true">{format.number(group.size)}</span>
        <span className="sr-only">{t("card.size", { count: group.size })}</span>
      </span>
      {change !== 0 && (
        <span
          title={growth}
          className="inline-flex items-center text-xs leading-none text-muted tabular-nums"
        >
          <span aria-hidden="true">{`${change > 0 ? "+" : "−"}${format.number(Math.abs(change))}`}</span>
          <span className="sr-only">{growth}</span>
        </span>
      )}
    </div>
  );
}

/** People, escalations and work, each with an icon; nothing is said of what did not happen. */
export function GroupCounts({ group }: Props) {
  const { t, format } = readIntl("repeats");
  const people = group.askers + group.samePeople;
  const { minutes } = group;
  const spent = t("card.minutes", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  const share = group.escalated / group.size;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-faint">
      <Count label={t("card.people", { count: people })}>
        <Icon name="samePeople" size={13} />
        {format.number(people)}
      </Count>
      {share > 0 && (
        <Count label={t("card.escalated", { share })}>
          <Icon name="support" size={13} />
          {format.number(share, { style: "percent", maximumFractionDigits: 0 })}
        </Count>
      )}
      {minutes > 0 && (
        <Count label={spent}>
          <Icon name="clock" size={13} />
          {shortly(minutes, format)}
        </Count>
      )}
    </p>
  );
}

function shortly(minutes: number, format: ReturnType<typeof readIntl>["format"]): string {
  const unit = minutes < 100 ? "minute" : "hour";
  const value = unit === "minute" ? minutes : minutes / 60;
  return format.number(value, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 0 });
}
