import { FilesField } from "@/components/site/files-field";
import { markdownTexts } from "@/components/site/markdown-texts";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { DraftKeeper } from "@/components/ui/draft-keeper";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { FormActions, PageHeader, Stack } from "@/components/ui/layout";
import { Select, type SelectGroup, type SelectOption } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { Draft } from "@/lib/community/draft";
import type { AskTopic } from "@/lib/community/queries/ask-choices";
import { intl } from "@/lib/http/intl";
import { AskSteps } from "./ask-steps";
import { Suggestions, type SuggestionView } from "./suggestions";

type Props = {
  draft: Partial<Draft> & { title: string };
  token: string | null;
  topics: AskTopic[];
  found: { suggestions: SuggestionView[]; searchId?: number };
  keep: FormAction;
  solved: FormAction;
  /** Files come only from members. */
  isSignedIn: boolean;
};

const marks = ["safety", "security", "privacy", "payment"] as const;

/** What is known already, and then the form for everything else. */
export async function DetailsStep({ draft, token, topics, found, keep, solved, isSignedIn }: Props) {
  const { t } = await intl("ask");
  const searchIds = [...(draft.searchIds ?? []), ...(found.searchId ? [found.searchId] : [])];
  return (
    <>
      <PageHeader title={draft.title} above={<AskSteps now="details" />} />
      {found.suggestions.length > 0 && (
        <section aria-labelledby="suggestions-title" className="mb-8">
          <h2 id="suggestions-title" className="mb-1 font-semibold">
            {t("suggestions.title")}
          </h2>
          <Suggestions {...found} query={draft.title} action={solved} />
        </section>
      )}
      <h2 className="mb-4 text-lg font-semibold">
        {t(found.suggestions.length > 0 ? "suggestions.still" : "details.title")}
      </h2>
      <DraftKeeper form="ask" text={t("details.restored")} discard={t("details.discard")} />
      <ActionForm
        id="ask"
        action={keep}
        draft="ask"
        labels={{ title: t("details.question"), happened: t("details.happened") }}
      >
        {token && <input type="hidden" name="token" value={token} />}
        {draft.after && <input type="hidden" name="after" value={draft.after} />}
        {searchIds.map((id) => (
          <input key={id} type="hidden" name="searchIds" value={id} />
        ))}
        <Stack>
          <Field name="title" label={t("details.question")} required>
            <Input dir="auto" defaultValue={draft.title} maxLength={400} />
          </Field>
          <Field name="happened" label={t("details.happened")} hint={t("details.happenedHint")} required>
            <Textarea rows={6} defaultValue={draft.happened} markdown={markdownTexts()} />
          </Field>
          {isSignedIn && <FilesField into="happened" />}
          <Field name="expected" label={t("details.expected")} optional={t("details.optional")}>
            <Textarea rows={2} className="min-h-16" defaultValue={draft.expected} />
          </Field>
          <Field name="tried" label={t("details.tried")} optional={t("details.optional")}>
            <Textarea rows={2} className="min-h-16" defaultValue={draft.tried} />
          </Field>
          <Field name="topicId" label={t("details.topic")} hint={t("details.topicHint")}>
            <Select
              options={grouped(topics)}
              placeholder={t("details.topicUnsure")}
              defaultValue={draft.topicId ?? ""}
              className="sm:w-80"
            />
          </Field>
          <Disclosure
            id="ask-private"
            summary={t("details.privateFold")}
            icon="private"
            open={Boolean(draft.privateDetails)}
          >
            <Field
              name="privateDetails"
              label={t("details.private")}
              labelHidden
              hint={t("details.privateHint")}
            >
              <Textarea rows={2} maxLength={5000} defaultValue={draft.privateDetails} data-private="" />
            </Field>
          </Disclosure>
          <Field name="urgentMark" label={t("details.urgent")} hint={t("details.urgentHint")}>
            <Select
              options={marks.map((value) => ({ value, label: t(`details.marks.${value}`) }))}
              placeholder={t("details.urgentNone")}
              defaultValue={draft.urgentMark ?? ""}
              className="sm:w-80"
            />
          </Field>
        </Stack>
        <FormActions>
          <SubmitButton iconEnd="forward">{t("details.next")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </>
  );
}

/** Topics with others below them are groups, in which they stand first themselves. */
function grouped(topics: AskTopic[]): (SelectOption | SelectGroup)[] {
  const parents = new Set(topics.map((topic) => topic.parent).filter((parent) => parent !== null));
  const options: (SelectOption | SelectGroup)[] = [];
  for (const topic of topics) {
    const option = { value: String(topic.id), label: topic.name };
    const group = options.find((each) => "options" in each && each.label === topic.parent);
    if (group && "options" in group) group.options.push(option);
    else if (parents.has(topic.name)) options.push({ label: topic.name, options: [option] });
    else options.push(option);
  }
  return options;
}
