import type { InputHTMLAttributes } from "react";
import { cx } from "./cx";
import { useControl } from "./form-context";
import { typedValue } from "./form-state";
import { Icon, type IconName } from "./icon";

export const controlClass =
  "w-full rounded-lg border border-field bg-surface text-ink transition-colors duration-100 hover:border-muted " +
  "focus-visible:border-accent focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-sunken disabled:text-faint " +
  "aria-invalid:border-danger aria-invalid:outline-danger [&[readonly]]:bg-sunken";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "size" | "value"> & {
  icon?: IconName;
  size?: "sm" | "md" | "lg";
};
const sizes = { sm: "h-8 px-2.5 text-sm", md: "h-10 px-3", lg: "h-12 px-3.5 text-lg" };

/** One line of text. Inside an ActionForm it keeps what was typed, except passwords and files. */
export function Input({ icon, size = "md", className, defaultValue, dir, ...rest }: Props) {
  const control = useControl(rest);
  const keeps = rest.type !== "password" && rest.type !== "file";
  const fallback = defaultValue === undefined ? undefined : String(defaultValue);
  const input = (
    <input
      {...rest}
      dir={
        dir ??
        (rest.type === undefined || rest.type === "text" || rest.type === "search" ? "auto" : undefined)
      }
      id={control.id}
      name={control.name}
      required={control.required}
      defaultValue={keeps ? typedValue(control.state, control.name, fallback) : undefined}
      aria-describedby={rest["aria-describedby"] ?? control.describedBy}
      aria-invalid={control.error ? true : undefined}
      className={cx(controlClass, rest.type === "file" ? fileClass : sizes[size], icon && "ps-9", className)}
    />
  );
  if (!icon) return input;
  return (
    <span className="relative block">
      <Icon name={icon} className="pointer-events-none absolute inset-y-0 start-3 my-auto text-faint" />
      {input}
    </span>
  );
}

const fileClass =
  "p-1.5 text-sm text-muted file:me-3 file:h-7 file:rounded-md file:border-0 file:bg-hover file:px-3 file:text-sm file:font-medium file:text-ink";
