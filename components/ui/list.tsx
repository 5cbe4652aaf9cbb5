import type { ReactNode } from "react";
import { cx } from "./cx";

/** Rows divided by hairlines. Lists are rows, not cards. */
export function List({
  id,
  label,
  ordered,
  frame,
  className,
  children,
}: {
  id?: string;
  label?: string;
  ordered?: boolean;
  frame?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const Element = ordered ? "ol" : "ul";
  return (
    <Element
      id={id}
      aria-label={label}
      className={cx(
        "divide-y divide-line",
        frame ? "rounded-lg border border-line bg-surface" : "border-y border-line",
        className,
      )}
    >
      {children}
    </Element>
  );
}

type RowProps = {
  id?: string;
  /** With an address the whole row can be pressed; other links in it need the class `row-over`. */
  href?: string;
  /** Told by the browser when the link is followed. */
  ping?: string;
  title: ReactNode;
  /** A small thing before the title: a count, an avatar, an icon. */
  lead?: ReactNode;
  text?: ReactNode;
  meta?: ReactNode;
  trail?: ReactNode;
  level?: 2 | 3;
  visited?: boolean;
  current?: boolean;
  padded?: boolean;
  className?: string;
};

/** One row: what it is, two lines about it at most, and facts in small print. */
export function Row({
  id,
  href,
  ping,
  title,
  lead,
  text,
  meta,
  trail,
  level = 3,
  visited = true,
  current,
  padded,
  className,
}: RowProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <li
      id={id}
      aria-current={current ? "true" : undefined}
      className={cx(
        "group relative flex gap-3 py-3",
        padded && "px-4",
        href && "row-hover",
        current && "bg-accent-soft",
        className,
      )}
    >
      {lead && <div className="shrink-0 pt-0.5">{lead}</div>}
      <div className="min-w-0 flex-1">
        <Heading className="text-base leading-snug font-medium text-pretty" dir="auto">
          {href ? (
            <a
              href={href}
              ping={ping}
              className={cx("row-link group-hover:text-accent", visited && "visited:text-muted")}
            >
              {title}
            </a>
          ) : (
            title
          )}
        </Heading>
        {text && <div className="mt-1 line-clamp-2 text-sm text-muted">{text}</div>}
        {meta && <Meta className="mt-1.5">{meta}</Meta>}
      </div>
      {trail && <div className="row-over flex shrink-0 items-start gap-2">{trail}</div>}
    </li>
  );
}

/** Facts in small print, apart by space. Lines are 24 px high, since a thumb must hit the links in them. */
export function Meta({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className={cx("flex flex-wrap items-center gap-x-3 text-sm leading-6 text-faint", className)}>
      {children}
    </div>
  );
}

/** A number with its word, or with an icon where the word would repeat in every row. */
export function Count({ children, label }: { children: ReactNode; label: string }) {
  return (
    <span title={label} className="inline-flex items-center gap-1 whitespace-nowrap">
      <span aria-hidden="true" className="inline-flex items-center gap-1">
        {children}
      </span>
      <span className="sr-only">{label}</span>
    </span>
  );
}

/** Term and value pairs for a rail: asked, topic, with support since. */
export function Facts({
  items,
  className,
}: {
  items: { term: string; value: ReactNode }[];
  className?: string;
}) {
  return (
    <dl
      className={cx("grid grid-cols-[fit-content(60%)_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm", className)}
    >
      {items.map(({ term, value }) => (
        <div key={term} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-faint">{term}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
