import { CheckboxGroup } from "@/components/ui/checkbox-group";
import { readIntl } from "@/lib/http/intl";
import { languageKind, languageName } from "@/lib/i18n/language-name";

type Props = {
  legend: string;
  hint?: string;
  /** As tags, from `answerLanguages`. */
  languages: readonly string[];
  /** Ticked at first. */
  spoken: string;
};

/** The languages that somebody answers in, by their names. */
export function LanguagesField({ legend, hint, languages, spoken }: Props) {
  const { locale } = readIntl("common");
  const options = languages
    .map((value) => ({ value, label: languageName(value, locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <CheckboxGroup
      name="languages"
      legend={legend}
      hint={hint}
      options={options}
      defaultValues={languages.filter((tag) => languageKind(tag) === languageKind(spoken))}
    />
  );
}
