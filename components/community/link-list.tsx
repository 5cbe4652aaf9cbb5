import { Icon, type IconName } from "@/components/ui/icon";

export type Linked = {
  /** With the language prefix. */
  href: string;
  title: string;
  icon: Extract<IconName, "solved" | "open" | "article">;
};

/** Titles beside a page that lead on, each with what kind of thing it is. */
export function LinkList({ items }: { items: Linked[] }) {
  return (
    <ul className="space-y-2 text-sm">
      {items.map(({ href, title, icon }) => (
        <li key={href} className="flex items-start gap-1.5">
          <Icon
            name={icon}
            size={15}
            className={icon === "solved" ? "mt-0.5 text-solved" : "mt-0.5 text-faint"}
          />
          <a href={href} dir="auto" className="min-w-0 hover:text-accent hover:underline">
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
