import { FilesField } from "@/components/site/files-field";
import { markdownTexts } from "@/components/site/markdown-texts";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { intl } from "@/lib/http/intl";
import { audiences } from "@/lib/knowledge/rules/audiences";

type Props = { body?: string; audience?: (typeof audiences)[number] };

/** What a snippet says and to whom. */
export async function TextFields({ body, audience = "public" }: Props) {
  const { t } = await intl("snippets");
  return (
    <>
      <Field name="body" label={t("body")} hint={t("bodyHint")} required>
        <Textarea rows={6} defaultValue={body} markdown={markdownTexts()} />
      </Field>
      <FilesField into="body" />
      <Field name="audience" label={t("audience")} hint={t("audienceHint")}>
        <Select
          className="sm:w-80"
          defaultValue={audience}
          options={audiences.map((value) => ({ value, label: t(`audiences.${value}`) }))}
        />
      </Field>
    </>
  );
}
