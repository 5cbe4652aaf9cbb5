import { cx } from "./cx";

export type Tab = { href: string; label: string; count?: number | string; current?: boolean };

/** Views of the same list, each with an address of its own. Where they do not fit in one line they take two, so that none is out of sight. */
export function Tabs({ label, tabs, className }: { label: string; tabs: Tab[]; className?: string }) {
  return (
    <nav aria-label={label} className={cx("-mx-1 border-b border-line px-1", className)}>
      <ul className="flex flex-wrap gap-x-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a
              href={tab.href}
              aria-current={tab.current ? "page" : undefined}
              className={cx(
                "-mb-px flex min-h-10 items-center gap-1.5 border-b-2 px-2 text-sm whitespace-nowrap -outline-offset-2 sm:px-2.5",
                tab.current
                  ? "border-accent font-semibold text-ink"
                  : "border-transparent text-muted hover:border-line hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count !== undefined && <span className="font-normal text-faint">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
