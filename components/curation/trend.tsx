import { cx } from "@/components/ui/cx";

type Props = {
  weeks: readonly number[];
  /** The same in words, for whoever does not see it. */
  label: string;
  width?: number;
  height?: number;
  className?: string;
};

/** Weeks as columns side by side, the latest one darker, on a line that is there even where nobody asked. */
export function Trend({ weeks, label, width = 72, height = 20, className }: Props) {
  const most = Math.max(1, ...weeks);
  const step = width / Math.max(1, weeks.length);
  const bar = Math.max(2, step - 2);
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className={cx("shrink-0", className)}
    >
      <title>{label}</title>
      <path d={`M0 ${height - 0.5}H${width}`} className="stroke-line" fill="none" />
      {weeks.map((count, at) => {
        const tall = Math.round((count / most) * (height - 3));
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a week is its place.
            key={at}
            x={at * step + 1}
            y={height - 1 - tall}
            width={bar}
            height={tall}
            rx="1"
            className={at === weeks.length - 1 ? "fill-accent" : "fill-field"}
          />
        );
      })}
    </svg>
  );
}
