import type { MarkdownTexts } from "@/components/ui/textarea";
import { intl } from "@/lib/http/intl";

/** The words of the Markdown buttons over a text area. */
export async function markdownTexts(): Promise<MarkdownTexts> {
  const { t } = await intl("common");
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
