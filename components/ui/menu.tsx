import type { ReactNode } from "react";
import { buttonClass } from "./button";
import { cx } from "./cx";
import { Icon, type IconName } from "./icon";

type Props = {
  /** The words of the trigger; with `hideLabel` only readers of screens get them. */
  label: string;
  icon?: IconName;
  trigger?: ReactNode;
  hideLabel?: boolean;
  align?: "start" | "end";
  size?: "sm" | "md";
  id?: string;
  className?: string;
  children: ReactNode;
};

/** Links and buttons behind a trigger. It opens and closes without a script, by pointer and keys. */
export function Menu({
  label,
  icon,
  trigger,
  hideLabel,
  align = "end",
  size = "md",
  id,
  className,
  children,
}: Props) {
  return (
    <details id={id} name="menu" data-menu="" className={cx("menu relative inline-block", className)}>
      <summary
        aria-label={hideLabel ? label : undefined}
        title={hideLabel ? label : undefined}
        className={cx(
          trigger
            ? "grid min-h-8 min-w-8 place-items-center rounded-full"
            : buttonClass({ variant: hideLabel ? "quiet" : "secondary", size, className: "flex!" }),
          hideLabel && !trigger && (size === "sm" ? "size-8 px-0!" : "size-10 px-0!"),
        )}
      >
        {trigger ?? (
          <>
            {icon && <Icon name={icon} />}
            {!hideLabel && label}
            {!hideLabel && <Icon name="down" size={14} />}
          </>
        )}
      </summary>
      <div
        className={cx(
          "menu-panel absolute top-full mt-1.5 w-max max-w-[min(18rem,calc(100vw-2rem))] min-w-48 rounded-lg border border-line bg-surface p-1 shadow-float",
          align === "end" ? "end-0" : "start-0",
        )}
      >
        {children}
      </div>
    </details>
  );
}

const item =
  "flex min-h-9 w-full items-center gap-2.5 rounded-md px-2.5 py-1.5 text-start text-sm hover:bg-hover -outline-offset-2";

export function MenuLink({
  href,
  icon,
  current,
  children,
}: {
  href: string;
  icon?: IconName;
  current?: boolean;
  children: ReactNode;
}) {
  return (
    <a
      href={href}
      aria-current={current ? "page" : undefined}
      className={cx(item, current && "font-semibold")}
    >
      {icon && <Icon name={icon} className="text-faint" />}
      {children}
    </a>
  );
}

/** Stands inside a form in the menu, or names the `form` elsewhere on the page, and sends it. */
export function MenuButton({
  icon,
  tone,
  name,
  value,
  form,
  popoverTarget,
  children,
}: {
  icon?: IconName;
  tone?: "danger";
  name?: string;
  value?: string;
  form?: string;
  popoverTarget?: string;
  children: ReactNode;
}) {
  return (
    <button
      type={popoverTarget ? "button" : "submit"}
      name={name}
      value={value}
      form={form}
      popoverTarget={popoverTarget}
      className={cx(item, tone === "danger" && "text-danger hover:bg-danger-soft")}
    >
      {icon && <Icon name={icon} className={tone === "danger" ? "text-danger" : "text-faint"} />}
      {children}
    </button>
  );
}

/** Does something on the page by its script. */
export function MenuItem({ children, ...data }: { children: ReactNode; "data-block"?: string }) {
  return (
    <button type="button" {...data} className={item}>
      {children}
    </button>
  );
}

export function MenuSection({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <div className="border-line not-first:mt-1 not-first:border-t not-first:pt-1">
      {label && <p className="px-2.5 pt-1 pb-0.5 text-xs text-faint">{label}</p>}
      {children}
    </div>
  );
}
