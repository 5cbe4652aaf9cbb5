import { cx } from "@/components/ui/cx";
import { readIntl } from "@/lib/http/intl";
import { localiseLabels } from "@/lib/markdown/labels";

type Props = { html: string; lang?: string; id?: string; className?: string };

/**
 * Rendered Markdown. The only place that puts HTML into a page: it was made and sanitised by lib/markdown when the
 * text was written, and nothing else may be given to it.
 */
export function Prose({ html, lang, id, className }: Props) {
  const { t, locale } = readIntl("community");
  // Stored in English, so English needs no second look.
  const __html = locale === "en" ? html : localiseLabels(html, (label) => t(`prose.${label}`));
  return (
    <div
      id={id}
      lang={lang}
      dir="auto"
      className={cx("prose", className)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: see above.
      dangerouslySetInnerHTML={{ __html }}
    />
  );
}
