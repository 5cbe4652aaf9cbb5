import type { Actor } from "@/lib/context";
import { can } from "@/lib/policy";
import type { Known } from "../inputs";
import type { AnswerRow, CommentRow } from "./thread-rows";

export type Answer = AnswerRow & {
  isAccepted: boolean;
  isByAsker: boolean;
  may: {
    vote: boolean;
    worked: boolean;
    accept: boolean;
    didNotWork: boolean;
    edit: boolean;
    delete: boolean;
    hide: boolean;
    appeal: boolean;
    restore: boolean;
    release: boolean;
    sayTold: boolean;
  };
};
export type Comment = CommentRow & {
  isByAsker: boolean;
  may: {
    edit: boolean;
    delete: boolean;
    hide: boolean;
    appeal: boolean;
    restore: boolean;
    release: boolean;
    sayTold: boolean;
  };
};

export function answersOf(actor: Actor, known: Known, rows: AnswerRow[]): Answer[] {
  return rows.map((row) => {
    const { facts } = known;
    const isAccepted = facts.acceptance?.answerId === row.id;
    return {
      ...row,
      isAccepted,
      isByAsker: row.author.id === facts.askerId,
      may: onAnswer(actor, known, row),
    };
  });
}

function onAnswer(actor: Actor, known: Known, row: AnswerRow): Answer["may"] {
  const { facts } = known;
  const about = { question: known.policy, authorId: row.author.id };
  const me = actor.kind === "person" ? actor.id : null;
  const isAsker = me === known.policy.askerId;
  const shown = !row.held && row.hidden === null;
  const open = shown && facts.closedAt === null && known.policy.isOpenToOthers;
  const live = facts.escalation && !["closed", "withdrawn"].includes(facts.escalation.state);
  const standing = facts.acceptance;
  const isAccepted = standing?.answerId === row.id;
  // As asker, authorship does not stand in the way; for others the lifecycle's refusals are left out of sight.
  const acceptable = isAsker
    ? !isAccepted || standing?.kind === "provisional"
    : !standing && !live && !facts.contests.some((c) => c.answerId === row.id);
  const accepts = can(actor, "answer.accept", { ...about, authorId: isAsker ? null : row.author.id });
  return {
    vote: open && me !== null && me !== row.author.id && can(actor, "answer.vote", about),
    worked: open && can(actor, "answer.worked", about),
    accept: open && acceptable && accepts,
    didNotWork: open && isAsker && !row.failedAt && !isAccepted && row.author.id !== me,
    edit: facts.closedAt === null && can(actor, "answer.edit", about),
    delete: can(actor, "answer.delete", about),
    hide: shown && can(actor, "answer.hide", about),
    appeal: row.hidden !== null && !row.appealed && can(actor, "appeal.write", about),
    restore: row.hidden !== null && can(actor, "moderation.work", about),
    release: row.held && row.hidden === null && can(actor, "moderation.work", about),
    sayTold: maySayTold(actor, known, row),
  };
}

/** Of what a helper wrote; who only takes part may ask whatever they like. */
function maySayTold(actor: Actor, { facts, policy }: Known, row: AnswerRow | CommentRow): boolean {
  const shown = !row.held && row.hidden === null && facts.closedAt === null;
  const byHelper = row.mark !== null && row.author.id !== policy.askerId;
  return shown && byHelper && !row.saidTold && can(actor, "message.told_already", { question: policy });
}

export function commentsOf(actor: Actor, known: Known, rows: CommentRow[]): Comment[] {
  return rows.map((row) => {
    const about = { question: known.policy, authorId: row.author.id };
    const works = can(actor, "moderation.work", about);
    return {
      ...row,
      isByAsker: row.author.id === known.facts.askerId,
      may: {
        edit: known.facts.closedAt === null && can(actor, "comment.edit", about),
        delete: can(actor, "comment.delete", about),
        hide: row.hidden === null && !row.held && can(actor, "comment.hide", about),
        appeal: row.hidden !== null && !row.appealed && can(actor, "appeal.write", about),
        restore: row.hidden !== null && works,
        release: row.held && row.hidden === null && works,
        sayTold: maySayTold(actor, known, row),
      },
    };
  });
}
