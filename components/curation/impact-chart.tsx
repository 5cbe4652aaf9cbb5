import type { Counted } from "@/lib/curation/rules/rate-ratio";

type Props = {
  weeks: readonly { from: Date; count: number }[];
  publishedAt: Date;
  before: Counted;
  after: Counted;
  /** The same in words. */
  label: string;
  /** The word at the line. */
  publication: string;
};

const width = 640;
const height = 190;
const foot = 18;
const head = 20;
const weekMs = 7 * 86_400_000;

/** Questions week by week as columns, the line of publication between them, and the mean of either side. */
export function ImpactChart({ weeks, publishedAt, before, after, label, publication }: Props) {
  const means = [before, after].map(({ count, weeks }) => (weeks > 0 ? count / weeks : 0));
  const most = Math.max(1, ...weeks.map(({ count }) => count), ...means);
  const step = width / Math.max(1, weeks.length);
  const y = (value: number) => height - foot - (value / most) * (height - foot - head);
  const first = weeks[0]?.from ?? publishedAt;
  const line = Math.min(width, Math.max(0, ((+publishedAt - +first) / weekMs) * step));
  const isShown = line > 0 && line < width;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      className="block w-full overflow-visible"
    >
      <title>{label}</title>
      {weeks.map(({ from, count }, at) => (
        <rect
          key={from.toISOString()}
          x={at * step + 1}
          y={y(count)}
          width={Math.max(1, step - 2)}
          height={height - foot - y(count)}
          rx="1.5"
          className={+from >= +publishedAt ? "fill-accent" : "fill-field"}
        />
      ))}
      <path d={`M0 ${height - foot}H${width}`} className="stroke-line" fill="none" />
      {isShown && (
        <>
          <path
            d={`M${line} ${head - 6}V${height - foot}`}
            className="stroke-ink"
            strokeWidth="1.5"
            fill="none"
          />
          <path
            d={`M0 ${y(means[0]!)}H${line}M${line} ${y(means[1]!)}H${width}`}
            className="stroke-ink"
            strokeDasharray="4 4"
            fill="none"
          />
          <text
            x={line}
            y={head - 9}
            textAnchor={line > width / 2 ? "end" : "start"}
            // The picture shrinks on a phone; its one word should not.
            className="fill-ink text-2xl sm:text-xs"
          >
            {publication}
          </text>
        </>
      )}
    </svg>
  );
}
