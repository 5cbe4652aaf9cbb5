import { FilterFold } from "@/components/site/filter-fold";
import { FilterForm } from "@/components/site/filter-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Whole } from "@/components/ui/whole";
import { readIntl } from "@/lib/http/intl";
import { languageName } from "@/lib/i18n/language-name";
import type { Results } from "@/lib/search/queries/results";
import { filterCount, type SearchAddress, searchPath } from "./address";

type Props = { search: SearchAddress; found: Pick<Results, "topics" | "languages"> };

/** What narrows a search, as a plain form: everything ends in the address. */
export function Filters({ search, found }: Props) {
  const { t, href, locale } = readIntl("knowledge");
  const count = filterCount(search);
  const filters = [
    {
      name: "topic",
      label: t("search.topic"),
      value: search.topic,
      options: [
        { value: "", label: t("search.anyTopic") },
        ...found.topics.map(({ slug, name }) => ({ value: slug, label: name })),
      ],
    },
    {
      name: "solved",
      label: t("search.state"),
      value: search.solved,
      options: [
        { value: "any", label: t("search.anyState") },
        { value: "yes", label: t("search.solvedYes") },
        { value: "no", label: t("search.solvedNo") },
      ],
    },
    {
      name: "since",
      label: t("search.since"),
      value: search.since,
      options: [
        { value: "any", label: t("search.anyTime") },
        { value: "week", label: t("search.week") },
        { value: "month", label: t("search.month") },
        { value: "year", label: t("search.year") },
      ],
    },
    {
      name: "language",
      label: t("search.language"),
      value: search.language,
      options: [
        { value: "", label: t("search.anyLanguage") },
        ...found.languages.map((code) => ({ value: code, label: languageName(code, locale) })),
      ],
    },
  ].filter((filter) => filter.options.length > 2 || filter.value !== "" || filter.name !== "language");
  const choices = filters.map(({ options }) => options);
  const fields = filters.map((filter) => (
    <Field
      key={filter.name}
      name={filter.name}
      label={<span className="sm:sr-only">{filter.label}</span>}
      className="min-w-0 sm:max-w-44"
    >
      <Select size="sm" defaultValue={filter.value} options={filter.options} />
    </Field>
  ));
  return (
    <div className="mb-4">
      <FilterFold summary={t("search.filters")} count={count}>
        <FilterForm action={href("/search")}>
          <input type="hidden" name="q" value={search.q} />
          {search.type !== "all" && <input type="hidden" name="type" value={search.type} />}
          {count === 0 ? (
            <Whole keep={`search filters ${locale} ${JSON.stringify(choices)}`} className="contents">
              {fields}
            </Whole>
          ) : (
            fields
          )}
          <SubmitButton variant="secondary" size="sm">
            {t("search.apply")}
          </SubmitButton>
          {count > 0 && (
            <Button
              variant="quiet"
              size="sm"
              href={href(searchPath(search, { topic: "", solved: "any", language: "", since: "any" }))}
            >
              {t("search.clear")}
            </Button>
          )}
        </FilterForm>
      </FilterFold>
    </div>
  );
}
