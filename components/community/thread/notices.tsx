import { When } from "@/components/site/when";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text";
import type { Thread } from "@/lib/community/queries/thread";
import { readIntl } from "@/lib/http/intl";
import { Act, Opens } from "./act";
import { AskerBanner } from "./banner";

/** What stands between the title and the question: what everybody should know, and what its asker is told. */
export function Notices({ thread }: { thread: Thread }) {
  const isAsker = thread.me?.isAsker ?? false;
  return (
    <div id="thread-notices" className="mb-5 space-y-2.5 empty:hidden">
      {thread.step && <AskerBanner thread={thread} step={thread.step} />}
      {thread.canonical && <Canonical canonical={thread.canonical} />}
      {thread.acceptance?.article && <SolvedByArticle article={thread.acceptance.article} />}
      {thread.proposal && <Proposal thread={thread} proposal={thread.proposal} />}
      {thread.followUpOf && <FollowUp from={thread.followUpOf} />}
      {!isAsker && thread.info && <Info thread={thread} info={thread.info} />}
      {thread.may.knownIssue && <Many thread={thread} />}
      {!isAsker && <ForOthers thread={thread} />}
      {thread.claim && <Claim claim={thread.claim} questionId={thread.id} />}
    </div>
  );
}

function Canonical({ canonical }: { canonical: NonNullable<Thread["canonical"]> }) {
  const { t, href } = readIntl("thread");
  return (
    <Notice icon="duplicate" tone={canonical.isSolved ? "solved" : "info"}>
      {t(canonical.isSolved ? "notice.duplicateSolved" : "notice.duplicate")}{" "}
      <TextLink href={href(`/questions/${canonical.number}/${canonical.slug}`)} dir="auto">
        {canonical.title}
      </TextLink>
    </Notice>
  );
}

function FollowUp({ from }: { from: NonNullable<Thread["followUpOf"]> }) {
  const { t, href } = readIntl("thread");
  return (
    <p className="text-sm text-muted">
      {t("notice.followUp")}{" "}
      <TextLink href={href(`/questions/${from.number}/${from.slug}`)} dir="auto">
        {from.title}
      </TextLink>
    </p>
  );
}

/** What a helper asked the asker, as everybody else may see it. */
function Info({ thread, info }: { thread: Thread; info: NonNullable<Thread["info"]> }) {
  const { t } = readIntl("thread");
  return (
    <Notice
      icon="needsInfo"
      title={<bdi>{t("notice.info", { name: info.by.name })}</bdi>}
      actions={
        thread.may.withdrawInfo && (
          <Act act="withdraw_info" icon="undo" variant="secondary">
            {t("act.withdrawInfo")}
          </Act>
        )
      }
    >
      <p dir="auto">{info.words}</p>
      <p className="text-muted">
        {t.rich("notice.infoUntil", { at: () => <When at={info.until} mode="local" /> })}
      </p>
    </Notice>
  );
}

/** Offered to staff where many have the same problem, and the way to end the banner. */
function Many({ thread }: { thread: Thread }) {
  const { t } = readIntl("thread");
  if (thread.knownIssue)
    return (
      <Notice
        icon="alert"
        title={t("notice.knownIssue")}
        actions={
          <Act act="end_known_issue" icon="undo" variant="secondary">
            {t("act.endKnownIssue")}
          </Act>
        }
      >
        <p dir="auto">{thread.knownIssue}</p>
      </Notice>
    );
  if (!thread.isDemanded) return null;
  return (
    <Notice
      tone="warning"
      icon="alert"
      title={t("notice.many")}
      actions={
        <Opens panel="knownIssue" icon="alert" variant="secondary">
          {t("act.knownIssue")}
        </Opens>
      }
    >
      {t("notice.manyText", { count: thread.isDemanded })}
    </Notice>
  );
}

function SolvedByArticle({ article }: { article: { slug: string; title: string } }) {
  const { t, href } = readIntl("thread");
  return (
    <Notice tone="solved">
      {t("accepted.article")}{" "}
      <TextLink href={href(`/articles/${article.slug}`)} dir="auto">
        {article.title}
      </TextLink>
    </Notice>
  );
}

