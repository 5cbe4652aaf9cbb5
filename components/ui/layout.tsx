import type { ReactNode } from "react";
import { cx } from "./cx";
import { Whole } from "./whole";

/** The width of a page: 70rem, with room at the edges. `narrow` for forms and reading without a rail. */
export function Page({
  narrow,
  className,
  children,
}: {
  narrow?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Whole className={cx("mx-auto w-full px-4 sm:px-6", narrow ? "max-w-[48rem]" : "max-w-page", className)}>
      {children}
    </Whole>
  );
}

type HeaderProps = {
  title: ReactNode;
  /** Breadcrumbs or a chip above the title. */
  above?: ReactNode;
  meta?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
  className?: string;
};

/** The one h1 of a page, with what belongs to it. */
export function PageHeader({ title, above, meta, actions, children, className }: HeaderProps) {
  return (
    <header className={cx("pt-5 pb-4 sm:pt-8", className)}>
      {above && <div className="mb-2">{above}</div>}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 lg:flex-nowrap">
        <h1
          className="max-w-[60ch] min-w-0 text-xl leading-snug font-semibold sm:text-2xl sm:leading-snug"
          dir="auto"
        >
          {title}
        </h1>
        {actions && (
          <div className="flex flex-wrap items-center gap-2 lg:max-w-1/2 lg:shrink-0 lg:justify-end">
            {actions}
          </div>
        )}
      </div>
      {children && <div className="mt-1.5 max-w-prose text-muted">{children}</div>}
      {meta && <div className="mt-2">{meta}</div>}
    </header>
  );
}

/** One column for reading and a rail beside it from 1024 px; below, the rail follows the column. */
export function SideRail({
  rail,
  railLabel,
  sticky,
  children,
}: {
  rail: ReactNode;
  railLabel: string;
  sticky?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_var(--container-rail)] lg:gap-12">
      <div className="min-w-0 lg:max-w-[46rem]">{children}</div>
      <aside aria-label={railLabel} className="min-w-0">
        <div
          className={cx(
            "space-y-8",
            sticky && "lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto",
          )}
        >
          {rail}
        </div>
      </aside>
    </div>
  );
}

type SectionProps = {
  id?: string;
  title: ReactNode;
  actions?: ReactNode;
  level?: 2 | 3;
  small?: boolean;
  className?: string;
  children: ReactNode;
};

/** A part of a page under its own heading; `small` for a rail. */
export function Section({ id, title, actions, level = 2, small, className, children }: SectionProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section id={id} className={className}>
      <div
        className={cx(
          "flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1",
          small ? "mb-2" : "mb-2.5",
        )}
      >
        <Heading className={small ? "text-sm font-semibold" : "text-lg font-semibold"}>{title}</Heading>
        {actions && <div className="flex flex-wrap items-center gap-3 text-sm">{actions}</div>}
      </div>
      {children}
    </section>
  );
}

/** Filters and actions over a list, in one line that wraps. */
export function Toolbar({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: not a set of form fields.
    <div role="group" aria-label={label} className={cx("flex flex-wrap items-center gap-2", className)}>
      {children}
    </div>
  );
}

/** Fields of a form above each other. */
export function Stack({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cx("space-y-5", className)}>{children}</div>;
}

/** The buttons under a form; the primary one first. */
export function FormActions({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cx("mt-5 flex flex-wrap items-center gap-2", className)}>{children}</div>;
}
