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

const marks = /\uE000([^\uE000\uE001]*)\uE001/g;
const strayMarks = /[\uE000\uE001]/g;

/** Text with its found words marked: search puts U+E000 before and U+E001 behind each. */
export function Highlight({ text }: { text: string }) {
  if (!text.includes("\uE000")) return text.replace(strayMarks, "");
  // A page of results marks two hundred words: as elements of their own they would be half of what is rendered.
  const html = escaped(text).replace(marks, "<mark>$1</mark>").replace(strayMarks, "");
  // biome-ignore lint/security/noDangerouslySetInnerHtml: all of the text is escaped, and only marks are put into it.
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => entities[character]!);
