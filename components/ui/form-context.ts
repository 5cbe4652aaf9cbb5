"use client";

import { createContext, useContext } from "react";
import type { FormState } from "./form-state";

export const FormContext = createContext<{ id: string; state: FormState }>({ id: "form", state: {} });

export type FieldFacts = {
  id: string;
  name: string;
  describedBy?: string;
  error?: string;
  required?: boolean;
};
export const FieldContext = createContext<FieldFacts | null>(null);

/** The id, the description and the error that a control gets from the Field around it. */
export function useControl(props: { id?: string; name?: string; required?: boolean }) {
  const form = useContext(FormContext);
  const field = useContext(FieldContext);
  const name = props.name ?? field?.name ?? "";
  const mine = field && field.name === name ? field : null;
  return {
    state: form.state,
    name,
    id: props.id ?? mine?.id ?? `${form.id}-${name}`,
    describedBy: mine?.describedBy,
    error: mine?.error ?? form.state.fieldErrors?.[name],
    required: props.required ?? mine?.required,
  };
}
