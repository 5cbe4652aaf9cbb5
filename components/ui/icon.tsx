import { createElement } from "react";
import { cx } from "./cx";
import { type IconName, icons } from "./icons";

export type { IconName };

/** An icon beside a word. It is never the only thing that says something, so readers of screens skip it. */
export function Icon({ name, size = 16, className }: { name: IconName; size?: number; className?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={size < 20 ? 2.1 : 1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      className={cx("shrink-0", className)}
    >
      {icons[name].node.map(([tag, attributes]) => createElement(tag, attributes))}
    </svg>
  );
}
