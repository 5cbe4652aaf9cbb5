import type { ReactNode } from "react";
import { onePass } from "@/lib/render/one-pass";

/** Renders what stands in it straight to HTML. Every page is in one, by `Page`; so are the frames around pages. */
export async function Whole({ className, children }: { className: string; children: ReactNode }) {
  const renderer = onePass();
  // A page that is rendered straight is in that one pass already.
  if (!renderer || renderer.request()?.kept) return <div className={className}>{children}</div>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: what React has just made of its own elements.
  return <div className={className} dangerouslySetInnerHTML={{ __html: await renderer.html(children) }} />;
}
