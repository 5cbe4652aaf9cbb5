import type { BoardGroup } from "@/lib/curation/queries/board";
import { readIntl } from "@/lib/http/intl";
import { GroupCounts, GroupTrend } from "./group-facts";
import { GroupMenu } from "./group-menu";
import { AnsweredBy, Standing } from "./standing";

type Props = { group: BoardGroup; mayCurate: boolean };

/** A group on the board: what it is about, how much it matters, what answers it, and where it can go. */
export function GroupCard({ group, mayCurate }: Props) {
  const { t, href } = readIntl("repeats");
  const said = [group.title, group.article?.title, group.answeredBy?.title].map((title) =>
    title?.toLowerCase(),
  );
  const sample = group.samples.find(({ title }) => !said.includes(title.toLowerCase()));
  return (
    <li
      id={`group-${group.id}`}
      data-card={group.column}
      className="group row-hover relative space-y-2 rounded-lg border border-line bg-surface p-3"
    >
      <div className="flex items-start gap-1">
        <h3
          className="min-w-0 flex-1 text-sm leading-snug font-semibold text-pretty first-letter:uppercase"
          dir="auto"
        >
          <a
            id={`open-${group.id}`}
            href={href(`/curation/groups/${group.id}`)}
            className="row-link line-clamp-3 group-hover:text-accent"
          >
            {group.title}
          </a>
        </h3>
        {mayCurate && <div className="-me-1.5 -mt-1">{<GroupMenu group={group} />}</div>}
      </div>
      <Standing group={group} />
      <GroupTrend group={group} />
      {sample && (
        <p className="line-clamp-2 text-xs text-muted" dir="auto">
          <span className="sr-only">{t("card.sample")} </span>
          {sample.title}
        </p>
      )}
      <AnsweredBy group={group} />
      <GroupCounts group={group} />
    </li>
  );
}
