import type { ReactNode } from "react";
import { When } from "@/components/site/when";
import type { IconName } from "@/components/ui/icon";
import type { NoticeTone } from "@/components/ui/notice";
import type { NextStep } from "@/lib/community/next-step";
import type { Thread } from "@/lib/community/queries/thread";

export type Said = {
  tone?: NoticeTone;
  icon?: IconName;
  title: ReactNode;
  text: ReactNode;
  actions?: ReactNode;
};

type Step<K extends NextStep["kind"]> = Extract<NextStep, { kind: K }>;
export type Sayings = { [K in NextStep["kind"]]: (thread: Thread, step: Step<K>) => Said };

export const at = (moment: Date | string) => <When at={moment} mode="local" />;
