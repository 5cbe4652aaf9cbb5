import type { ReactNode } from "react";
import { cx } from "./cx";
import { FieldError } from "./field";
import { useControl } from "./form-context";
import { typedChoice } from "./form-state";

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };
type Props = {
  name: string;
  legend: ReactNode;
  legendHidden?: boolean;
  hint?: ReactNode;
  options: RadioOption[];
  defaultValue?: string;
  required?: boolean;
  /** `inline` for two or three short words beside each other. */
  layout?: "stack" | "inline";
  className?: string;
};

/** One choice of a few, all of them in sight. */
export function RadioGroup({
  name,
  legend,
  legendHidden,
  hint,
  options,
  defaultValue,
  required,
  layout,
  className,
}: Props) {
  const { id, state, error } = useControl({ name });
  const describedBy = cx(hint ? `${id}-hint` : "", error && `${id}-error`) || undefined;
  return (
    <fieldset
      id={id}
      aria-describedby={describedBy}
      aria-invalid={error ? true : undefined}
      className={className}
    >
      <legend className={cx("mb-1.5 text-sm font-medium", legendHidden && "sr-only")}>{legend}</legend>
      {hint && (
        <p id={`${id}-hint`} className="-mt-1 mb-1.5 text-sm text-muted">
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div className={layout === "inline" ? "flex flex-wrap gap-x-6 gap-y-2" : "space-y-2"}>
        {options.map((option) => {
          const optionId = `${id}-${option.value}`;
          return (
            <div key={option.value} className="flex items-start gap-2.5">
              <input
                id={optionId}
                type="radio"
                name={name}
                value={option.value}
                required={required}
                disabled={option.disabled}
                defaultChecked={typedChoice(state, name, option.value, option.value === defaultValue)}
                aria-describedby={option.hint ? `${optionId}-hint` : undefined}
                className="tick"
              />
              <div className="min-w-0">
                <label htmlFor={optionId}>{option.label}</label>
                {option.hint && (
                  <p id={`${optionId}-hint`} className="text-sm text-muted">
                    {option.hint}
                  </p>
                )}
              </div>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
