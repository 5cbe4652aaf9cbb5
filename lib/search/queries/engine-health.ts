import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import type { EngineState } from "../engine";
import { engine } from "../index";

/** More than this many seconds behind, somebody should look: a change takes one, a busy minute a few. */
export const lagAlarmSeconds = 60;

export type EngineHealth = EngineState & {
  /** `ok`; `away` (or still loading): the database answers, more simply; `behind`: what is new cannot be found yet. */
  health: "ok" | "away" | "behind";
};

/** How this node's search is: which engine, how much it holds, how far it is behind, and what is wrong. */
export async function engineHealth(ctx: Context): Promise<EngineHealth> {
  authorize(ctx.actor, "site.operate");
  const state = await engine(ctx.db).state();
  return { ...state, health: healthOf(state) };
}

const healthOf = ({ ready, lagSeconds }: EngineState): EngineHealth["health"] => {
  if (!ready) return "away";
  return (lagSeconds ?? 0) > lagAlarmSeconds ? "behind" : "ok";
};
