import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

type Props = { icon?: IconName; title: ReactNode; children?: ReactNode; actions?: ReactNode; level?: 2 | 3 };

/** What stands where a list is empty: why, and where to go from here. */
export function EmptyState({ icon, title, children, actions, level = 2 }: Props) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className="flex max-w-prose gap-3 rounded-lg border border-dashed border-line px-4 py-5">
      {icon && <Icon name={icon} size={20} className="mt-0.5 text-faint" />}
      <div className="min-w-0">
        <Heading className="text-base font-medium">{title}</Heading>
        {children && <div className="mt-0.5 text-sm text-muted">{children}</div>}
        {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
