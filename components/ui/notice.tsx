import type { ReactNode } from "react";
import { cx } from "./cx";
import { Icon, type IconName } from "./icon";

export type NoticeTone = "info" | "success" | "warning" | "danger" | "solved" | "ambassador" | "staff";

const looks: Record<NoticeTone, { box: string; ink: string; icon: IconName }> = {
  info: { box: "border-line bg-sunken", ink: "text-muted", icon: "info" },
  success: { box: "border-accent/40 bg-accent-soft/65", ink: "text-accent", icon: "check" },
  warning: { box: "border-field bg-sunken", ink: "text-ink", icon: "alert" },
  danger: { box: "border-danger/40 bg-danger-soft/65", ink: "text-danger", icon: "danger" },
  solved: { box: "border-solved/40 bg-solved-soft/65", ink: "text-solved", icon: "solved" },
  ambassador: {
    box: "border-ambassador/40 bg-ambassador-soft/65",
    ink: "text-ambassador",
    icon: "ambassador",
  },
  staff: { box: "border-staff/40 bg-staff-soft/65", ink: "text-staff", icon: "support" },
};

type Props = {
  tone?: NoticeTone;
  icon?: IconName;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** `alert` interrupts a reader of screens: only for what went wrong just now. */
  role?: "status" | "alert";
  id?: string;
  className?: string;
};

/** Something the page has to say about itself: what happened, what is safe, what next. */
export function Notice({ tone = "info", icon, title, children, actions, role, id, className }: Props) {
  const look = looks[tone];
  return (
    <div
      id={id}
      role={role}
      className={cx("flex gap-2.5 rounded-lg border px-3.5 py-2.5 text-sm", look.box, className)}
    >
      <Icon name={icon ?? look.icon} size={17} className={cx("mt-0.5", look.ink)} />
      <div className="min-w-0 flex-1">
        {title && (
          <p className={cx("font-semibold", tone === "info" || tone === "warning" ? "text-ink" : look.ink)}>
            {title}
          </p>
        )}
        {children && <div className="text-ink">{children}</div>}
        {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
