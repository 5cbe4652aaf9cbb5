import type { ReactNode } from "react";

/** Something long in a frame of its own that scrolls. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      className="mt-2 max-h-96 overflow-auto rounded-md border border-line bg-surface p-3"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
      tabIndex={0}
    >
      {children}
    </section>
  );
}
