import { cx } from "@/components/ui/cx";

/**
 * Rendered Markdown. The only place that puts HTML into a page: it was made and sanitised by lib/markdown when the
 * text was written, and nothing else may be given to it.
 */
export function Prose({ html, lang, id, className }: { html: string; lang?: string; id?: string; className?: string }) {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: see above.
    <div id={id} lang={lang} dir="auto" className={cx("prose", className)} dangerouslySetInnerHTML={{ __html: html }} />
  );
}
