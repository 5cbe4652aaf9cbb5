import type { Actor, Person } from "@/lib/context";
import { Refusal, type RefusalCode } from "@/lib/errors";

/**
 * Every permission, in one table. A rule lists who may; the first line that holds decides. Facts are what the
 * caller read under its lock; a fact that is not given counts as not holding.
 */
export type PolicyFacts = {
  question?: {
    askerId: string;
    visibility: "public" | "restricted";
    topicId: number | null;
    /** A draft, held or hidden question is for its asker and the staff who moderate. */
    isOpenToOthers: boolean;
  };
  /** Who wrote the answer, comment or other thing that this is about. */
  authorId?: string | null;
  /** Who owns the escalation. */
  ownerId?: string | null;
  /** Whose queue the escalation is in. */
  teamId?: number;
  /** Whether the post itself is visible to others; unset means yes. */
  postVisible?: boolean;
  /** The person has the same problem on this question. */
  hasSameProblem?: boolean;
  /** Of an article. */
  audience?: "public" | "signed_in" | "staff";
  published?: boolean;
  /** The person whose account this is about. */
  personId?: string;
};

type Rule = (person: Person, facts: PolicyFacts) => boolean;

const active = (p: Person) => p.state === "active";
const isAgent: Rule = (p) => p.role === "agent" || p.role === "admin";
const isCurator: Rule = (p) => p.role === "curator" || p.role === "admin";
const isAdmin: Rule = (p) => p.role === "admin";
const isStaff: Rule = (p) => p.role !== "customer";
const isMember: Rule = () => true;
const isAsker: Rule = (p, f) => f.question?.askerId === p.id;
const isAuthor: Rule = (p, f) => f.authorId != null && f.authorId === p.id;
const isOwner: Rule = (p, f) => f.ownerId != null && f.ownerId === p.id;
const isLead: Rule = (p, f) => f.teamId !== undefined && isAgent(p, f) && p.leadOf.includes(f.teamId);
const isSelf: Rule = (p, f) => f.personId === p.id;
const isOfTeam: Rule = (p, f) => f.teamId !== undefined && (p.teams.includes(f.teamId) || isAdmin(p, f));
const inScope: Rule = (p, f) => f.question?.topicId != null && p.topics.includes(f.question.topicId);
/** Powers of an ambassador never apply to one's own question or answer. */
const ambassador: Rule = (p, f) => inScope(p, f) && !isAsker(p, f) && !isAuthor(p, f);
const notOwn: (rule: Rule) => Rule = (rule) => (p, f) => rule(p, f) && !isAsker(p, f) && !isAuthor(p, f);

const any =
  (...rules: Rule[]): Rule =>
  (p, f) =>
    rules.some((rule) => rule(p, f));

/** Who may see a question at all; everything about it is "not found" for the rest. */
function seesQuestion(actor: Actor, facts: PolicyFacts): boolean {
  const question = facts.question;
  if (!question) return true;
  if (actor.kind === "system") return true;
  if (question.visibility === "public" && question.isOpenToOthers) return true;
  if (actor.kind === "visitor") return false;
  if (question.askerId === actor.id) return true;
  if (question.visibility === "restricted") return isAgent(actor, facts);
  return isStaff(actor, facts);
}

function seesPost(actor: Actor, facts: PolicyFacts): boolean {
  if (facts.postVisible !== false) return true;
  if (actor.kind === "system") return true;
  return actor.kind === "person" && (isAuthor(actor, facts) || isStaff(actor, facts));
}

function seesArticle(actor: Actor, facts: PolicyFacts): boolean {
  if (facts.audience === undefined) return true;
  if (actor.kind === "system") return true;
  if (actor.kind === "person" && isStaff(actor, facts)) return true;
  if (facts.published === false) return false;
  return facts.audience === "public" || (facts.audience === "signed_in" && actor.kind === "person");
}

