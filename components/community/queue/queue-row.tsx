import { PersonMark } from "@/components/community/person-mark";
import { StageChip } from "@/components/community/stage-chip";
import { TopicLink } from "@/components/community/topic-link";
import { When } from "@/components/site/when";
import { Bar } from "@/components/ui/bar";
import { Button } from "@/components/ui/button";
import { Icon, type IconName } from "@/components/ui/icon";
import { Row } from "@/components/ui/list";
import type { QueueRow } from "@/lib/ambassadors/queries/queue";
import { intl } from "@/lib/http/intl";

/** The one form that every button of the queue belongs to. */
export const QUEUE_FORM = "queue-acts";

const icons: Record<QueueRow["reasons"][number], IconName> = {
  topic: "topic",
  soon: "clock",
  open_gate: "support",
  newcomer: "star",
  same_problem: "samePeople",
  unanswered: "open",
};

/** A question that waits: why it is here, how much time is left, and who is on it. */
export async function QueueQuestion({ row }: { row: QueueRow }) {
  const { t, href } = await intl("queue");
  return (
    <Row
      id={`queue-${row.number}`}
      level={2}
      href={href(`/questions/${row.number}/${row.slug}`)}
      title={row.title}
      text={
        <span className="flex flex-wrap gap-x-3 gap-y-0.5">
          {row.reasons.map((reason) => (
            <span key={reason} className="inline-flex items-center gap-1 whitespace-nowrap">
              <Icon name={icons[reason]} size={14} className="text-faint" />
              {t(`reason.${reason}`, { count: row.sameProblems })}
            </span>
          ))}
        </span>
      }
      meta={
        <>
          <StageChip stage={row.stage === "draft" ? "open" : row.stage} plain />
          {row.topic && <TopicLink topic={row.topic} />}
          <PersonMark person={{ ...row.asker, mark: null }} />
          <When at={row.askedAt} />
        </>
      }
      trail={
        <div className="flex w-36 flex-col items-end gap-2 text-end sm:w-44">
          {row.clock && <Clock clock={row.clock} />}
          <ClaimState row={row} />
        </div>
      }
    />
  );
}

async function Clock({ clock }: { clock: NonNullable<QueueRow["clock"]> }) {
  const { t } = await intl("queue");
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
      className="w-full"
    />
  );
}

async function ClaimState({ row }: { row: QueueRow }) {
  const { t } = await intl("queue");
  const { claim } = row;
  if (claim?.isMine)
    return (
      <>
        <span className="text-sm text-ambassador">
          {t.rich("claimedUntil", { at: () => <When at={claim.expiresAt} mode="local" /> })}
        </span>
        <Press act={`end_claim ${row.number}`} quiet>
          {t("endClaim")}
        </Press>
      </>
    );
  if (claim)
    return (
      <span className="inline-flex items-center gap-1 text-sm text-ambassador">
        <Icon name="hand" size={14} />
        <bdi>{t("claimed", { name: claim.name })}</bdi>
      </span>
    );
  return row.mayClaim && <Press act={`claim ${row.number}`}>{t("claim")}</Press>;
}

const Press = ({ act, quiet, children }: { act: string; quiet?: boolean; children: string }) => (
  <Button
    type="submit"
    form={QUEUE_FORM}
    name="act"
    value={act}
    id={`queue-act-${act.split(" ")[1]}`}
    size="sm"
    variant={quiet ? "quiet" : "secondary"}
    className="text-start"
  >
    {children}
  </Button>
);
