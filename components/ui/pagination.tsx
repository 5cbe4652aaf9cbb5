import { Icon } from "./icon";

type Props = {
  label: string;
  summary: string;
  previous?: { href: string; label: string } | null;
  next?: { href: string; label: string } | null;
};

/** Numbered pages, so that the back button and a bookmark work. Nothing is shown for a single page. */
export function Pagination({ label, summary, previous, next }: Props) {
  if (!previous && !next) return null;
  const look =
    "inline-flex min-h-9 items-center gap-1 rounded-lg border border-line bg-surface px-3 font-medium hover:border-field hover:bg-hover";
  return (
    <nav aria-label={label} className="mt-6 grid grid-cols-[1fr_auto_1fr] items-center gap-3 text-sm">
      <span>
        {previous && (
          <a href={previous.href} rel="prev" className={look}>
            <Icon name="back" className="rtl:-scale-x-100" />
            {previous.label}
          </a>
        )}
      </span>
      <span className="text-muted">{summary}</span>
      <span className="text-end">
        {next && (
          <a href={next.href} rel="next" className={look}>
            {next.label}
            <Icon name="forward" className="rtl:-scale-x-100" />
          </a>
        )}
      </span>
    </nav>
  );
}