export const policy = {
  // Reading. `anyone` still passes through the three "sees" functions above.
  "question.read": "anyone",
  "article.read": "anyone",
  "article.feedback": "anyone",
  "search.use": "anyone",
  "question.draft": "anyone",
  "profile.read": "anyone",
  "sign_in.use": "anyone",
  /** Who holds the signed token of a mail may end such mails. */
  "mail.stop": "anyone",

  // Taking part.
  "question.ask": isMember,
  "answer.post": isMember,
  "comment.post": isMember,
  "post.report": isMember,
  "file.upload": isMember,
  "answer.vote": isMember,
  "answer.worked": notOwn(isMember),
  "question.same_problem": notOwn(isMember),
  "question.subscribe": isMember,

  // The asker's word.
  "answer.accept": any(isAsker, ambassador, notOwn(isStaff)),
  "acceptance.end": isAsker,
  "answer.did_not_work": isAsker,
  "question.ask_person": any(isAsker, (_, f) => f.hasSameProblem === true),
  "duplicate.decide": isAsker,
  "article.accept": isAsker,
  /** Say whether an article fixed it: whoever asked, and whoever has the same problem. */
  "article.fix": any(isAsker, (_, f) => f.hasSameProblem === true),
  "private_details.add": isAsker,
  "private_details.read": any(isAsker, isAgent),

  // Editing.
  "question.edit": any(isAsker, ambassador, isStaff),
  "answer.edit": any(isAuthor, isStaff),
  "comment.edit": any(isAuthor, isStaff),
  "answer.delete": any(isAuthor, isStaff),
  "comment.delete": any(isAuthor, isStaff),
  "history.read": "anyone",

  // Ambassadors.
  "queue.read": (p) => p.topics.length > 0 || isStaff(p, {}),
  "question.claim": any(ambassador, notOwn(isStaff)),
  "question.certify": ambassador,
  "question.ask_info": any(ambassador, notOwn(isStaff)),
  "duplicate.propose": any(ambassador, notOwn(isStaff)),
  "answer.hide": any(ambassador, notOwn(isStaff)),
  "thread.advise": any(ambassador, notOwn(isStaff)),
  "answer.rate": isAsker,

  // The ambassadors' programme. `personId` is whose application or appointment it is.
  "ambassador.apply": isMember,
  "ambassador.own": isSelf,
  "programme.read": isStaff,
  "programme.manage": isAdmin,
  "quiz.edit": isCurator,

  // Moderation.
  "appeal.write": isAuthor,
  "appeal.decide": notOwn(isStaff),
  "question.close": any(isAsker, isStaff),
  "question.reopen": any(isAsker, isStaff),
  "question.hide": notOwn(isStaff),
  "question.restrict": isAgent,
  "question.publish": isAsker,
  "question.reject_urgent": isAgent,
  "moderation.work": isStaff,
  "comment.hide": any(ambassador, notOwn(isStaff)),
  "post.redact": isStaff,
  "known_issue.manage": isStaff,

  // The desk.
  "desk.read": isAgent,
  /** How the gate works and whether promises are kept: nobody in the company is left out. */
  "insight.read": isStaff,
  "escalation.read": isAgent,
  "escalation.take": isAgent,
  "escalation.own": any(isOwner, isAdmin),
  "escalation.assign": any(isOwner, isLead, isAdmin),
  "escalation.cause": isAgent,
  "escalation.confirm": isAsker,
  "escalation.note": isAgent,
  "escalation.message": any(isAsker, isOwner, isAdmin),
  /** `personId` is whose own macros, `teamId` whose team's. */
  "macro.use": isAgent,
  "macro.write": (p, f) => isAgent(p, f) && (isSelf(p, f) || isOfTeam(p, f)),
  "message.told_already": isAsker,
  /** `personId` is who was asked. Who holds the signed token of the mail may answer without signing in. */
  "survey.answer": isSelf,
  "survey.answer_by_mail": "anyone",
  /** How agents fare, by person. */
  "figures.people": (p, f) => isAdmin(p, f) || (isAgent(p, f) && p.leadOf.length > 0),
  "escalation.override": isAdmin,
  "escalation.reopen": any(isAsker, isAgent),
  "gate.explain": any(isAsker, ambassador, isStaff),

  // Search: who sees why a result is where it is, and who keeps its words.
  "search.explain": isStaff,
  "search.tune": isCurator,

  // Knowledge: who writes articles, who reads one over (never their own), who keeps the groups of repeats.
  "article.write": isCurator,
  "article.review": notOwn(isCurator),
  /** Begin one from a thread; an agent leaves it to those who write articles. */
  "article.draft": isStaff,
  "repeats.read": isStaff,
  "repeats.curate": isCurator,

  // Running the site.
  "admin.read": isAdmin,
  "people.manage": isAdmin,
  "people.suspend": isAdmin,
  "teams.manage": isAdmin,
  "topics.manage": isAdmin,
  "gate.manage": isAdmin,
  "legal.manage": isAdmin,
  "audit.read": isAdmin,
  "site.operate": isAdmin,
  "profile.edit": any(isSelf),
  /** `personId` is whose account or data. */
  "account.erase": any(isSelf, isAdmin),
  "data.export": isSelf,
  "notifications.read": isMember,
  "notifications.set": isMember,
} satisfies Record<string, Rule | "anyone">;

export type Action = keyof typeof policy;

/** Why not, or null for yes. What somebody may not see does not exist for them: that comes first. */
export function objection(actor: Actor, action: Action, facts: PolicyFacts = {}): RefusalCode | null {
  if (!seesQuestion(actor, facts) || !seesPost(actor, facts) || !seesArticle(actor, facts))
    return "not_found";
  if (actor.kind === "system") return null;
  const rule: Rule | "anyone" = policy[action];
  if (rule === "anyone") return null;
  if (actor.kind === "visitor") return "sign_in";
  if (actor.state === "suspended") return "suspended";
  if (!active(actor)) return "sign_in";
  return rule(actor, facts) ? null : "forbidden";
}

export const can = (actor: Actor, action: Action, facts: PolicyFacts = {}): boolean =>
  objection(actor, action, facts) === null;

/** Throws the refusal that `objection` names; every command calls it before its first write. */
export function authorize(actor: Actor, action: Action, facts: PolicyFacts = {}): void {
  const code = objection(actor, action, facts);
  if (code) throw new Refusal(code);
}
