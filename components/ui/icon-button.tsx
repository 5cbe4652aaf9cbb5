import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from "react";
import { cx } from "./cx";
import { Icon, type IconName } from "./icon";

type Looks = {
  icon: IconName;
  label: string;
  size?: "sm" | "md";
  tone?: "quiet" | "outline" | "danger";
  className?: string;
};
type Props = Looks &
  (
    | ({ href: string } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Looks>)
    | ({ href?: undefined } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof Looks>)
  );

const tones = {
  quiet: "border-transparent text-muted hover:bg-hover hover:text-ink",
  outline: "border-line bg-surface text-muted hover:bg-hover hover:text-ink hover:border-field",
  danger: "border-transparent text-muted hover:bg-danger-soft hover:text-danger",
};

/** A button that shows an icon and says `label`. Only for actions whose icon everybody knows. */
export function IconButton({ icon, label, size = "md", tone = "quiet", className, ...rest }: Props) {
  const look = cx(
    "relative inline-grid place-items-center rounded-lg border transition-colors duration-100",
    "disabled:opacity-55 disabled:cursor-not-allowed aria-pressed:bg-accent-soft aria-pressed:text-accent",
    size === "sm" ? "size-8" : "size-10",
    tones[tone],
    className,
  );
  const inside = <Icon name={icon} size={size === "sm" ? 16 : 18} />;
  if (rest.href !== undefined) {
    return (
      <a {...rest} title={label} className={look}>
        {inside}
        <span className="sr-only">{label}</span>
      </a>
    );
  }
  return (
    <button type="button" {...rest} aria-label={label} title={label} className={look}>
      {inside}
    </button>
  );
}
