import { When } from "@/components/site/when";
import { Chip, type Tone } from "@/components/ui/chip";
import { Row } from "@/components/ui/list";
import type { DeskRow } from "@/lib/desk/queries/desk";
import { intl } from "@/lib/http/intl";

type Props = { row: DeskRow; now: Date };

async function Owner({ row: { ownerName: name, ownerIsMe, endedAt } }: { row: DeskRow }) {
  const { t } = await intl("desk");
  if (!name) return null;
  if (endedAt) return <bdi>{ownerIsMe ? t("hadByYou") : t("hadBy", { name })}</bdi>;
  return <bdi>{ownerIsMe ? t("ownedByYou") : t("ownedBy", { name })}</bdi>;
}

/** A case in a list: where it stands, why it is there, who has it, and what was promised by when. */
export async function CaseRow({ row, now, showTeam }: Props & { showTeam: boolean }) {
  const { t, href } = await intl("desk");
  const tone: Tone = row.state === "queued" ? "staff" : "neutral";
  return (
    <Row
      level={2}
      href={href(`/desk/escalations/${row.id}`)}
      visited={false}
      title={row.title}
      meta={
        <>
          <Chip tone={tone} icon="support">
            {t(`state.${row.state}`)}
          </Chip>
          <Chip icon="rule" plain>
            {t(`grounds.${row.grounds as "R1"}`)}
          </Chip>
          {row.restricted && (
            <Chip icon="private" plain>
              {t("restricted")}
            </Chip>
          )}
          {row.owesPlan && (
            <Chip tone="danger" icon="promise" plain>
              {t("owesPlan")}
            </Chip>
          )}
          {row.hasPending && (
            <Chip tone="solved" icon="accept" plain>
              {t("pending")}
            </Chip>
          )}
          {row.topic && <span dir="auto">{row.topic}</span>}
          {showTeam && (
            <Chip icon="people" plain>
              <bdi>{row.teamName}</bdi>
            </Chip>
          )}
          <bdi>{t("asks", { name: row.askerName })}</bdi>
          <Owner row={row} />
          <When at={row.endedAt ?? row.openedAt} />
        </>
      }
      trail={<Next row={row} now={now} />}
    />
  );
}

/** What comes next and when: what was promised, or where nothing is, when the case moves by itself. */
async function Next({ row: { dueAt, waitingUntil, silenceUntil, missed }, now }: Props) {
  const { t } = await intl("desk");
  const at = dueAt ?? waitingUntil ?? silenceUntil;
  if (!at) return null;
  const isOverdue = dueAt !== null && dueAt < now;
  const movesByItself = waitingUntil ? t("comesBack") : t("closesItself");
  return (
    <span className="text-end text-sm max-sm:max-w-28">
      <span className={isOverdue ? "block font-medium text-danger" : "block text-faint"}>
        {dueAt ? t(isOverdue ? "overdue" : "promisedBy") : movesByItself}
      </span>
      <When at={at} />
      {missed > 0 && <span className="block text-danger">{t("missed", { count: missed })}</span>}
    </span>
  );
}
