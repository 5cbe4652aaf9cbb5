import type { ReactNode } from "react";
import { MoreLink } from "@/components/ui/text";

type Props = {
  title: string;
  value: ReactNode;
  facts: string;
  how: string;
  rows: { href: string; label: string };
};

/** One figure: the number, what stands behind it, how it is counted, and the way to its rows. */
export function FigureCard({ title, value, facts, how, rows }: Props) {
  return (
    <section className="flex flex-col rounded-lg border border-line bg-surface p-4">
      <h2 className="font-semibold">{title}</h2>
      <p className="my-1 text-3xl font-semibold tabular-nums">{value}</p>
      <p className="text-sm">{facts}</p>
      <p className="mt-2 mb-3 text-sm text-muted">{how}</p>
      <p className="mt-auto text-sm">
        <MoreLink href={rows.href}>{rows.label}</MoreLink>
      </p>
    </section>
  );
}
