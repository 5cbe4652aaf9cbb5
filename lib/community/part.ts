import type { Actor } from "@/lib/context";
import type { PolicyFacts } from "@/lib/policy";
import type { Part } from "./lifecycle";

/** As what somebody acts on a question: the asker always as asker, staff before ambassador. */
export function partOf(actor: Actor, question: NonNullable<PolicyFacts["question"]>): Part {
  if (actor.kind !== "person") return "system";
  if (actor.id === question.askerId) return "asker";
  if (actor.role !== "customer") return "staff";
  if (question.topicId !== null && actor.topics.includes(question.topicId)) return "ambassador";
  return "participant";
}
