import type { ReactNode } from "react";

/** One figure: its name, the number, and how it is counted beside it. */
export function Figure({ title, value, how }: { title: string; value: ReactNode; how?: ReactNode }) {
  return (
    <section className="rounded-lg border border-line bg-surface p-4">
      <h2 className="text-sm font-medium text-muted">{title}</h2>
      <p className="my-1 text-2xl font-semibold tabular-nums">{value}</p>
      {how && <p className="text-sm text-muted">{how}</p>}
    </section>
  );
}
