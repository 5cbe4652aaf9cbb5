import { defaultGateRules } from "@/lib/community/gate-rules";
import { type Effect, type Event, type Facts, settle, transition } from "@/lib/community/lifecycle";
import type { Part } from "@/lib/community/lifecycle/events";
import { liveEscalation } from "@/lib/community/lifecycle/facts";
import { brokenLaws } from "@/lib/community/lifecycle/laws";
import type { Person } from "@/lib/context";
import { type Action, objection } from "@/lib/policy";
import { evolve, withShown } from "./histories/evolve";
import { NOW, type Role, roles, samples, states } from "./lifecycle-states";

/** What a person must be allowed for an event to come about; where there is none, only the system brings it. */
const actions: Record<Event["type"], Action | null> = {
  asked: "question.ask",
  released: "moderation.work",
  asker_wrote: "question.ask",
  asker_opened: "question.read",
  closed: "question.close",
  reopened: "question.reopen",
  hidden: "question.hide",
  restored: "moderation.work",
  restricted: "question.restrict",
  published: "question.publish",
  urgent_rejected: "question.reject_urgent",
  retopicked: "question.edit",
  duplicate_confirmed: "duplicate.decide",
  duplicate_joined: null,
  duplicate_ended: "duplicate.decide",
  canonical_lost: null,
  canonical_gone: null,
  same_problem: "question.same_problem",
  info_asked: "question.ask_info",
  info_withdrawn: "question.ask_info",
  asker_erased: null,
  answer_posted: "answer.post",
  answer_removed: "answer.hide",
  answer_restored: "moderation.work",
  did_not_work: "answer.did_not_work",
  accept: "answer.accept",
  article_accepted: "article.accept",
  end_acceptance: "acceptance.end",
  certify: "question.certify",
  escalate: "question.ask_person",
  reopen_case: "escalation.reopen",
  take: "escalation.take",
  release_case: "escalation.own",
  hand_over: "escalation.assign",
  wait: "escalation.own",
  resume: "escalation.own",
  hand_back: "escalation.own",
  hand_back_decided: "escalation.confirm",
  set_cause: "escalation.cause",
  promise: "escalation.own",
  drop: "escalation.own",
  keep: "escalation.own",
  close_case: "escalation.own",
  clock: null,
};
/** Words of the asker's own, whatever else they may do. */
const askersOnly: Event["type"][] = ["asked", "asker_wrote", "asker_opened"];

export type Cell = { event: Event["type"]; state: string; role: Role; says: string; broken: string[] };

/** Every event in every state by every role, as policy and rules answer it. */
export const cells = (): Cell[] =>
  (Object.keys(samples) as Event["type"][]).flatMap((event) =>
    Object.keys(states).flatMap((state) => roles.map((role) => cell(event, state, role))),
  );

function cell(type: Event["type"], state: string, role: Role): Cell {
  const facts = structuredClone(states[state]!);
  const refused = (code: string): Cell => ({ event: type, state, role, says: `no: ${code}`, broken: [] });
  const action = actions[type];
  if (role === "system" ? action !== null : action === null) return refused("never");
  if (askersOnly.includes(type) && role !== "asker") return refused("never");
  const code = action && objection(personOf(role), action, aboutOf(facts, role));
  if (code) return refused(code);
  const event = { ...samples[type], by: { id: role === "system" ? null : role, as: partOf(role) } } as Event;
  const rules = defaultGateRules;
  const world = { facts: prepared(facts, event), rules, now: NOW };
  const outcome = transition(world, event);
  if (!outcome.ok) return refused(outcome.reason);
  const next = withShown(evolve(world.facts, event, outcome.effects, NOW), rules);
  const follow = settle({ ...world, facts: next }, event);
  const last = withShown(evolve(next, event, follow, NOW), rules);
  const said = [words(outcome.effects), words(follow)].filter(Boolean).join(" ⇒ ");
  return { event: type, state, role, says: said || "nothing", broken: brokenLaws(last, rules, NOW) };
}

