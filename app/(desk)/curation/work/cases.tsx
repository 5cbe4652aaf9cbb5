import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/layout";
import { List, Meta } from "@/components/ui/list";
import { TextLink } from "@/components/ui/text";
import type { WorkList } from "@/lib/curation/queries/work-list";
import type { CaseTask } from "@/lib/curation/signals/work-items";
import { intl } from "@/lib/http/intl";
import { taskAssigned, taskDone, taskOpened } from "./actions";

/** Tasks that closed cases have left, and those that were done lately. */
export async function Cases({ list }: { list: WorkList }) {
  const { t } = await intl("freshness");
  const more = list.casesTotal - list.cases.length;
  return (
    <Section id="cases" title={t("cases.title")} className="mt-10">
      <p className="-mt-1 mb-3 max-w-prose text-sm text-muted">{t("cases.lead")}</p>
      {list.cases.length === 0 ? (
        <p className="text-sm">{t("cases.none")}</p>
      ) : (
        <List label={t("cases.title")}>
          {list.cases.map((task) => (
            <li key={task.id} className="py-3">
              <Thread task={task} />
              {list.mayCurate && <Hands taskId={task.id} />}
            </li>
          ))}
        </List>
      )}
      {more > 0 && <p className="mt-2 text-sm text-faint">{t("cases.more", { count: more })}</p>}
      {list.casesDone.length > 0 && (
        <Disclosure summary={t("cases.doneTitle")} className="mt-4">
          <List label={t("cases.doneTitle")}>
            {list.casesDone.map((task) => (
              <li key={task.id} className="flex flex-wrap items-start justify-between gap-x-4 py-3">
                <Thread task={task} />
                <Reopen taskId={task.id} mayCurate={list.mayCurate} />
              </li>
            ))}
          </List>
        </Disclosure>
      )}
    </Section>
  );
}

async function Thread({ task }: { task: CaseTask & { doneAt?: string; doneBy?: string | null } }) {
  const { t, href } = await intl("freshness");
  const { question, cause, createdAt, doneAt, doneBy } = task;
  return (
    <div className="min-w-0">
      <h3 className="font-medium" dir="auto">
        {question ? (
          <TextLink href={href(`/questions/${question.number}/${question.slug}`)}>{question.title}</TextLink>
        ) : (
          t("cases.private")
        )}
      </h3>
      <Meta>
        <Chip icon="support" plain>
          {t(`cases.${cause}`)}
        </Chip>
        {doneAt ? (
          <span>
            {doneBy ? t("cases.doneBy", { name: doneBy }) : t("cases.doneByPublishing")}, <When at={doneAt} />
          </span>
        ) : (
          <When at={createdAt} />
        )}
      </Meta>
    </div>
  );
}

async function Hands({ taskId }: { taskId: number }) {
  const { t } = await intl("freshness");
  return (
    <div className="mt-1 flex flex-wrap items-start gap-x-4 gap-y-2">
      <ActionForm id={`task-done-${taskId}`} action={taskDone}>
        <input type="hidden" name="taskId" value={taskId} />
        <SubmitButton size="sm" variant="secondary" icon="check">
          {t("cases.done")}
        </SubmitButton>
      </ActionForm>
      <Disclosure summary={t("cases.assign")} forms={[`task-article-${taskId}`]} className="min-w-0">
        <ActionForm
          id={`task-article-${taskId}`}
          action={taskAssigned}
          className="flex flex-wrap items-end gap-2"
        >
          <input type="hidden" name="taskId" value={taskId} />
          <Field
            name="article"
            label={t("cases.article")}
            hint={t("cases.articleHint")}
            id={`article-of-${taskId}`}
            required
          >
            <Input size="sm" maxLength={300} />
          </Field>
          <SubmitButton size="sm" variant="secondary">
            {t("cases.assign")}
          </SubmitButton>
        </ActionForm>
      </Disclosure>
    </div>
  );
}

async function Reopen({ taskId, mayCurate }: { taskId: number; mayCurate: boolean }) {
  const { t } = await intl("freshness");
  if (!mayCurate) return null;
  return (
    <ActionForm id={`task-open-${taskId}`} action={taskOpened}>
      <input type="hidden" name="taskId" value={taskId} />
      <SubmitButton size="sm" variant="quiet" icon="undo">
        {t("cases.reopen")}
      </SubmitButton>
    </ActionForm>
  );
}
