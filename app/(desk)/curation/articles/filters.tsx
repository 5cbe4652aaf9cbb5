import { FilterChoice } from "@/components/site/filter-choice";
import { FilterFold } from "@/components/site/filter-fold";
import { FilterForm } from "@/components/site/filter-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
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
        <FilterForm action={href("/curation/articles")}>
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
          <FilterChoice
            name="attention"
            label={label(t("list.attention"))}
            any={t("list.anyAttention")}
            value={address.attention === "none" ? "" : address.attention}
            options={attentions.map((value) => ({
              value,
              label: t("list.counted", { what: t(`attention.${value}`), count: counts[value] ?? 0 }),
            }))}
            className="min-w-0 sm:max-w-52"
          />
          <FilterChoice
            name="topic"
            label={label(t("list.topic"))}
            any={t("list.anyTopic")}
            value={address.topic}
            options={choices.topics.map(({ id, name, parent }) => ({
              value: String(id),
              label: parent ? `${parent} › ${name}` : name,
            }))}
            className="min-w-0 sm:max-w-52"
          />
          <FilterChoice
            name="language"
            label={label(t("list.language"))}
            any={t("list.anyLanguage")}
            value={address.language}
            options={choices.languages.map((value) => ({ value, label: languageName(value, locale) }))}
            className="min-w-0"
          />
          <FilterChoice
            name="audience"
            label={label(t("list.audience"))}
            any={t("list.anyAudience")}
            value={address.audience === "any" ? "" : address.audience}
            options={audiences.map((value) => ({ value, label: t(`audience.${value}`) }))}
            className="min-w-0"
          />
          <FilterChoice
            name="owner"
            label={label(t("list.owner"))}
            any={t("list.anyOwner")}
            value={address.owner}
            options={[
              { value: "me", label: t("list.mine") },
              ...choices.curators.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            className="min-w-0"
          />
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
        </FilterForm>
      </FilterFold>
    </div>
  );
}
