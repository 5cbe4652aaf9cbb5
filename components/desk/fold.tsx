import type { ReactNode } from "react";
import { Disclosure } from "@/components/ui/disclosure";

/** A form of the desk that is open only while it is used. */
export function Fold({ summary, hint, children }: { summary: string; hint?: string; children: ReactNode }) {
  return (
    <Disclosure summary={summary}>
      <div className="pt-1 pb-3">
        {hint && <p className="mb-2 text-sm text-muted">{hint}</p>}
        {children}
      </div>
    </Disclosure>
  );
}
