import { MoreLink } from "@/components/ui/text";
import type { Board } from "@/lib/curation/queries/board";
import { type Column, columns } from "@/lib/curation/rules/column";
import { readIntl } from "@/lib/http/intl";
import { GroupCard } from "./group-card";

type Props = {
  board: Pick<Board, "groups" | "counts">;
  mayCurate: boolean;
  /** The address of one column, without language. */
  hrefFor: (column: Column) => string;
};

/** The columns side by side where there is room, each above the next where there is none. */
export function BoardColumns({ board, mayCurate, hrefFor }: Props) {
  const { t, href, format } = readIntl("repeats");
  return (
    <repeat-board>
      <div className="grid gap-x-3 gap-y-8 xl:mx-[calc(50%-min(50vw-2rem,48rem))] xl:grid-cols-6">
        {columns.map((column) => {
          const more = board.counts[column] - board.groups[column].length;
          return (
            <section
              key={column}
              aria-labelledby={`column-${column}`}
              data-column={column}
              className="board-column min-w-0 rounded-lg xl:-m-1 xl:p-1"
            >
              <h2 id={`column-${column}`} className="flex items-baseline gap-2 pb-2 text-sm font-semibold">
                {t(`columns.${column}`)}
                <span className="font-normal text-faint tabular-nums">
                  {format.number(board.counts[column])}
                </span>
              </h2>
              {board.groups[column].length === 0 ? (
                <p className="rounded-lg border border-dashed border-line px-3 py-4 text-xs text-faint">
                  {t(`columnHints.${column}`)}
                </p>
              ) : (
                <ul className="grid grid-cols-[minmax(0,1fr)] gap-2 sm:max-xl:grid-cols-[repeat(2,minmax(0,1fr))]">
                  {board.groups[column].map((group) => (
                    <GroupCard key={group.id} group={group} mayCurate={mayCurate} />
                  ))}
                </ul>
              )}
              {more > 0 && (
                <p className="pt-2">
                  <MoreLink href={href(hrefFor(column))}>{t("more", { count: more })}</MoreLink>
                </p>
              )}
            </section>
          );
        })}
      </div>
    </repeat-board>
  );
}
