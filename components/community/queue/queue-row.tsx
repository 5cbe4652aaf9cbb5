import { PersonMark } from "@/components/community/person-mark";
import { StageChip } from "@/components/community/stage-chip";
import { TopicLink } from "@/components/community/topic-link";
import { When } from "@/components/site/when";
import { Bar } from "@/components/ui/bar";
import { Button } from "@/components/ui/button";
import { Icon, type IconName } from "@/components/ui/icon";
import { Meta } from "@/components/ui/list";
import type { QueueRow } from "@/lib/ambassadors/queries/queue";
import { readIntl } from "@/lib/http/intl";

/** The one form that every button of the queue belongs to. */
export const QUEUE_FORM = "queue-acts";

/** The time left has a bar of its own. */
const reasons = {
  routed: "ambassador",
  topic: "topic",
  newcomer: "star",
  same_problem: "samePeople",
  waits_long: "stale",
  unanswered: "open",
} as const;
type Shown = keyof typeof reasons;
const isShown = (reason: string): reason is Shown => reason in reasons;

/** A question that waits: why it is here, how much time is left, and who is on it. */
export function QueueQuestion({ row }: { row: QueueRow }) {
  const { t, href } = readIntl("queue");
  return (
    <li
      id={`queue-${row.number}`}
      data-live-item=""
      className="group row-hover relative flex flex-col gap-x-6 gap-y-2 py-3 sm:flex-row sm:items-start"
    >
      <div className="min-w-0 flex-1">
        <h2 className="text-base leading-snug font-medium text-pretty" dir="auto">
          <a href={href(`/questions/${row.number}/${row.slug}`)} className="row-link group-hover:text-accent">
            {row.title}
          </a>
        </h2>
        <ul
          aria-label={t("reasons")}
          className="mt-1 flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-sm text-muted"
        >
          {row.reasons.filter(isShown).map((reason) => (
            <li key={reason} className="inline-flex items-start gap-1">
              <Icon name={reasons[reason] satisfies IconName} size={14} className="mt-0.75 text-faint" />
              {t(`reason.${reason}`, { count: row.sameProblems, because: because(row) })}
            </li>
          ))}
        </ul>
        <Meta className="mt-1.5">
          <StageChip stage={row.stage === "draft" ? "open" : row.stage} plain />
          {row.topic && <TopicLink topic={row.topic} />}
          <PersonMark person={{ ...row.asker, mark: null }} />
          <When at={row.askedAt} />
        </Meta>
      </div>
      <div className="row-over flex shrink-0 items-center gap-4 sm:w-80 sm:justify-end lg:w-96">
        {row.clock && <Clock clock={row.clock} />}
        <ClaimState row={row} />
      </div>
    </li>
  );
}

/** Why this reader of all people was told, in words. */
function because({ routed }: QueueRow): string {
  const { t, format } = readIntl("notify");
  const known = (routed ?? []).filter((reason) => t.has(`because.${reason}` as never));
  return format.list(known.map((reason) => t(`because.${reason}` as never) as string));
}

function Clock({ clock }: { clock: NonNullable<QueueRow["clock"]> }) {
  const { t } = readIntl("queue");
  const { hoursLeft, hoursInAll } = clock;
  const words =
    hoursLeft <= 0
      ? t("leftNone")
      : hoursLeft >= 48
        ? t("leftDays", { days: Math.floor(hoursLeft / 24) })
        : t("left", { hours: Math.floor(hoursLeft) });
  const max = Math.max(hoursInAll, 0.1);
  return (
    <Bar
      value={Math.max(0, max - Math.max(hoursLeft, 0))}
      max={max}
      text={words}
      tone={hoursLeft <= 4 ? "danger" : "neutral"}
      className="min-w-28 flex-1"
    />
  );
}

function ClaimState({ row }: { row: QueueRow }) {
  const { t } = readIntl("queue");
  const { claim } = row;
  if (claim?.isMine)
    return (
      <div className="text-end">
        <p className="text-sm text-ambassador">
          {t.rich("claimedUntil", { at: () => <When at={claim.expiresAt} mode="local" /> })}
        </p>
        <Press act={`end_claim ${row.number}`} quiet>
          {t("endClaim")}
        </Press>
      </div>
    );
  if (claim)
    return (
      <span className="inline-flex items-center gap-1 text-sm text-ambassador">
        <Icon name="hand" size={14} />
        <bdi>{t("claimed", { name: claim.name })}</bdi>
      </span>
    );
  return (
    <div className="flex flex-wrap items-center justify-end gap-1.5 lg:flex-nowrap">
      {row.mayClaim && <Press act={`claim ${row.number}`}>{t("claim")}</Press>}
      <Press act={`skip ${row.number}`} letter="s" quiet>
        {t("skip")}
      </Press>
    </div>
  );
}

type PressProps = { act: string; quiet?: boolean; letter?: string; children: string };

const Press = ({ act, quiet, letter = "c", children }: PressProps) => (
  <Button
    type="submit"
    form={QUEUE_FORM}
    name="act"
    value={act}
    id={`queue-${letter === "c" ? "act" : "skip"}-${act.split(" ")[1]}`}
    data-key={letter}
    size="sm"
    variant={quiet ? "quiet" : "secondary"}
    className="shrink-0"
  >
    {children}
  </Button>
);
