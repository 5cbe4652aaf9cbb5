import type { InputHTMLAttributes, ReactNode } from "react";
import { cx } from "./cx";
import { FieldError } from "./field";
import { useControl } from "./form-context";
import { typedChoice } from "./form-state";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "value"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  value?: string;
  "data-single-keys"?: string;
};

/** A box to tick, with its words; the words can be pressed too. */
export function Checkbox({ label, hint, value = "on", defaultChecked = false, className, ...rest }: Props) {
  const control = useControl(rest);
  // What is wrong with one of several boxes is said once, above them all.
  const error = value === "on" ? control.error : undefined;
  const id = rest.id ?? (value === "on" ? control.id : `${control.id}-${value}`);
  return (
    <div className={className}>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div className="flex items-start gap-2.5">
        <input
          {...rest}
          id={id}
          type="checkbox"
          value={value}
          defaultChecked={typedChoice(control.state, control.name, value, defaultChecked)}
          aria-describedby={cx(hint ? `${id}-hint` : "", error && `${id}-error`) || undefined}
          aria-invalid={error ? true : undefined}
          className="tick"
        />
        <div className="min-w-0">
          <label htmlFor={id} className="text-base">
            {label}
          </label>
          {hint && (
            <p id={`${id}-hint`} className="text-sm text-muted">
              {hint}
            </p>
          )}
        </div>
      </div>
    </div>
  );
}
