import { cx } from "./cx";

const sizes = { 20: "size-5", 24: "size-6", 32: "size-8", 40: "size-10", 64: "size-16" } as const;

/** Initials on a quiet tint that stays the same for a person. Says nothing by itself: the name stands beside it. */
export function Avatar({
  name,
  seed,
  size = 32,
  className,
}: {
  name: string;
  seed: string;
  size?: keyof typeof sizes;
  className?: string;
}) {
  return (
    <svg
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
      className={cx("shrink-0 rounded-full", sizes[size], className)}
    >
      <rect width="32" height="32" className={`avatar-${tint(seed)}`} />
      <text x="16" y="16" dy="0.36em" textAnchor="middle" fontSize={13} fontWeight={600} className="fill-ink">
        {initials(name)}
      </text>
    </svg>
  );
}

/** Two letters of a Latin name, one sign of any other. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s\-_.]+/u)
    .filter((word) => /\p{L}|\p{N}/u.test(word));
  const first = [...(words[0] ?? "?")][0] ?? "?";
  if (!/\p{Script=Latin}/u.test(first) || words.length < 2) return first.toUpperCase();
  return (first + ([...words[words.length - 1]!][0] ?? "")).toUpperCase();
}

function tint(seed: string): number {
  let hash = 7;
  for (const sign of seed) hash = (hash * 31 + sign.codePointAt(0)!) % 9973;
  return hash % 8;
}
