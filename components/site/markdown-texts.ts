import type { MarkdownTexts } from "@/components/ui/textarea";
import { readIntl } from "@/lib/http/intl";

/** The words of the Markdown buttons over a text area. */
export function markdownTexts(): MarkdownTexts {
  const { t } = readIntl("common");
  return {
    toolbar: t("editor.toolbar"),
    bold: t("editor.bold"),
    italic: t("editor.italic"),
    link: t("editor.link"),
    quote: t("editor.quote"),
    code: t("editor.code"),
    list: t("editor.list"),
    numbered: t("editor.numbered"),
  };
}
