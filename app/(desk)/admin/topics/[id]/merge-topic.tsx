import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { FormActions } from "@/components/ui/layout";
import { Select } from "@/components/ui/select";
import { intl } from "@/lib/http/intl";
import type { TopicSetting } from "@/lib/site/queries/topic-settings";
import { merge } from "../actions";

/** Ends a topic by handing all of it to another one, after saying what that moves. */
export async function MergeTopic({ topic, topics }: { topic: TopicSetting; topics: TopicSetting[] }) {
  const others = topics.filter((other) => other.id !== topic.id && other.parentId !== topic.id);
  if (others.length === 0) return null;
  const { t } = await intl("admin");
  const { questions, articles, ambassadors } = topic;
  return (
    <Disclosure summary={t("topics.merge")} icon="merge" className="mt-8 border-t border-line pt-4">
      <p className="mb-3 max-w-prose text-sm text-muted">
        {t("topics.mergeText", { questions, articles, ambassadors })}
      </p>
      <ActionForm id="merge" action={merge} className="max-w-lg" labels={{ intoId: t("topics.mergeInto") }}>
        <input type="hidden" name="topicId" value={topic.id} />
        <Field name="intoId" label={t("topics.mergeInto")} required>
          <Select
            placeholder={t("topics.mergeChoose")}
            options={others.map((other) => ({
              value: String(other.id),
              label: other.parentId ? `– ${other.name}` : other.name,
            }))}
          />
        </Field>
        <FormActions>
          <SubmitButton variant="danger">{t("topics.mergeButton", { name: topic.name })}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Disclosure>
  );
}
