import { FilesField } from "@/components/site/files-field";
import { markdownTexts } from "@/components/site/markdown-texts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Stack } from "@/components/ui/layout";
import { Textarea } from "@/components/ui/textarea";
import { readIntl } from "@/lib/http/intl";
import { InsertMenu } from "./insert-menu";

type Props = { title: string; summary: string; body: string; language: string; snippets: readonly string[] };

/** Title, summary and text of an article, as they are typed. */
export function TextFields({ title, summary, body, language, snippets }: Props) {
  const { t } = readIntl("workshop");
  return (
    <Stack>
      <Field name="title" label={t("field.title")} hint={t("field.titleHint")} required>
        <Input defaultValue={title} maxLength={200} dir="auto" lang={language} />
      </Field>
      <Field name="summary" label={t("field.summary")} hint={t("field.summaryHint")}>
        <Textarea rows={2} defaultValue={summary} maxLength={400} lang={language} />
      </Field>
      <Field name="body" label={t("field.body")}>
        <Textarea
          rows={22}
          defaultValue={body}
          markdown={markdownTexts()}
          tools={<InsertMenu snippets={snippets} />}
          lang={language}
          className="font-mono text-sm lg:max-h-none"
        />
      </Field>
      <FilesField into="body" />
    </Stack>
  );
}
