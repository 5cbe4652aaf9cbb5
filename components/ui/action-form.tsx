import type { ReactNode } from "react";
import { onePass } from "@/lib/render/one-pass";
import { cx } from "./cx";
import { AroundForm } from "./form-context";
import { FORM_FIELD, type FormAction, type FormState } from "./form-state";
import { Icon } from "./icon";

type Props = {
  /** Unique on the page; the fields' ids begin with it. */
  id: string;
  action: FormAction;
  children: ReactNode;
  /** Ids of the elements that the script replaces with those of the answer. */
  swap?: string;
  /** What it does changes more of the page than that: once it is done, all of it is loaded anew. */
  whole?: boolean;
  /** A token made with the page: the same form sent twice counts once. */
  once?: string;
  /** The key under which the script keeps a draft in this browser. */
  draft?: string;
  /** What is kept is newer than what the page came with, as when a stored text is edited. */
  draftWins?: boolean;
  label?: string;
  /** The fields' labels, so that the list of problems can name them. */
  labels?: Record<string, string>;
  className?: string;
  /** Where the error and success texts stand; `none` when the page shows them itself. */
  messages?: "top" | "none";
};

/** A form for a server action. It posts without JavaScript; an error comes back with everything that was typed. */
export function ActionForm({
  id,
  action,
  children,
  swap,
  whole,
  once,
  draft,
  draftWins,
  label,
  labels = {},
  className,
  messages = "top",
}: Props) {
  const sent = onePass()?.request()?.sent;
  const state = sent?.form === id ? (sent.state as FormState) : {};
  return (
    <form
      id={id}
      action=""
      method="post"
      encType="multipart/form-data"
      data-swap={swap}
      data-whole={whole ? "" : undefined}
      data-draft={draft}
      data-draft-wins={draftWins ? "" : undefined}
      aria-label={label}
      noValidate
      className={className}
    >
      <input type="hidden" name={`$ACTION_ID_${idOf(action)}`} />
      <input type="hidden" name={FORM_FIELD} value={id} />
      {once && <input type="hidden" name="once" value={once} />}
      {state.ok === false && state.status && (
        <meta
          name="firsthand-status"
          content={[state.status, state.retryAfterSeconds].filter(Boolean).join(" ")}
        />
      )}
      {messages === "top" && <FormMessage id={id} state={state} labels={labels} />}
      <AroundForm value={{ id, state }}>{children}</AroundForm>
    </form>
  );
}

/** The number under which Next knows an action; the build puts it on each function of a file of actions. */
function idOf(action: FormAction): string {
  const id = (action as { $$id?: string }).$$id;
  if (!id) throw new Error("An ActionForm needs an action from a file of actions.");
  return id;
}

function FormMessage({
  id,
  state,
  labels,
}: {
  id: string;
  state: FormState;
  labels: Record<string, string>;
}) {
  if (state.ok === undefined || (!state.message && !state.fieldErrors)) return null;
  const problems = Object.entries(state.fieldErrors ?? {}).filter(
    ([, text]) => text && text !== state.message,
  );
  if (state.ok) {
    return (
      <p role="status" className={cx(box, "border-accent bg-accent-soft")}>
        <Icon name="check" className="mt-0.5 text-accent" />
        <span>{state.message}</span>
      </p>
    );
  }
  return (
    <div
      id={`${id}-problem`}
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: after a failed form the place to read on is the reason.
      autoFocus
      className={cx(box, "border-danger bg-danger-soft")}
    >
      <Icon name="danger" className="mt-0.5 text-danger" />
      <div className="min-w-0">
        <p className="font-medium">{state.message}</p>
        {problems.length > 0 && (
          <ul className="mt-1 list-disc ps-4">
            {problems.map(([name, text]) => (
              <li key={name}>
                <a href={`#${id}-${name}`} className="underline underline-offset-2">
                  {labels[name] ? `${labels[name]}: ${text}` : text}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

const box = "mb-4 flex gap-2.5 rounded-lg border px-3.5 py-2.5 text-sm";
