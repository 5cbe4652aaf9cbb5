import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from "react";
import { cx } from "./cx";

type Props = { caption: string; captionHidden?: boolean; className?: string; children: ReactNode };

/** A table that scrolls inside itself where it is too wide. Children are `thead` and `tbody`. */
export function Table({ caption, captionHidden = true, className, children }: Props) {
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
      tabIndex={0}
      className={cx("overflow-x-auto border-y border-line", className)}
    >
      <table className="w-full border-collapse text-sm">
        <caption className={captionHidden ? "sr-only" : "pb-2 text-start font-semibold"}>{caption}</caption>
        {children}
      </table>
    </section>
  );
}

type CellProps = { numeric?: boolean };

export function Th({ numeric, className, ...rest }: ThHTMLAttributes<HTMLTableCellElement> & CellProps) {
  return (
    <th
      scope="col"
      {...rest}
      className={cx(
        "px-3 py-2 font-medium whitespace-nowrap text-faint first:ps-0 last:pe-0",
        numeric ? "text-end" : "text-start",
        className,
      )}
    />
  );
}

export function Td({ numeric, className, ...rest }: TdHTMLAttributes<HTMLTableCellElement> & CellProps) {
  return (
    <td
      {...rest}
      className={cx(
        "border-t border-line px-3 py-2 align-top first:ps-0 last:pe-0",
        numeric && "text-end whitespace-nowrap",
        className,
      )}
    />
  );
}
