import { When } from "@/components/site/when";
import { Icon } from "@/components/ui/icon";
import type { Thread } from "@/lib/community/queries/thread";
import { readIntl } from "@/lib/http/intl";

type Props = { thread: Thread; acceptance: NonNullable<Thread["acceptance"]> };

/** Over the accepted answer: who said that it solved it, when, and until when that can be contested. */
export function AcceptanceLine({ thread, acceptance }: Props) {
  const { t } = readIntl("thread");
  const { firmAt } = acceptance;
  const name = acceptance.name ?? "";
  return (
    <p className="mb-3 flex items-start gap-1.5 text-sm">
      <Icon name="solved" size={18} className="mt-px shrink-0 text-solved" />
      <span className="min-w-0">
        <strong className="font-semibold text-solved">
          {t.rich(`accepted.${acceptance.by}`, { name, at: () => <When at={acceptance.at} /> })}
        </strong>
        {firmAt && acceptance.kind === "provisional" && (
          <span className="text-muted">
            {" · "}
            {t.rich(thread.me?.isAsker ? "accepted.contestableAsker" : "accepted.contestable", {
              at: () => <When at={firmAt} mode="local" />,
            })}
          </span>
        )}
        {firmAt && acceptance.kind === "pending" && (
          <span className="text-muted">
            {" · "}
            {t.rich("accepted.pending", { at: () => <When at={firmAt} mode="local" /> })}
          </span>
        )}
      </span>
    </p>
  );
}
