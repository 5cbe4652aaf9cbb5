import { cx } from "./cx";
import { Icon } from "./icon";

/** Where one is in a form of several pages. Steps that are done can be links. */
export function Steps({
  label,
  steps,
}: {
  label: string;
  steps: { label: string; state: "done" | "current" | "ahead"; href?: string }[];
}) {
  return (
    <ol aria-label={label} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      {steps.map((step, index) => (
        <li
          key={step.label}
          aria-current={step.state === "current" ? "step" : undefined}
          className={cx(
            "flex items-center gap-2",
            step.state === "current" ? "font-semibold text-ink" : "text-faint",
          )}
        >
          {index > 0 && <span aria-hidden="true" className="h-px w-5 bg-line" />}
          <span
            className={cx(
              "grid size-5 place-items-center rounded-full border text-xs leading-none font-semibold",
              step.state === "current" ? "border-accent-fill bg-accent-fill text-on-fill" : "border-field",
            )}
          >
            {step.state === "done" ? <Icon name="check" size={12} /> : index + 1}
          </span>
          {step.href ? (
            <a href={step.href} className="hover:text-ink hover:underline">
              {step.label}
            </a>
          ) : (
            step.label
          )}
        </li>
      ))}
    </ol>
  );
}
