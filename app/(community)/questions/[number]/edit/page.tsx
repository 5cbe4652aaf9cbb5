import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EditForm } from "@/components/community/posts/edit-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Page } from "@/components/ui/layout";
import { Select } from "@/components/ui/select";
import { askTopics } from "@/lib/community/queries/ask-choices";
import { postToEdit } from "@/lib/community/queries/post-to-edit";
import { intl } from "@/lib/http/intl";
import { shown, signedIn } from "@/lib/http/page";
import { MoreScript } from "@/lib/http/page-tags";
import { currentContext } from "@/lib/http/session";
import { saveQuestion } from "./actions";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("posts");
  return { title: t("edit.question"), robots: { index: false } };
}

export default async function EditQuestionPage({ params }: Props) {
  const { number } = await params;
  if (!/^\d{1,9}$/.test(number)) notFound();
  await signedIn();
  const ctx = await currentContext();
  const [post, topics] = await Promise.all([
    shown(postToEdit(ctx, "question", Number(number))),
    askTopics(ctx),
  ]);
  const { t } = await intl("posts");
  return (
    <Page narrow>
      <MoreScript />
      <EditForm type="question" id={Number(number)} post={post} action={saveQuestion}>
        <Field name="title" label={t("edit.title")} required>
          <Input dir="auto" defaultValue={post.title ?? ""} maxLength={400} />
        </Field>
        <Field name="topicId" label={t("edit.topic")}>
          <Select
            options={topics.map((topic) => ({
              value: String(topic.id),
              label: topic.parent ? `${topic.parent} › ${topic.name}` : topic.name,
            }))}
            placeholder={post.topicId === null ? t("edit.topicNone") : undefined}
            defaultValue={post.topicId ?? ""}
            className="sm:w-96"
          />
        </Field>
        <Field name="tags" label={t("edit.tags")} hint={t("edit.tagsHint")} optional={t("edit.optional")}>
          <Input dir="auto" defaultValue={post.tags.join(", ")} maxLength={400} autoComplete="off" />
        </Field>
      </EditForm>
    </Page>
  );
}
