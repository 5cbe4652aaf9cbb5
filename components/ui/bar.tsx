import { cx } from "./cx";

type Props = {
  value: number;
  max: number;
  text: string;
  tone?: "neutral" | "accent" | "danger";
  className?: string;
};

/** How much of something is used up; the words say it, the bar shows it. */
export function Bar({ value, max, text, tone = "neutral", className }: Props) {
  return (
    <div className={cx("min-w-24", className)}>
      <p className={cx("text-sm", tone === "danger" ? "font-medium text-danger" : "text-muted")}>{text}</p>
      <progress
        value={Math.min(value, max)}
        max={max}
        aria-label={text}
        className={cx("bar mt-1 block", tone === "danger" && "bar-danger", tone === "accent" && "bar-accent")}
      />
    </div>
  );
}
