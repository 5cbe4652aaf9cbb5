import { Notice } from "@/components/ui/notice";
import type { NextStep } from "@/lib/community/next-step";
import type { Thread } from "@/lib/community/queries/thread";
import { reviewed } from "./banner/reviewed";
import type { Said, Sayings } from "./banner/said";
import { solved } from "./banner/solved";
import { support } from "./banner/support";
import { waiting } from "./banner/waiting";

const sayings: Sayings = { ...waiting, ...support, ...solved, ...reviewed };

/** Tells the asker what happens next; every time in it is one that the sweep goes by. */
export function AskerBanner({ thread, step }: { thread: Thread; step: NextStep }) {
  const say = sayings[step.kind] as (thread: Thread, step: NextStep) => Said;
  const said = say(thread, step);
  return (
    <Notice tone={said.tone ?? "info"} icon={said.icon} title={said.title} actions={said.actions}>
      {said.text}
    </Notice>
  );
}
