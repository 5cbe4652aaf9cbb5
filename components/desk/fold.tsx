import type { ReactNode } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { onePass } from "@/lib/render/one-pass";

type Props = {
  summary: string;
  hint?: string;
  /** The id of the form in it: when that was sent and came back, it stays open. */
  form?: string;
  open?: boolean;
  children: ReactNode;
};

/** A form of the desk that is open only while it is used. */
export function Fold({ summary, hint, form, open, children }: Props) {
  const cameBack = form !== undefined && onePass()?.request()?.sent?.form === form;
  return (
    <Disclosure summary={summary} open={open || cameBack}>
      <div className="pt-1 pb-3">
        {hint && <p className="mb-2 text-sm text-muted">{hint}</p>}
        {children}
      </div>
    </Disclosure>
  );
}
