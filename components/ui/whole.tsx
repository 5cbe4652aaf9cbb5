import type { ReactNode } from "react";
import { type OnePass, onePass } from "@/lib/render/one-pass";

type Props = {
  className?: string;
  as?: "div" | "nav";
  label?: string;
  /**
   * For content that is the same on every page: says all that it depends on, such as the language. It is rendered once
   * for all of them; the frame would else be a fifth of a page.
   */
  keep?: string;
  children: ReactNode;
};

/** Renders what stands in it straight to HTML. Every page is in one, by `Page`; so are the frames around pages. */
export async function Whole({ className, as: Element = "div", label, keep, children }: Props) {
  const renderer = onePass();
  // A page that is rendered straight is in that one pass already.
  if (!renderer || (renderer.request()?.kept && !keep))
    return (
      <Element className={className} aria-label={label}>
        {children}
      </Element>
    );
  const html = await (keep ? once(renderer, keep, children) : renderer.html(children));
  // biome-ignore lint/security/noDangerouslySetInnerHtml: what React has just made of its own elements.
  return <Element className={className} aria-label={label} dangerouslySetInnerHTML={{ __html: html }} />;
}

const kept = new Map<string, Promise<string>>();

function once(renderer: OnePass, name: string, content: ReactNode): Promise<string> {
  // In development what stands there changes.
  if (process.env.NODE_ENV !== "production") return renderer.html(content);
  let html = kept.get(name);
  if (!html) {
    html = renderer.html(content);
    html.catch(() => kept.delete(name));
    kept.set(name, html);
  }
  return html;
}
