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

/** A button that shows an icon and says `label`. Only for actions whose icon everybody knows. */
export function IconButton({ icon, label, size = "md", tone = "quiet", className, ...rest }: Props) {
  const look = cx(`icon-btn icon-btn-${size} icon-btn-${tone}`, className);
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
