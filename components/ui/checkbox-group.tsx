import type { ReactNode } from "react";
import { Checkbox } from "./checkbox";
import { cx } from "./cx";
import { FieldError } from "./field";
import { useControl } from "./form-context";

type Props = {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  options: { value: string; label: ReactNode }[];
  defaultValues?: readonly string[];
  className?: string;
};

/** Any number of a few, all of them in sight. */
export function CheckboxGroup({ name, legend, hint, options, defaultValues = [], className }: Props) {
  const { id, error } = useControl({ name });
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={cx(hint ? `${id}-hint` : "", error && `${id}-error`) || undefined}
      className={className}
    >
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      {hint && (
        <p id={`${id}-hint`} className="-mt-1 mb-1.5 text-sm text-muted">
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            name={name}
            value={value}
            label={label}
            defaultChecked={defaultValues.includes(value)}
          />
        ))}
      </div>
    </fieldset>
  );
}
