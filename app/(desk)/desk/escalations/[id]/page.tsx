import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseActions } from "@/components/desk/case-actions";
import type { CaseFormActions } from "@/components/desk/case-form-actions";
import { CaseRail } from "@/components/desk/case-rail";
import { CaseThread } from "@/components/desk/case-thread";
import type { Inserted } from "@/components/desk/composers";
import { MacroTitles } from "@/components/desk/macro-field";
import { PresenceLine } from "@/components/desk/presence";
import { PrivateExchange } from "@/components/desk/private-exchange";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button, SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Page, PageHeader, SideRail } from "@/components/ui/layout";
import { Meta } from "@/components/ui/list";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text";
import { type CaseFile, caseFile } from "@/lib/desk/queries/case-file";
import { filledMacro } from "@/lib/desk/queries/macros";
import { intl } from "@/lib/http/intl";
import { liveChannel } from "@/lib/http/live";
import { shown } from "@/lib/http/page";
import { MoreScript } from "@/lib/http/page-tags";
import { isRefusal } from "@/lib/http/refusals";
import { currentContext } from "@/lib/http/session";
import * as actions from "./actions";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ macro?: string | string[]; into?: string | string[] }>;
};

export default async function CasePage({ params, searchParams }: Props) {
  const { id } = await params;
  if (!/^\d{1,9}$/.test(id)) notFound();
  const file = await shown(caseFile(await currentContext(), Number(id)));
  const inserted = await insertedBy(await searchParams, file.id);
  const { t, href } = await intl("desk");
  const forms: CaseFormActions = actions;
  return (
    <Page>
      <MoreScript />
      <PageHeader
        above={
          <Breadcrumbs label={t("backToDesk")} items={[{ href: href("/desk"), label: t("backToDesk") }]} />
        }
        title={<span dir="auto">{file.thread.title}</span>}
        meta={<CaseFacts file={file} />}
        actions={
          <>
            {file.may.take && (
              <Button type="submit" form="take" variant="primary" icon="hand">
                {t("take")}
              </Button>
            )}
            <Button href={href(`/questions/${file.thread.id}/${file.thread.slug}`)} icon="question">
              {t("openThread")}
            </Button>
          </>
        }
      />
      {/* It stands here also when somebody else was faster, so that the refusal is read. */}
      <ActionForm id="take" action={actions.take}>
        <input type="hidden" name="escalationId" value={file.id} />
      </ActionForm>
      <SideRail rail={<CaseRail file={file} />} railLabel={t("customer")}>
        <PresenceLine at={file.others} place="case" />
        <CaseNotices file={file} />
        <CaseThread file={file} />
        <PrivateExchange file={file} />
        <MacroTitles titles={file.macros} />
        <CaseActions file={file} actions={forms} inserted={inserted} />
        <case-presence case={file.id} />
        <live-region
          channel={[liveChannel(`escalation:${file.id}`), liveChannel(`question:${file.thread.id}`)].join(
            " ",
          )}
          swap="case-facts case-notices exchange presence-case presence-answer presence-message"
        >
          <p
            data-live-notice=""
            hidden
            className="fixed inset-x-0 bottom-4 z-20 mx-auto flex w-fit gap-3 rounded-lg border border-line bg-surface px-4 py-2 text-sm shadow-float"
          >
            {t("live")}
            <a href="#exchange" className="font-medium text-accent underline">
              {t("liveShow")}
            </a>
          </p>
        </live-region>
      </SideRail>
    </Page>
  );
}

/** The macro that an address like `?macro=5&into=answer` names, filled for this case; nothing where it cannot be. */
async function insertedBy(query: Awaited<Props["searchParams"]>, caseId: number): Promise<Inserted> {
  if (typeof query.macro !== "string") return null;
  const into = query.into === "message" ? "message" : "answer";
  try {
    return { into, text: await filledMacro(await currentContext(), caseId, query.macro) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return null;
  }
}

async function CaseFacts({ file }: { file: CaseFile }) {
  const { t } = await intl("desk");
  return (
    <div id="case-facts">
      <Meta>
        <Chip tone="staff" icon="support">
          {t(`state.${file.state as "queued"}`)}
        </Chip>
        <span>{t("case", { id: file.id })}</span>
        {file.thread.visibility === "restricted" && (
          <Chip icon="private" plain>
            {t("restricted")}
          </Chip>
        )}
        {file.owner && (
          <bdi>{file.owner.isMe ? t("ownedByYou") : t("ownedBy", { name: file.owner.name })}</bdi>
        )}
      </Meta>
    </div>
  );
}

async function CaseNotices({ file }: { file: CaseFile }) {
  const { t, href } = await intl("desk");
  const pending = file.thread.acceptance?.kind === "pending" ? file.thread.acceptance : null;
  const name = file.customer.name;
  return (
    <div id="case-notices" className="mb-5 space-y-3 empty:hidden">
      {pending && (
        <Notice
          tone="solved"
          title={t("pendingTitle", { name })}
          actions={
            file.may.own &&
            (["drop", "keep"] as const).map((decision) => (
              <ActionForm key={decision} id={decision} action={actions.decide} messages="none">
                <input type="hidden" name="escalationId" value={file.id} />
                <input type="hidden" name="decision" value={decision} />
                <SubmitButton variant={decision === "drop" ? "primary" : "secondary"} size="sm">
                  {t(decision)}
                </SubmitButton>
              </ActionForm>
            ))
          }
        >
          {t("pendingText")} {pending.firmAt && <When at={pending.firmAt} mode="local" />}
        </Notice>
      )}
      {file.planRequiredAt && (
        <Notice tone="danger" icon="promise" title={t("planRequiredTitle")}>
          {t("planRequiredText", { name })}
        </Notice>
      )}
      {file.state === "waiting" && file.waitingUntil && (
        <Notice icon="clock">
          {t(file.handBackAskedAt ? "handBackWaits" : `waitsUntil.${file.waitingOn ?? "customer"}`, { name })}{" "}
          <When at={file.waitingUntil} mode="local" />
          {file.waitingReason && <p dir="auto">{file.waitingReason}</p>}
        </Notice>
      )}
      {file.mergedInto && (
        <Notice icon="duplicate">
          <TextLink href={href(`/desk/escalations/${file.mergedInto.id}`)}>
            {t("mergedInto", { id: file.mergedInto.id })}
          </TextLink>
        </Notice>
      )}
      {file.mergedFrom.map((other) => (
        <Notice key={other.id} icon="duplicate">
          {t("mergedFrom")}{" "}
          <TextLink href={href(`/desk/escalations/${other.id}`)} dir="auto">
            {other.title}
          </TextLink>
        </Notice>
      ))}
      {file.silenceUntil && file.state === "answered" && (
        <Notice icon="clock">
          {t("silence")} <When at={file.silenceUntil} mode="local" />
        </Notice>
      )}
      {file.survey && (
        <Notice
          tone={Math.min(file.survey.satisfaction, file.survey.ease) <= 2 ? "danger" : "info"}
          icon="star"
          title={t("survey.case")}
        >
          {t("survey.score", file.survey)} {file.survey.comment && <q dir="auto">{file.survey.comment}</q>}
        </Notice>
      )}
      {(file.outcome || file.state === "withdrawn") && (
        <Notice icon="closed" title={t(`ended.${(file.outcome ?? "withdrawn") as "accepted"}`)}>
          {file.outcomeReason && <span dir="auto">{file.outcomeReason}</span>}
        </Notice>
      )}
    </div>
  );
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await intl("desk");
  return { title: t("case", { id: Number((await params).id) || 0 }), robots: { index: false } };
}
