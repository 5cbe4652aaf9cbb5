import { Icon } from "./icon";

/** The way from the front page to here; the page itself is not part of it. */
export function Breadcrumbs({ label, items }: { label: string; items: { href: string; label: string }[] }) {
  return (
    <nav aria-label={label} className="text-sm text-muted">
      <ol className="flex flex-wrap items-center gap-x-1 gap-y-0.5">
        {items.map((item, index) => (
          <li key={item.href} className="flex min-w-0 items-center gap-1">
            {index > 0 && <Icon name="forward" size={13} className="text-faint rtl:-scale-x-100" />}
            <a href={item.href} dir="auto" className="truncate py-0.5 hover:text-ink hover:underline">
              {item.label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
