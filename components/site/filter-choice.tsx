import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

type Props = {
  name: string;
  label: ReactNode;
  /** What stands there while nothing is chosen. */
  any: string;
  value: string;
  options: readonly { value: string; label: string }[];
  className?: string;
};

/** One choice of a form that narrows a list, with the way not to choose. */
export function FilterChoice({ name, label, any, value, options, className }: Props) {
  return (
    <Field name={name} label={label} className={className}>
      <Select size="sm" defaultValue={value} options={[{ value: "", label: any }, ...options]} />
    </Field>
  );
}
