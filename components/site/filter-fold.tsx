import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

type Props = { summary: string; count: number; children: ReactNode };

/** Filters over a list: in sight from 640 px, folded on a phone behind a word and how many are set. */
export function FilterFold({ summary, count, children }: Props) {
  return (
    <details
      className="group/fold sm:supports-[selector(::details-content)]:[&::details-content]:block sm:supports-[selector(::details-content)]:[&::details-content]:[content-visibility:visible]"
      open={count > 0 || undefined}
    >
      <summary className="inline-flex min-h-9 items-center gap-1.5 rounded-lg border border-line bg-surface px-3 text-sm font-medium hover:border-field sm:supports-[selector(::details-content)]:hidden">
        <Icon name="filter" size={15} />
        {summary}
        {count > 0 && <span className="font-normal text-faint">{count}</span>}
      </summary>
      <div className="max-sm:pt-3">{children}</div>
    </details>
  );
}
