import type { Context } from "@/lib/context";
import type { RefusalCode } from "@/lib/errors";
import type { Action, PolicyFacts } from "@/lib/policy";
import type { Scene } from "../scene";

/** One command tried on one scene: which line of the policy it should ask, with which facts, and the attempt itself. */
export type Attempt = {
  file: string;
  action: Action;
  facts: (scene: Scene) => PolicyFacts;
  run: (ctx: Context, scene: Scene) => Promise<unknown>;
  /** What even those hear who may, since the scene has no such thing. */
  otherwise?: RefusalCode;
};

export type Attempts = Record<string, Attempt>;

export const on = (scene: Scene): PolicyFacts => ({ question: scene.policy });
export const onAnswer = (scene: Scene): PolicyFacts => ({
  question: scene.policy,
  authorId: scene.answererId,
});
export const onComment = (scene: Scene): PolicyFacts => ({
  question: scene.policy,
  authorId: scene.commenterId,
});
export const none = (): PolicyFacts => ({});
export const ofCase = (scene: Scene): PolicyFacts => ({
  question: scene.casePolicy,
  ownerId: scene.ownerId,
  teamId: scene.teamId,
});