/** What the command has written before the rules are asked. */
function prepared(facts: Facts, event: Event): Facts {
  if (event.type === "asker_erased") return { ...facts, askerErased: true };
  if (event.type === "answer_posted") {
    const posted = { authorId: event.by.id!, postedAt: NOW, removedAt: null, didNotWorkAt: null };
    return { ...facts, answers: [...facts.answers, { id: event.answerId, ...posted }] };
  }
  if (event.type !== "answer_removed") return facts;
  const answers = facts.answers.map((a) => (a.id === event.answerId ? { ...a, removedAt: NOW } : a));
  return { ...facts, answers };
}

const partOf = (role: Role): Part =>
  role === "asker" || role === "participant" || role === "ambassador" || role === "system" ? role : "staff";

const personOf = (role: Role): Person => ({
  kind: "person",
  id: role,
  name: role,
  handle: role,
  role: role === "admin" ? "admin" : role === "owner" || role === "agent" ? "agent" : "customer",
  state: "active",
  language: "en",
  timeZone: "UTC",
  topics: role === "ambassador" ? [1] : [],
  teams: [],
  leadOf: [],
  createdAt: new Date(0),
});

const aboutOf = (facts: Facts, role: Role) => ({
  question: {
    askerId: "asker",
    visibility: facts.visibility,
    topicId: 1,
    isOpenToOthers: facts.askedAt !== null && facts.heldAt === null && facts.hiddenAt === null,
  },
  hasSameProblem: role === "participant",
  ownerId: liveEscalation(facts)?.ownerId ?? null,
  teamId: 1,
});

/** Effects in short; who is told stands in `lib/community/news.ts`. */
function words(effects: Effect[]): string {
  return effects.map(word).filter(Boolean).join(", ");
}

function word(effect: Effect): string {
  switch (effect.do) {
    case "tell":
      return "";
    case "set_question":
      return effect.audit;
    case "accept":
      return `accept ${effect.kind}`;
    case "end_acceptance":
      return `acceptance ends: ${effect.reason}`;
    case "make_firm":
      return "acceptance firm";
    case "did_not_work":
      return effect.at ? "did not work" : "works after all";
    case "open_gate":
      return `gate opens by ${effect.rule}`;
    case "spend_gate":
      return "";
    case "open_case":
      return `case opens by ${effect.grounds}`;
    case "set_case":
      return effect.set.state ? `case ${effect.set.state}` : `case: ${effect.audit}`;
    case "promise":
      return effect.agentId ? "promise made" : "team's promise made";
    case "end_promises":
      return `promises ${effect.outcome}`;
    default:
      return effect.do.replaceAll("_", " ");
  }
}

/** The document: one table an event, states down, roles across. */
export function lifecycleDocument(): string {
  const all = cells();
  const parts = (Object.keys(samples) as Event["type"][]).map((event) => {
    const rows = Object.keys(states).map((state) => {
      const said = roles.map((role) => {
        const { says } = all.find((c) => c.event === event && c.state === state && c.role === role)!;
        return says === "no: never" ? "–" : says;
      });
      return `| ${state} | ${said.join(" | ")} |`;
    });
    const head = `| state | ${roles.join(" | ")} |\n|---|${roles.map(() => "---|").join("")}`;
    return `## ${event}\n\n${head}\n${rows.join("\n")}\n`;
  });
  return `${intro}\n${parts.join("\n")}`;
}

const intro = `# What may happen to a question, and what it does

Made from the code by \`npm run docs:lifecycle\`; a test fails when it is stale. Each table is one event, tried in every state
by everybody who could cause it. "no: code" is a refusal, "–" cannot come about, "nothing" changes nothing; what stands
after ⇒ follows from the new facts alone. "owner" owns the case where there is one, "participant" has the same problem.
`;
