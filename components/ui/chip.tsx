import type { ReactNode } from "react";
import { cx } from "./cx";
import { Icon, type IconName } from "./icon";

export type Tone = "neutral" | "accent" | "solved" | "ambassador" | "staff" | "danger";

const filled: Record<Tone, string> = {
  neutral: "bg-hover text-muted",
  accent: "bg-accent-soft text-accent",
  solved: "bg-solved-soft text-solved",
  ambassador: "bg-ambassador-soft text-ambassador",
  staff: "bg-staff-soft text-staff",
  danger: "bg-danger-soft text-danger",
};
const plainTones: Record<Tone, string> = {
  neutral: "text-muted",
  accent: "text-accent",
  solved: "text-solved",
  ambassador: "text-ambassador",
  staff: "text-staff",
  danger: "text-danger",
};

type Props = {
  tone?: Tone;
  icon: IconName;
  plain?: boolean;
  title?: string;
  className?: string;
  children: ReactNode;
};

/** A state: colour, icon and word together. Green only for solved, amber for ambassadors, indigo for staff, red for danger. */
export function Chip({ tone = "neutral", icon, plain, title, className, children }: Props) {
  return (
    <span
      title={title}
      className={cx(
        "inline-flex items-center gap-1 whitespace-nowrap font-medium",
        plain ? "text-sm" : "rounded-md px-1.5 py-0.5 text-xs",
        plain ? plainTones[tone] : filled[tone],
        className,
      )}
    >
      <Icon name={icon} size={plain ? 15 : 13} />
      {children}
    </span>
  );
}

/** A word that says nothing about a state: a topic, a product version, a filter. A link with `href`. */
export function Tag({
  href,
  removeLabel,
  children,
}: {
  href?: string;
  removeLabel?: string;
  children: ReactNode;
}) {
  const look =
    "inline-flex min-h-6 items-center gap-1 rounded-md border border-line px-1.5 text-xs text-muted max-w-full";
  const words = (
    <span className="truncate" dir="auto">
      {children}
    </span>
  );
  if (!href) return <span className={look}>{words}</span>;
  return (
    <a href={href} aria-label={removeLabel} className={cx(look, "hover:border-field hover:text-ink")}>
      {words}
      {removeLabel && <Icon name="close" size={12} />}
    </a>
  );
}
