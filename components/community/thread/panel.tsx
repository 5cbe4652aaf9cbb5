import { AskedTwice } from "@/components/desk/asked-twice";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { FormActions, Stack } from "@/components/ui/layout";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { Thread } from "@/lib/community/queries/thread";
import { readIntl } from "@/lib/http/intl";
import type { Opened, PanelName } from "./opened";

export type PanelActions = Record<PanelName, FormAction>;

/** The field that each form is about. */
const fields: Record<
  Exclude<PanelName, "delete" | "publish" | "certify" | "knownIssue">,
  { name: string; required: boolean; rows: number }
> = {
  comment: { name: "body", required: true, rows: 3 },
  didNotWork: { name: "reason", required: false, rows: 2 },
  endAcceptance: { name: "reason", required: false, rows: 2 },
  refuseDuplicate: { name: "reason", required: false, rows: 2 },
  proposeDuplicate: { name: "address", required: true, rows: 0 },
  askInfo: { name: "words", required: true, rows: 3 },
  close: { name: "reason", required: true, rows: 2 },
  hide: { name: "reason", required: true, rows: 2 },
  appeal: { name: "words", required: true, rows: 3 },
  restrict: { name: "reason", required: true, rows: 2 },
  rejectUrgent: { name: "reason", required: true, rows: 2 },
  addDetails: { name: "body", required: true, rows: 3 },
};
const grave: PanelName[] = ["hide", "delete", "restrict"];

type Props = { opened: Opened; thread: Thread; actions: PanelActions };

/** The one form that is open on the page, in its place: it needs words, so no mere button would do. */
export function Panel({ opened, thread, actions }: Props) {
  const { t, href, path } = readIntl("thread");
  const { panel, on, id } = opened;
  const once = panel === "comment" ? crypto.randomUUID() : undefined;
  return (
    <section
      id="panel"
      aria-label={t(`panel.${panel}.title`)}
      className="mt-4 rounded-lg border border-line bg-surface p-4"
    >
      <h2 className="mb-3 font-semibold">{t(`panel.${panel}.title`)}</h2>
      <ActionForm
        id="panel-form"
        action={actions[panel]}
        once={once}
        draft={panel === "comment" ? `comment-${on}-${id}` : undefined}
      >
        <input type="hidden" name="questionId" value={thread.id} />
        <Target opened={opened} thread={thread} />
        <Stack>
          <PanelFields panel={panel} />
        </Stack>
        <AskedTwice on="thread" />
        <FormActions>
          <SubmitButton variant={grave.includes(panel) ? "danger" : "primary"}>
            {t(`panel.${panel}.submit`)}
          </SubmitButton>
          <Button href={`${href(withoutPanel(path))}#${on}-${id}`} variant="quiet">
            {t("panel.cancel")}
          </Button>
        </FormActions>
      </ActionForm>
    </section>
  );
}

/** Hidden fields that say what the form is about, under the names that its action knows. */
function Target({ opened: { panel, on, id }, thread }: Pick<Props, "opened" | "thread">) {
  if (panel === "hide" || panel === "delete" || panel === "appeal")
    return (
      <>
        <input type="hidden" name="type" value={on} />
        <input type="hidden" name="postId" value={id} />
      </>
    );
  if (panel === "refuseDuplicate")
    return <input type="hidden" name="proposalId" value={thread.proposal?.id ?? 0} />;
  if (on === "answer") return <input type="hidden" name="answerId" value={id} />;
  return null;
}

function PanelFields({ panel }: { panel: PanelName }) {
  const { t } = readIntl("thread");
  if (panel === "delete" || panel === "publish")
    return <p className="text-sm text-muted">{t(`panel.${panel}.text`)}</p>;
  if (panel === "certify") {
    const causes = ["account_access", "money", "policy", "product_defect"] as const;
    return (
      <>
        <Field name="cause" label={t("panel.certify.cause")} required>
          <Select options={causes.map((value) => ({ value, label: t(`panel.certify.causes.${value}`) }))} />
        </Field>
        <Field
          name="note"
          label={t("panel.certify.label")}
          hint={t("panel.certify.hint")}
          optional={t("panel.optional")}
        >
          <Textarea rows={2} maxLength={500} />
        </Field>
      </>
    );
  }
  if (panel === "knownIssue")
    return (
      <>
        <Field name="message" label={t("panel.knownIssue.label")} hint={t("panel.knownIssue.hint")} required>
          <Input autoFocus maxLength={200} dir="auto" />
        </Field>
        <Checkbox name="everywhere" label={t("panel.knownIssue.everywhere")} />
      </>
    );
  const field = fields[panel];
  return (
    <Field
      name={field.name}
      label={t(`panel.${panel}.label`)}
      hint={t(`panel.${panel}.hint`)}
      required={field.required}
      optional={field.required ? undefined : t("panel.optional")}
    >
      {field.rows === 0 ? (
        <Input autoFocus autoComplete="off" />
      ) : (
        <Textarea rows={field.rows} autoFocus data-private={panel === "addDetails" ? "" : undefined} />
      )}
    </Field>
  );
}

function withoutPanel(path: string): string {
  const [bare, query = ""] = path.split("?");
  const given = new URLSearchParams(query);
  given.delete("do");
  return given.size > 0 ? `${bare}?${given}` : bare!;
}
