/** What a form shows after it was sent: the answer, and everything that was typed. */
export type FormState = {
  ok: boolean;
  code?: string;
  message?: string;
  /** What fills the sentence of a refusal, for a form that shows more of it. */
  data?: Record<string, string | number | null>;
  fieldErrors?: Record<string, string>;
  values?: Record<string, string | string[]>;
  /** Found in the log beside the cause, for an error that nobody expected. */
  reference?: string;
  /** The HTTP status the page with this form should answer with. */
  status?: number;
  retryAfterSeconds?: number;
};

/** A form action as the screen gets it. */
export type FormAction = (form: FormData) => Promise<FormState>;

/** The hidden field that says which form of the page was sent. */
export const FORM_FIELD = "$FORM";
