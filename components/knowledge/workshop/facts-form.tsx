import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { FormActions, Section, Stack } from "@/components/ui/layout";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { intl } from "@/lib/http/intl";
import type { WorkshopArticle } from "@/lib/knowledge/queries/workshop-article";
import type { WorkshopChoices } from "@/lib/knowledge/queries/workshop-choices";
import { audiences } from "@/lib/knowledge/rules/audiences";

type Props = { article: WorkshopArticle; choices: WorkshopChoices; action: FormAction };

/** Who may read an article, who looks after it and until when it is surely right, and its topics. */
export async function FactsForm({ article, choices, action }: Props) {
  const { t } = await intl("workshop");
  const labels = {
    audience: t("facts.audience"),
    ownerId: t("facts.owner"),
    reviewBy: t("facts.reviewBy"),
    topicIds: t("facts.topics"),
  };
  const topicIds = article.topics.map(({ id }) => id);
  // A site has more topics than the box shows at once, and these are the ones that somebody looks for.
  const chosenFirst = [...choices.topics].sort(
    (a, b) => Number(topicIds.includes(b.id)) - Number(topicIds.includes(a.id)),
  );
  return (
    <Section id="facts" title={t("facts.title")}>
      <ActionForm id="facts-form" action={action} labels={labels}>
        <input type="hidden" name="articleId" value={article.id} />
        <Stack>
          <RadioGroup
            name="audience"
            legend={labels.audience}
            hint={t("facts.audienceHint")}
            defaultValue={article.audience}
            layout="inline"
            options={audiences.map((value) => ({ value, label: t(`audience.${value}`) }))}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="ownerId" label={labels.ownerId} hint={t("facts.ownerHint")}>
              <Select
                defaultValue={article.owner?.id ?? ""}
                options={[
                  { value: "", label: t("facts.noOwner") },
                  ...withPresent(choices.curators, article.owner).map(({ id, name }) => ({
                    value: id,
                    label: name,
                  })),
                ]}
              />
            </Field>
            <Field name="reviewBy" label={labels.reviewBy} hint={t("facts.reviewByHint")}>
              <Input type="date" defaultValue={article.reviewBy?.toISOString().slice(0, 10) ?? ""} />
            </Field>
          </div>
          <fieldset>
            <legend className="mb-1.5 text-sm font-medium">{labels.topicIds}</legend>
            <div className="grid max-h-60 gap-x-6 gap-y-1.5 overflow-y-auto rounded-lg border border-line p-3 sm:grid-cols-2">
              {chosenFirst.map(({ id, name, parent }) => (
                <Checkbox
                  key={id}
                  name="topicIds"
                  value={String(id)}
                  label={<bdi className={parent ? "text-sm" : "text-sm font-medium"}>{name}</bdi>}
                  defaultChecked={topicIds.includes(id)}
                />
              ))}
            </div>
          </fieldset>
        </Stack>
        <FormActions>
          <SubmitButton variant="secondary">{t("facts.save")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Section>
  );
}

/** Who looks after it now can be chosen also after they have left the curators. */
const withPresent = (curators: WorkshopChoices["curators"], owner: WorkshopArticle["owner"]) =>
  owner && !curators.some(({ id }) => id === owner.id) ? [owner, ...curators] : curators;
