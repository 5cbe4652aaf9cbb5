/** What an action answers to a form: with `ok: false` the page is shown again with everything that was typed. */
export type FormState = {
  ok?: boolean;
  /** Why not, as a word of the program, and what goes with it. */
  code?: string;
  data?: Record<string, string | number | null>;
  message?: string;
  fieldErrors?: Record<string, string | undefined>;
  values?: Record<string, string | string[] | undefined>;
  /** The status with which the page that shows this answers. */
  status?: number;
  retryAfterSeconds?: number;
};

export type FormAction = (form: FormData) => Promise<unknown>;

/** The hidden field that says which form of the page was sent. */
export const FORM_FIELD = "$FORM";

/** The value typed last, or `fallback` when this form has not been sent. */
export function typedValue(state: FormState, name: string, fallback: string | undefined): string | undefined {
  if (!state.values) return fallback;
  const value = state.values[name];
  return Array.isArray(value) ? value[0] : (value ?? "");
}

/** Whether a box was ticked when the form was sent, or `fallback` when it has not been sent. */
export function typedChoice(state: FormState, name: string, value: string, fallback: boolean): boolean {
  if (!state.values) return fallback;
  const given = state.values[name];
  return Array.isArray(given) ? given.includes(value) : given === value;
}
