import type { ReactNode } from "react";
import { Button, type ButtonSize, type ButtonVariant } from "./button";
import type { IconName } from "./icon";
import { IconButton } from "./icon-button";

type Props = { id: string; title: ReactNode; closeLabel: string; children: ReactNode; actions?: ReactNode };

/** Floats over the page. The browser opens and closes it (popover), Escape works, no script is needed. */
export function Dialog({ id, title, closeLabel, children, actions }: Props) {
  return (
    <div
      id={id}
      popover="auto"
      role="dialog"
      aria-labelledby={`${id}-title`}
      className="dialog w-[min(32rem,calc(100vw-2rem))] max-h-[85dvh] overflow-y-auto p-0 shadow-float"
    >
      <div className="flex items-start justify-between gap-3 ps-5 pe-3 pt-3.5">
        <h2 id={`${id}-title`} className="pt-1 text-lg font-semibold">
          {title}
        </h2>
        <IconButton icon="close" label={closeLabel} size="sm" popoverTarget={id} popoverTargetAction="hide" />
      </div>
      <div className="px-5 pt-2 pb-5">{children}</div>
      {actions && (
        <div className="flex flex-wrap justify-end gap-2 border-t border-line bg-sunken px-5 py-3">
          {actions}
        </div>
      )}
    </div>
  );
}

type TriggerProps = {
  dialog: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: IconName;
  children: ReactNode;
};

export function DialogTrigger({ dialog, ...rest }: TriggerProps) {
  return <Button {...rest} popoverTarget={dialog} aria-haspopup="dialog" />;
}

/** Closes the dialog it stands in. */
export function DialogClose({ dialog, children }: { dialog: string; children: ReactNode }) {
  return (
    <Button variant="secondary" popoverTarget={dialog} popoverTargetAction="hide">
      {children}
    </Button>
  );
}
