import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormFold } from "@/components/ui/form-fold";
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
    <ActionForm
      id="merge"
      action={merge}
      className="mt-8 max-w-lg border-t border-line pt-4"
      labels={{ intoId: t("topics.mergeInto") }}
    >
      <input type="hidden" name="topicId" value={topic.id} />
      <FormFold summary={t("topics.merge")} icon="merge">
        <p className="mb-3 text-sm text-muted">
          {t("topics.mergeText", { questions, articles, ambassadors })}
        </p>
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
      </FormFold>
    </ActionForm>
  );
}
