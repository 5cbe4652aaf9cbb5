import { FilterFold } from "@/components/site/filter-fold";
import { Button, SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { intl } from "@/lib/http/intl";
import { languageName } from "@/lib/i18n/language-name";
import type { WorkshopChoices } from "@/lib/knowledge/queries/workshop-choices";
import { attentions, type WorkshopList } from "@/lib/knowledge/queries/workshop-list";
import { audiences } from "@/lib/knowledge/rules/audiences";
import { type ListAddress, pathOf } from "./address";

type Props = { address: ListAddress; choices: WorkshopChoices; counts: WorkshopList["counts"] };

/** Narrows the list: words, topic, language, readers, owner, and what asks for attention. */
export async function Filters({ address, choices, counts }: Props) {
  const { t, href, locale } = await intl("workshop");
  const set = [
    address.attention !== "none",
    address.audience !== "any",
    address.topic,
    address.language,
    address.owner,
    address.q,
  ];
  const count = set.filter(Boolean).length;
  const label = (text: string) => <span className="sm:sr-only">{text}</span>;
  return (
    <div className="my-4">
      <FilterFold summary={t("list.filter")} count={count}>
        <form
          action={href("/curation/articles")}
          method="get"
          className="grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap sm:gap-2"
        >
          {address.stage !== "all" && <input type="hidden" name="stage" value={address.stage} />}
          <Field name="q" label={label(t("list.words"))} className="col-span-2 min-w-0 sm:w-56">
            <Input
              type="search"
              size="sm"
              icon="search"
              defaultValue={address.q}
              placeholder={t("list.words")}
            />
          </Field>
          <Field name="attention" label={label(t("list.attention"))} className="min-w-0 sm:max-w-52">
            <Select
              size="sm"
              defaultValue={address.attention === "none" ? "" : address.attention}
              options={[
                { value: "", label: t("list.anyAttention") },
                ...attentions.map((value) => ({
                  value,
                  label: t("list.counted", { what: t(`attention.${value}`), count: counts[value] ?? 0 }),
                })),
              ]}
            />
          </Field>
          <Field name="topic" label={label(t("list.topic"))} className="min-w-0 sm:max-w-52">
            <Select
              size="sm"
              defaultValue={address.topic}
              options={[
                { value: "", label: t("list.anyTopic") },
                ...choices.topics.map(({ id, name, parent }) => ({
                  value: String(id),
                  label: parent ? `${parent} › ${name}` : name,
                })),
              ]}
            />
          </Field>
          <Field name="language" label={label(t("list.language"))} className="min-w-0">
            <Select
              size="sm"
              defaultValue={address.language}
              options={[
                { value: "", label: t("list.anyLanguage") },
                ...choices.languages.map((value) => ({ value, label: languageName(value, locale) })),
              ]}
            />
          </Field>
          <Field name="audience" label={label(t("list.audience"))} className="min-w-0">
            <Select
              size="sm"
              defaultValue={address.audience === "any" ? "" : address.audience}
              options={[
                { value: "", label: t("list.anyAudience") },
                ...audiences.map((value) => ({ value, label: t(`audience.${value}`) })),
              ]}
            />
          </Field>
          <Field name="owner" label={label(t("list.owner"))} className="min-w-0">
            <Select
              size="sm"
              defaultValue={address.owner}
              options={[
                { value: "", label: t("list.anyOwner") },
                { value: "me", label: t("list.mine") },
                ...choices.curators.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </Field>
          <SubmitButton variant="secondary" size="sm">
            {t("list.apply")}
          </SubmitButton>
          {count > 0 && (
            <Button
              variant="quiet"
              size="sm"
              href={href(
                pathOf(address, {
                  attention: "none",
                  audience: "any",
                  topic: "",
                  language: "",
                  owner: "",
                  q: "",
                }),
              )}
            >
              {t("list.clear")}
            </Button>
          )}
        </form>
      </FilterFold>
    </div>
  );
}
