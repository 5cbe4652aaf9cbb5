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
export function Whole(props: Props) {
  const html = props.keep === undefined ? undefined : kept.get(props.keep);
  if (html !== undefined) return <Made {...props} html={html} />;
  const renderer = onePass();
  // A page that is rendered straight is in that one pass already.
  if (renderer && !(renderer.request()?.kept && !props.keep))
    return <Rendered {...props} renderer={renderer} />;
  const { className, as: Element = "div", label, children } = props;
  return (
    <Element className={className} aria-label={label}>
      {children}
    </Element>
  );
}

async function Rendered({ renderer, ...props }: Props & { renderer: OnePass }) {
  const html = await renderer.html(props.children);
  // In development what stands there changes.
  if (props.keep !== undefined && process.env.NODE_ENV === "production") kept.set(props.keep, html);
  return <Made {...props} html={html} />;
}

function Made({ className, as: Element = "div", label, html }: Props & { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: what React has made of its own elements.
  return <Element className={className} aria-label={label} dangerouslySetInnerHTML={{ __html: html }} />;
}

const kept = new Map<string, string>();
