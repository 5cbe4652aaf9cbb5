import type { ReactNode } from "react";
import { cx } from "./cx";
import { AroundField, useForm } from "./form-context";
import { Icon } from "./icon";

type Props = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  /** The word shown when the field may stay empty, such as "optional". */
  optional?: string;
  required?: boolean;
  labelHidden?: boolean;
  id?: string;
  className?: string;
  children: ReactNode;
};

/** Label, hint and error around one control, joined for readers of screens. */
export function Field({
  name,
  label,
  hint,
  error,
  optional,
  required,
  labelHidden,
  id,
  className,
  children,
}: Props) {
  const form = useForm();
  const fieldId = id ?? `${form.id}-${name}`;
  const problem = error ?? form.state.fieldErrors?.[name];
  const describedBy =
    [hint && `${fieldId}-hint`, problem && `${fieldId}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div className={cx("min-w-0", className)}>
      <label
        htmlFor={fieldId}
        className={cx("block text-sm font-medium", labelHidden ? "sr-only" : "mb-1.5")}
      >
        {label}
        {optional && <span className="ms-1.5 font-normal text-faint">({optional})</span>}
      </label>
      {hint && (
        <p id={`${fieldId}-hint`} className="-mt-1 mb-1.5 text-sm text-muted">
          {hint}
        </p>
      )}
      {problem && <FieldError id={`${fieldId}-error`}>{problem}</FieldError>}
      <AroundField value={{ id: fieldId, name, describedBy, error: problem, required }}>
        {children}
      </AroundField>
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="mb-1.5 flex items-start gap-1.5 text-sm font-medium text-danger">
      <Icon name="danger" size={15} className="mt-0.5" />
      <span>{children}</span>
    </p>
  );
}
