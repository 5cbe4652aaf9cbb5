import type { AnchorHTMLAttributes, ReactNode } from "react";
import { cx } from "./cx";
import { Icon } from "./icon";

/** A link in running text. */
export function TextLink({ className, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  return (
    <a
      {...rest}
      className={cx(
        "text-accent underline decoration-1 underline-offset-[0.18em] hover:decoration-2",
        className,
      )}
    />
  );
}

/** A link to the rest of a list. */
export function MoreLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="inline-flex min-h-6 items-center gap-0.5 text-sm font-medium text-accent hover:underline"
    >
      {children}
      <Icon name="forward" size={14} className="rtl:-scale-x-100" />
    </a>
  );
}

export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}

export function SkipLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="sr-only z-50 rounded-lg bg-accent-fill px-4 py-2 font-medium text-on-fill focus:not-sr-only focus:fixed focus:start-4 focus:top-2 focus:px-4 focus:py-2"
    >
      {children}
    </a>
  );
}

/** A key of the keyboard. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return <kbd className={cx("kbd", className)}>{children}</kbd>;
}

const start = "\uE000";
const end = "\uE001";

/** Text with its found words marked: search puts U+E000 before and U+E001 behind each. */
export function Highlight({ text }: { text: string }) {
  const [plain = "", ...found] = text.split(start);
  // One list: an element for each part would be half of what a page of results renders.
  const parts: ReactNode[] = [plain.replaceAll(end, "")];
  for (const part of found) {
    const stop = part.indexOf(end);
    const word = stop < 0 ? part : part.slice(0, stop);
    parts.push(<mark key={parts.length}>{word}</mark>);
    if (stop >= 0) parts.push(part.slice(stop + 1).replaceAll(end, ""));
  }
  return parts;
}