function Proposal({ thread, proposal }: { thread: Thread; proposal: NonNullable<Thread["proposal"]> }) {
  const { t, href } = readIntl("thread");
  const { question, article } = proposal;
  const target = question
    ? { href: href(`/questions/${question.number}/${question.slug}`), title: question.title }
    : { href: href(`/articles/${article!.slug}`), title: article!.title };
  return (
    <Notice
      icon="duplicate"
      title={t("notice.proposal", { name: proposal.by.name })}
      actions={
        thread.may.decideDuplicate && (
          <>
            <Act act={`confirm_duplicate ${proposal.id}`} icon="accept" variant="secondary">
              {t("act.yesDuplicate")}
            </Act>
            <Opens panel="refuseDuplicate" variant="secondary">
              {t("act.noDuplicate")}
            </Opens>
          </>
        )
      }
    >
      <TextLink href={target.href} dir="auto">
        {target.title}
      </TextLink>{" "}
      <span className="text-muted">
        {t(thread.may.decideDuplicate ? "notice.proposalText" : "notice.proposalOthers")}
      </span>
    </Notice>
  );
}

function ForOthers({ thread }: { thread: Thread }) {
  const { t } = readIntl("thread");
  const { closed, support } = thread;
  return (
    <>
      {closed && (
        <Notice
          icon="closed"
          title={closed.by ? t("banner.closedBy", { name: closed.by.name }) : t("banner.closedTitle")}
        >
          {closed.reason && <p dir="auto">{t("banner.reason", { reason: closed.reason })}</p>}
        </Notice>
      )}
      {thread.may.release && (
        <Notice
          icon="held"
          title={t("banner.heldTitle")}
          actions={
            <Act act={`release_question ${thread.id}`} icon="eye" variant="secondary">
              {t("act.release")}
            </Act>
          }
        >
          {t("answer.heldStaff")}
        </Notice>
      )}
      {thread.hiddenReason !== null && thread.may.restore && (
        <Notice tone="warning" icon="hide" title={t("banner.hiddenTitle")}>
          <p dir="auto">{t("banner.reason", { reason: thread.hiddenReason })}</p>
        </Notice>
      )}
      {support && (
        <Notice
          tone="staff"
          title={t.rich("banner.supportTitle", { at: () => <When at={support.since} mode="local" /> })}
          actions={
            thread.may.joinCase && (
              <Act act="ask_person" icon="support" variant="secondary">
                {t("act.joinCase")}
              </Act>
            )
          }
        >
          {support.dueAt && (
            <p>{t.rich("banner.nextReply", { at: () => <When at={support.dueAt!} mode="local" /> })}</p>
          )}
          {thread.may.joinCase && <p>{t("banner.joinCaseText")}</p>}
          {thread.me?.takesPart && !thread.me.isAsker && <p>{t("banner.takesPart")}</p>}
        </Notice>
      )}
      {thread.may.askPerson && !support && (
        <Notice
          tone="staff"
          title={t("banner.joinTitle")}
          actions={
            <Act act="ask_person" icon="support" variant="secondary">
              {t("act.askPerson")}
            </Act>
          }
        >
          {t("banner.joinText")}
        </Notice>
      )}
      {thread.isHistory && (
        <p className="flex items-center gap-1.5 text-sm text-faint">
          <Icon name="history" size={15} />
          {t("notice.history")}
        </p>
      )}
    </>
  );
}

function Claim({ claim, questionId }: { claim: NonNullable<Thread["claim"]>; questionId: number }) {
  const { t } = readIntl("thread");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ambassador">
      <p className="flex min-w-0 items-center gap-1.5">
        <Icon name="hand" size={15} />
        <bdi>
          {claim.isMine
            ? t.rich("notice.claimMine", { at: () => <When at={claim.expiresAt} mode="local" /> })
            : t("notice.claim", { name: claim.name })}
        </bdi>
      </p>
      {claim.isMine && <Act act="end_claim">{t("act.endClaim")}</Act>}
      {claim.isMine && <claim-keeper question={String(questionId)} />}
    </div>
  );
}
