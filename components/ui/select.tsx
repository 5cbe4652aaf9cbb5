import type { SelectHTMLAttributes } from "react";
import { cx } from "./cx";
import { useControl } from "./form-context";
import { typedValue } from "./form-state";
import { controlClass } from "./input";

export type SelectOption = { value: string; label: string; disabled?: boolean };
export type SelectGroup = { label: string; options: SelectOption[] };

type Props = Omit<SelectHTMLAttributes<HTMLSelectElement>, "value" | "children" | "size"> & {
  options: (SelectOption | SelectGroup)[];
  /** The text of an empty first choice. */
  placeholder?: string;
  size?: "sm" | "md";
};

/** One choice of many, the browser's own list. */
export function Select({ options, placeholder, size = "md", className, defaultValue, ...rest }: Props) {
  const control = useControl(rest);
  const fallback = defaultValue === undefined ? undefined : String(defaultValue);
  return (
    <select
      {...rest}
      id={control.id}
      name={control.name}
      required={control.required}
      defaultValue={typedValue(control.state, control.name, fallback)}
      aria-describedby={rest["aria-describedby"] ?? control.describedBy}
      aria-invalid={control.error ? true : undefined}
      className={cx(controlClass, "select-box ps-3 pe-9", size === "sm" ? "h-8 text-sm" : "h-10", className)}
    >
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      {options.map((entry) =>
        "options" in entry ? (
          <optgroup key={entry.label} label={entry.label}>
            {entry.options.map(choice)}
          </optgroup>
        ) : (
          choice(entry)
        ),
      )}
    </select>
  );
}

function choice({ value, label, disabled }: SelectOption) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}
