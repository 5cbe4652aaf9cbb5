import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { FormFold } from "@/components/ui/form-fold";
import type { FormAction } from "@/components/ui/form-state";
import { Section } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text";
import type { Source, Sources } from "@/lib/curation/queries/sources-of";
import { intl } from "@/lib/http/intl";
import { OpenPoints } from "./open-points";

type Props = {
  article: { id: number; version: number };
  found: Sources;
  /** Where public answers would be sent, and how long it is waited for; null: no language model is set up. */
  model: { host: string; withinMs: number } | null;
  actions: Record<"removeSource" | "confirmRead" | "writeAnew", FormAction>;
};

const FORM = "remove-source";
const shown = 6;

/** Beside the editor: the threads that an article is from, what is still open, and what somebody has to read. */
export async function ArticleSources({ article, found, model, actions }: Props) {
  const { t, href } = await intl("publishing");
  const { sources, draft, gone, group } = found;
  if (sources.length === 0 && gone === 0) return null;
  return (
    <Section id="sources" title={t("panel.title")} small>
      <div className="space-y-4">
        {draft && <ToRead article={article} draft={draft} action={actions.confirmRead} />}
        {gone > 0 && (
          <Notice tone="warning" icon="private">
            {t("panel.gone", { count: gone })}
          </Notice>
        )}
        {group && (
          <p className="text-sm">
            {t.rich("panel.group", {
              title: () => (
                <TextLink href={href(`/curation/groups/${group.id}`)} dir="auto">
                  {group.title}
                </TextLink>
              ),
            })}
          </p>
        )}
        <ActionForm id={FORM} action={actions.removeSource} label={t("panel.title")}>
          <input type="hidden" name="articleId" value={article.id} />
        </ActionForm>
        <SourceList sources={sources.slice(0, shown)} />
        {sources.length > shown && (
          <Disclosure summary={t("panel.more", { count: sources.length })}>
            <SourceList sources={sources.slice(shown)} />
          </Disclosure>
        )}
        {draft && draft.openPoints.length > 0 && <OpenPoints points={draft.openPoints} />}
        {draft && model !== null && <WriteAnew article={article} model={model} action={actions.writeAnew} />}
      </div>
    </Section>
  );
}

async function SourceList({ sources }: { sources: readonly Source[] }) {
  const { t, href } = await intl("publishing");
  return (
    <ul className="space-y-2 text-sm">
      {sources.map(({ number, slug, title, answer }) => (
        <li key={number} className="flex items-start justify-between gap-3">
          <span className="min-w-0">
            <TextLink
              href={href(
                `/questions/${number}/${encodeURIComponent(slug)}${answer ? `#answer-${answer.id}` : ""}`,
              )}
              dir="auto"
            >
              {title}
            </TextLink>{" "}
            <span className="text-muted">
              {answer ? t("panel.by", { name: answer.by }) : t("panel.notUsed")}
            </span>
          </span>
          <Button
            type="submit"
            form={FORM}
            name="questionId"
            value={number}
            variant="quiet"
            size="sm"
            className="shrink-0"
            aria-label={t("panel.removeLabel", { title })}
          >
            {t("panel.remove")}
          </Button>
        </li>
      ))}
    </ul>
  );
}

type ToReadProps = { article: Props["article"]; draft: NonNullable<Sources["draft"]>; action: FormAction };

async function ToRead({ article, draft, action }: ToReadProps) {
  const { t } = await intl("publishing");
  const { isMachineWritten, privatePlaces, readAt, readBy } = draft;
  if (!isMachineWritten && privatePlaces === 0) return null;
  if (readAt)
    return (
      <p className="text-sm text-muted">
        {t.rich("panel.read.done", { name: readBy ?? "", at: () => <When at={readAt} mode="local" /> })}
      </p>
    );
  return (
    <Notice tone="warning" icon={isMachineWritten ? "alert" : "private"}>
      {isMachineWritten && <p>{t("panel.read.machine")}</p>}
      {privatePlaces > 0 && <p>{t("panel.read.private", { count: privatePlaces })}</p>}
      <ActionForm id="confirm-read" action={action} swap="sources standing" className="mt-2">
        <input type="hidden" name="articleId" value={article.id} />
        <SubmitButton variant="secondary" size="sm" icon="check">
          {t("panel.read.button")}
        </SubmitButton>
      </ActionForm>
    </Notice>
  );
}

async function WriteAnew({
  article,
  model,
  action,
}: {
  article: Props["article"];
  model: NonNullable<Props["model"]>;
  action: FormAction;
}) {
  const { t } = await intl("publishing");
  return (
    <ActionForm id="write-anew" action={action} swap="write-anew" whole>
      <FormFold summary={t("panel.model.title")}>
        <p className="mb-2 text-sm text-muted">{t("panel.model.hint", { host: model.host })}</p>
        <input type="hidden" name="articleId" value={article.id} />
        <input type="hidden" name="version" value={article.version} />
        <SubmitButton variant="secondary" size="sm">
          {t("panel.model.button")}
        </SubmitButton>
        <p className="while-busy mt-2 text-sm" data-while-busy="">
          {t("panel.model.busy", { seconds: Math.ceil(model.withinMs / 1_000) })}
        </p>
      </FormFold>
    </ActionForm>
  );
}
