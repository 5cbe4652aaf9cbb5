import type { FormAction } from "@/lib/form-state";

export type CaseFormActions = Record<
  | "answerInThread"
  | "write"
  | "promise"
  | "closeCase"
  | "release"
  | "reopenCase"
  | "handOverCase"
  | "wait"
  | "resume"
  | "giveBack"
  | "cause",
  FormAction
>;
