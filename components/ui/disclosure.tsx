import type { ReactNode } from "react";
import { onePass } from "@/lib/render/one-pass";
import { cx } from "./cx";
import type { FormState } from "./form-state";
import { Icon, type IconName } from "./icon";

type Props = {
  id?: string;
  summary: ReactNode;
  icon?: IconName;
  count?: number;
  open?: boolean;
  /** The forms inside: where one of them came back with a problem, it is open, or nobody would see what is wrong. */
  forms?: readonly string[];
  /** Only one of the same name is open at a time. */
  name?: string;
  className?: string;
  children: ReactNode;
};

/** Something that is there but folded; it opens without a script. */
export function Disclosure({ id, summary, icon, count, open, forms = [], name, className, children }: Props) {
  const sent = onePass()?.request()?.sent;
  const isRefused = sent !== undefined && forms.includes(sent.form) && (sent.state as FormState).ok === false;
  return (
    <details id={id} open={open || isRefused} name={name} className={cx("group/fold", className)}>
      <summary className="-mx-1 inline-flex min-h-8 items-center gap-1.5 rounded-md px-1 text-sm font-medium text-muted hover:text-ink">
        <Icon
          name="forward"
          size={14}
          className="transition-transform duration-100 group-open/fold:rotate-90"
        />
        {icon && <Icon name={icon} size={15} />}
        <span>{summary}</span>
        {count !== undefined && <span className="font-normal text-faint">{count}</span>}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}
