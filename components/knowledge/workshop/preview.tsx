import { Prose } from "@/components/community/prose";
import { Section } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";

type Props = { html: string; language: string; title: string };

/** The text as readers will see it, made by the one pipeline that makes every article. */
export async function Preview({ html, language, title }: Props) {
  const { t } = await intl("workshop");
  return (
    <div
      id="preview"
      className="min-w-0 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
      tabIndex={0}
    >
      <Section title={t("preview.title")} small>
        <div className="rounded-lg border border-line bg-surface p-4 sm:p-5">
          <p lang={language} dir="auto" className="mb-3 text-xl font-semibold">
            {title}
          </p>
          {html ? (
            <Prose html={html} lang={language} className="prose-article" />
          ) : (
            <p className="text-muted">{t("preview.empty")}</p>
          )}
        </div>
      </Section>
    </div>
  );
}
