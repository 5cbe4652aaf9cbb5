import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions, Stack } from "@/components/ui/layout";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { intl } from "@/lib/http/intl";
import type { TopicSetting } from "@/lib/site/queries/topic-settings";
import { save } from "./actions";

type Props = { topic?: TopicSetting; topics: TopicSetting[]; teams: { id: number; name: string }[] };

const marks = ["safety", "security", "privacy", "payment"] as const;

/** Everything about one topic that can be typed; without one it makes a new one. */
export async function TopicForm({ topic, topics, teams }: Props) {
  const { t } = await intl("admin");
  const hasChildren = topics.some((other) => other.parentId === topic?.id);
  const parents = topics.filter((other) => other.parentId === null && other.id !== topic?.id);
  const next = Math.min(10_000, Math.max(0, ...topics.map((other) => other.position)) + 10);
  const labels = {
    name: t("topics.name"),
    description: t("topics.description"),
    position: t("topics.position"),
  };
  return (
    <ActionForm id="topic" action={save} labels={labels} className="max-w-lg">
      {topic && <input type="hidden" name="topicId" value={topic.id} />}
      <Stack>
        <Field
          name="name"
          label={labels.name}
          hint={topic ? t("topics.nameHintEdit", { slug: topic.slug }) : t("topics.nameHint")}
          required
        >
          <Input defaultValue={topic?.name} maxLength={80} dir="auto" />
        </Field>
        <Field name="description" label={labels.description} hint={t("topics.descriptionHint")}>
          <Textarea rows={2} defaultValue={topic?.description} maxLength={300} dir="auto" />
        </Field>
        {hasChildren ? (
          <p className="text-sm text-muted">{t("topics.parentHasChildren")}</p>
        ) : (
          <Field name="parentId" label={t("topics.parent")}>
            <Select
              defaultValue={String(topic?.parentId ?? "")}
              options={[
                { value: "", label: t("topics.parentNone") },
                ...parents.map((other) => ({ value: String(other.id), label: other.name })),
              ]}
            />
          </Field>
        )}
        <Field name="teamId" label={t("topics.team")} hint={t("topics.teamHint")}>
          <Select
            defaultValue={String(topic?.teamId ?? "")}
            options={[
              { value: "", label: t("topics.teamInherit") },
              ...teams.map((team) => ({ value: String(team.id), label: team.name })),
            ]}
          />
        </Field>
        <Field name="urgentMark" label={t("topics.urgentMark")} hint={t("topics.urgentHint")}>
          <Select
            defaultValue={topic?.urgentMark ?? ""}
            options={[
              { value: "", label: t("topics.urgentNone") },
              ...marks.map((mark) => ({ value: mark, label: t(`topics.marks.${mark}`) })),
            ]}
          />
        </Field>
        <Field name="position" label={labels.position} hint={t("topics.positionHint")} className="max-w-32">
          <Input type="number" min={0} max={10000} defaultValue={topic?.position ?? next} />
        </Field>
      </Stack>
      <FormActions>
        <SubmitButton>{topic ? t("topics.save") : t("topics.create")}</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
