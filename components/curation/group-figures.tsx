import { Disclosure } from "@/components/ui/disclosure";
import { Table, Td, Th } from "@/components/ui/table";
import type { RepeatGroup } from "@/lib/curation/queries/repeat-group";
import { readIntl } from "@/lib/http/intl";
import { Trend } from "./trend";

const weekMs = 7 * 24 * 60 * 60_000;

/** Every figure of a group with how it is counted, and the weeks as a picture and as a table. */
export function GroupFigures({ group }: { group: RepeatGroup }) {
  const { t, format } = readIntl("repeats");
  const { minutes, now } = group;
  const figures = [
    { key: "size", value: format.number(group.size), how: t("group.sizeHow") },
    {
      key: "recent",
      value: format.number(group.recent),
      how: t("group.recentHow", { before: group.before }),
    },
    {
      key: "people",
      value: format.number(group.askers + group.samePeople),
      how: t("group.peopleHow", { askers: group.askers, same: group.samePeople }),
    },
    {
      key: "escalated",
      value: format.number(group.escalated / group.size, { style: "percent", maximumFractionDigits: 0 }),
      how: t("group.escalatedHow", { count: group.escalated }),
    },
    {
      key: "spent",
      value: t("group.time", { hours: Math.floor(minutes / 60), minutes: minutes % 60 }),
      how: t("group.spentHow", {
        claimed: Math.round(group.spent.claimed),
        each: group.minutesPerPost,
        posts: group.spent.posts,
      }),
    },
  ] as const;
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 border-y border-line py-4 lg:grid-cols-3">
        {figures.map(({ key, value, how }) => (
          <div key={key}>
            <dt className="text-sm text-faint">{t(`group.${key}`)}</dt>
            <dd>
              <span className="block text-xl font-semibold tabular-nums">{value}</span>
              <span className="block text-xs text-muted">{how}</span>
            </dd>
          </div>
        ))}
        <div>
          <dt className="text-sm text-faint">{t("group.trend")}</dt>
          <dd className="pt-1.5">
            <Trend
              weeks={group.trend}
              label={t("card.trend", { weeks: format.list(group.trend.map(String)) })}
              width={160}
              height={44}
            />
          </dd>
        </div>
      </dl>
      <Disclosure summary={t("group.trendTable")} className="mt-2">
        <Table caption={t("group.trend")} className="max-w-xs">
          <thead>
            <tr>
              <Th>{t("group.week")}</Th>
              <Th numeric>{t("group.asked")}</Th>
            </tr>
          </thead>
          <tbody>
            {group.trend.map((count, at) => {
              const from = new Date(+now - (group.trend.length - at) * weekMs);
              return (
                <tr key={+from}>
                  <Td>{format.dateTime(from, { day: "numeric", month: "short" })}</Td>
                  <Td numeric>{format.number(count)}</Td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      </Disclosure>
    </>
  );
}
