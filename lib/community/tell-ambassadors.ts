import type { Work } from "@/lib/context";
import { enqueue } from "@/lib/jobs/queue";

/** Begins telling the ambassadors of the question's topic that it is there, the best matches at once; the job goes on from there. */
export const tellAmbassadors = (work: Work, questionId: number): Promise<void> =>
  enqueue(work, "nudge", { questionId, ring: 0 }, { key: `nudge:${questionId}` });
