import type { Person } from "@/lib/context";
import { can } from "@/lib/policy";
import { type NewsKind, workshopKinds } from "./kinds";

export type ToldPerson = { id: string; role: Person["role"]; state: Person["state"] };
export type ToldQuestion = {
  askerId: string;
  visibility: "public" | "restricted";
  topicId: number | null;
  askedAt: Date | null;
  heldAt: Date | null;
  hiddenAt: Date | null;
};

/** Whether a person may learn this now: asked when it happens, and again when the mail is about to leave. */
export function mayBeTold(person: ToldPerson, kind: NewsKind, question: ToldQuestion | null): boolean {
  const reads = person.state === "active" || (person.state === "suspended" && kind === "account_suspended");
  if (!reads) return false;
  if (workshopKinds.includes(kind) && person.role === "customer") return false;
  if (!question) return true;
  const reader: Person = {
    kind: "person",
    ...person,
    name: "",
    handle: "",
    language: "en",
    timeZone: "UTC",
    topics: [],
    teams: [],
    leadOf: [],
    createdAt: new Date(0),
  };
  const isOpenToOthers = question.askedAt !== null && question.heldAt === null && question.hiddenAt === null;
  return can(reader, "question.read", { question: { ...question, isOpenToOthers } });
}
