import type { ReactNode } from "react";
import { onePass } from "@/lib/render/one-pass";

const kept = new Map<string, Promise<string>>();

type Props = {
  /** Says all that the content depends on, such as the language. */
  name: string;
  as?: "div" | "nav";
  label?: string;
  className?: string;
  children: ReactNode;
};

/** Content that is the same on every page, and rendered once for all of them: the frame would else be a fifth of a page. */
export async function Kept({ name, as: Element = "div", label, className, children }: Props) {
  const renderer = process.env.NODE_ENV === "production" ? onePass() : undefined;
  if (!renderer)
    return (
      <Element aria-label={label} className={className}>
        {children}
      </Element>
    );
  let html = kept.get(name);
  if (!html) {
    html = renderer.html(children);
    html.catch(() => kept.delete(name));
    kept.set(name, html);
  }
  return (
    <Element
      aria-label={label}
      className={className}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: what React has just made of its own elements.
      dangerouslySetInnerHTML={{ __html: await html }}
    />
  );
}
