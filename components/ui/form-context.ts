import { type Context, createElement, type ReactNode } from "react";
import { onePass } from "@/lib/render/one-pass";
import type { FormState } from "./form-state";

export type FieldFacts = {
  id: string;
  name: string;
  describedBy?: string;
  error?: string;
  required?: boolean;
};

/** What the parts around a part tell it. Pages are rendered by the renderer that was lent, so it keeps the value. */
function around<T>(initial: T) {
  let made: Context<T> | undefined;
  return {
    Around({ value, children }: { value: T; children: ReactNode }): ReactNode {
      const renderer = onePass();
      if (!renderer) return children;
      made ??= renderer.createContext(initial);
      return createElement(made, { value }, children);
    },
    read(): T {
      // biome-ignore lint/correctness/useHookAtTopLevel: once a form was around anything, always taken.
      return made ? onePass()!.useContext(made) : initial;
    },
  };
}

const form = around<{ id: string; state: FormState }>({ id: "form", state: {} });
const field = around<FieldFacts | null>(null);

export const AroundForm = form.Around;
export const AroundField = field.Around;

/** The form around this part, and what was answered to it; outside of forms, one that nobody has sent. */
export const useForm = form.read;

/** The id, the description and the error that a control gets from the Field around it. */
export function useControl(props: { id?: string; name?: string; required?: boolean }) {
  const { id, state } = form.read();
  const given = field.read();
  const name = props.name ?? given?.name ?? "";
  const mine = given && given.name === name ? given : null;
  return {
    state,
    name,
    id: props.id ?? mine?.id ?? `${id}-${name}`,
    describedBy: mine?.describedBy,
    error: mine?.error ?? state.fieldErrors?.[name],
    required: props.required ?? mine?.required,
  };
}
