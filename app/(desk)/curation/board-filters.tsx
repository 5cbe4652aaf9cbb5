import { FilterChoice } from "@/components/site/filter-choice";
import { FilterFold } from "@/components/site/filter-fold";
import { FilterForm } from "@/components/site/filter-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { TextLink } from "@/components/ui/text";
import { type Board, leasts } from "@/lib/curation/queries/board";
import { columns } from "@/lib/curation/rules/column";
import { orders } from "@/lib/curation/rules/order";
import { intl } from "@/lib/http/intl";
import { languageName } from "@/lib/i18n/language-name";
import { type BoardAddress, isFiltered } from "./board-address";

type Props = { address: BoardAddress; board: Board };

/** Which groups, of which column, in which order; a plain form. On a phone the column comes first, the rest is folded. */
export async function BoardFilters({ address, board }: Props) {
  const { t, href, format, locale } = await intl("repeats");
  const set = [
    address.least === leasts[0] ? "" : "least",
    address.q,
    address.topic,
    address.language,
    address.order === "matters" ? "" : address.order,
  ];
  return (
    <FilterForm
      action={href("/curation")}
      aria-label={t("filters.label")}
      className="mb-4 flex flex-wrap items-end gap-2"
    >
      <FilterChoice
        name="column"
        label={t("filters.column")}
        any={t("filters.board")}
        value={address.view === "board" ? "" : address.view}
        options={columns.map((column) => ({
          value: column,
          label: t("filters.columnCount", { column: t(`columns.${column}`), count: board.counts[column] }),
        }))}
        className="max-sm:w-full"
      />
      <FilterFold summary={t("filters.label")} count={set.filter(Boolean).length}>
        <div className="grid grid-cols-2 items-end gap-2 sm:flex sm:flex-wrap">
          <Field name="q" label={t("filters.q")} className="sm:w-40">
            <Input
              type="search"
              size="sm"
              icon="search"
              defaultValue={address.q}
              maxLength={120}
              dir="auto"
            />
          </Field>
          <FilterChoice
            name="topic"
            label={t("filters.topic")}
            any={t("filters.anyTopic")}
            value={address.topic}
            options={board.topics.map(({ id, name }) => ({ value: String(id), label: name }))}
            className="sm:w-44"
          />
          {(board.languages.length > 1 || address.language) && (
            <FilterChoice
              name="language"
              label={t("filters.language")}
              any={t("filters.anyLanguage")}
              value={address.language}
              options={board.languages.map((language) => ({
                value: language,
                label: languageName(language, locale),
              }))}
              className="sm:w-36"
            />
          )}
          <Field name="least" label={t("filters.least")} className="sm:w-24">
            <Select
              size="sm"
              defaultValue={address.least}
              options={[...leasts]
                .sort((a, b) => a - b)
                .map((least) => ({ value: String(least), label: format.number(least) }))}
            />
          </Field>
          <Field name="order" label={t("filters.order")} className="sm:w-44">
            <Select
              size="sm"
              defaultValue={address.order}
              options={orders.map((order) => ({ value: order, label: t(`orders.${order}`) }))}
            />
          </Field>
        </div>
      </FilterFold>
      <SubmitButton variant="secondary" size="sm">
        {t("filters.apply")}
      </SubmitButton>
      {isFiltered(address) && (
        <TextLink href={href("/curation")} className="py-1.5 text-sm">
          {t("filters.clear")}
        </TextLink>
      )}
    </FilterForm>
  );
}
