import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from "react";
import { cx } from "./cx";
import { Icon, type IconName } from "./icon";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

type Looks = {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: IconName;
  iconEnd?: IconName;
  block?: boolean;
  busy?: boolean;
  children?: ReactNode;
  className?: string;
};
export type ButtonProps = Looks &
  (
    | ({ href: string } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Looks>)
    | ({ href?: undefined } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof Looks>)
  );

/** The look of a button, for what must be another element. The classes are in app/styles/parts.css: a page has many. */
export function buttonClass({ variant = "secondary", size = "md", block, className }: Looks = {}): string {
  return cx("btn", `btn-${variant}`, `btn-${size}`, block && "w-full", className);
}

/** A button; with `href` it is a link that looks like one. One primary button a view. */
export function Button({
  variant,
  size,
  icon,
  iconEnd,
  block,
  busy,
  children,
  className,
  ...rest
}: ButtonProps) {
  const look = buttonClass({ variant, size, block, className });
  const iconSize = size === "sm" ? 15 : size === "lg" ? 18 : 16;
  const inside = (
    <>
      <span className="spinner" aria-hidden="true" />
      {icon && <Icon name={icon} size={iconSize} className="button-icon" />}
      {children}
      {iconEnd && <Icon name={iconEnd} size={iconSize} />}
    </>
  );
  if (rest.href !== undefined) {
    return (
      <a {...rest} className={look}>
        {inside}
      </a>
    );
  }
  return (
    <button type="button" {...rest} aria-busy={busy || undefined} className={look}>
      {inside}
    </button>
  );
}

/** Sends the form it stands in. While the form is on its way the script sets `aria-busy`. */
export function SubmitButton({
  variant = "primary",
  ...rest
}: Looks & Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof Looks | "type">) {
  return <Button variant={variant} {...rest} type="submit" data-submit="" />;
}
