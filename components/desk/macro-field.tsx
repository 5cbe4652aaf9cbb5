import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TextLink } from "@/components/ui/text";
import type { CaseFile } from "@/lib/desk/queries/case-file";
import { readIntl } from "@/lib/http/intl";

/**
 * Chooses a macro by typing a part of its title; the browser's own list does the searching. Its button stands first in the
 * form, so that Enter here inserts and never sends.
 */
export function MacroField({ file }: { file: CaseFile }) {
  const { t, href } = readIntl("desk");
  if (file.macros.length === 0)
    return (
      <p className="mb-2 text-sm">
        <TextLink href={href(`/desk/macros?case=${file.id}`)}>{t("macro.all")}</TextLink>
      </p>
    );
  return (
    <div className="mb-3 flex flex-wrap items-end gap-2">
      <Field name="macro" label={t("macro.label")} className="min-w-48 grow">
        <Input
          size="sm"
          list="macro-titles"
          maxLength={80}
          autoComplete="off"
          data-private=""
          title={t("macro.hint")}
        />
      </Field>
      <SubmitButton variant="secondary" size="sm" name="insert" value="on" formNoValidate>
        {t("macro.insert")}
      </SubmitButton>
      <TextLink href={href(`/desk/macros?case=${file.id}`)} className="py-1 text-sm">
        {t("macro.all")}
      </TextLink>
    </div>
  );
}

/** The titles that the fields above choose from, once for the page. */
export function MacroTitles({ titles }: { titles: string[] }) {
  return (
    <datalist id="macro-titles">
      {titles.map((title) => (
        <option key={title} value={title} />
      ))}
    </datalist>
  );
}
