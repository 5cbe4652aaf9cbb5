import type { ReactNode } from "react";
import { FilesField } from "@/components/site/files-field";
import { markdownTexts } from "@/components/site/markdown-texts";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { DraftKeeper } from "@/components/ui/draft-keeper";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { FormActions, PageHeader, Stack } from "@/components/ui/layout";
import { Textarea } from "@/components/ui/textarea";
import type { PostToEdit } from "@/lib/community/queries/post-to-edit";
import { intl } from "@/lib/http/intl";
import { StaleText } from "./stale-text";

type Props = {
  type: "question" | "answer" | "comment";
  id: number;
  post: PostToEdit;
  action: FormAction;
  /** Title and topic of a question. */
  children?: ReactNode;
};

/** The present text of a post, to be changed. When it has changed meanwhile, both texts are shown. */
export async function EditForm({ type, id, post, action, children }: Props) {
  const { t, href } = await intl("posts");
  const label = t(
    type === "question" ? "edit.words" : type === "answer" ? "edit.answerLabel" : "edit.commentLabel",
  );
  const anchor = type === "question" ? "" : `#${type}-${id}`;
  return (
    <>
      <PageHeader title={t(`edit.${type}`)}>
        {type !== "question" && <bdi>{t("edit.under", { title: post.questionTitle })}</bdi>}
      </PageHeader>
      <DraftKeeper
        form="edit"
        text={t("draft.restored")}
        behind={t("draft.behind")}
        discard={t("draft.discard")}
      />
      <ActionForm id="edit" action={action} draft={`edit-${type}-${id}`} draftWins labels={{ body: label }}>
        <StaleText
          version={post.version}
          title={post.title}
          body={post.body}
          words={{
            title: t("stale.title"),
            text: t("stale.text"),
            theirs: t("stale.theirs"),
            yours: t("stale.yours"),
            titleNow: post.title === null ? "" : t("stale.titleNow", { title: post.title }),
          }}
        />
        <input type="hidden" name="questionId" value={post.questionId} />
        {type !== "question" && <input type="hidden" name={`${type}Id`} value={id} />}
        <Stack>
          {children}
          {post.mayChangeWords ? (
            <>
              <Field name="body" label={label} required>
                <Textarea
                  rows={type === "comment" ? 4 : 12}
                  defaultValue={post.body}
                  markdown={type === "comment" ? undefined : markdownTexts()}
                />
              </Field>
              {type !== "comment" && <FilesField into="body" />}
            </>
          ) : (
            <>
              <input type="hidden" name="body" value={post.body} />
              <p className="text-sm text-muted">{t("edit.wordsKept")}</p>
            </>
          )}
        </Stack>
        <datalist id="thread-people">
          {post.people.map(({ handle, name }) => (
            <option key={handle} value={handle} label={name} />
          ))}
        </datalist>
        <p className="mt-3 text-sm text-faint">{t("edit.history")}</p>
        <FormActions>
          <SubmitButton>{t("edit.save")}</SubmitButton>
          <Button href={href(`/questions/${post.questionId}/${post.slug}${anchor}`)} variant="quiet">
            {t("edit.cancel")}
          </Button>
        </FormActions>
      </ActionForm>
    </>
  );
}
