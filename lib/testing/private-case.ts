import { askQuestion } from "@/lib/community/commands/ask-question";
import { readQuestions } from "@/lib/community/inputs";
import { takeEscalation } from "@/lib/desk/commands/take-escalation";
import type { Cast } from "./cast";
import type { TestSite } from "./database";

/** A case of Mara's that Ines has taken. */
export async function caseOf(
  site: TestSite,
  cast: Cast,
  {
    details = "",
    body = "It hums.",
    language,
  }: {
    details?: string;
    body?: string;
    language?: string;
  } = {},
): Promise<{ questionId: number; escalationId: number }> {
  const { id: questionId } = await askQuestion(site.ctxFor(cast.mara), {
    title: "Charged twice",
    body,
    topicId: cast.machines,
    urgentMark: "payment",
    ...(details && { privateDetails: details }),
    ...(language && { language }),
  });
  const known = (await readQuestions(site.db, [questionId])).get(questionId)!;
  const escalationId = known.facts.escalation!.id;
  await takeEscalation(site.ctxFor(cast.ines), { escalationId });
  return { questionId, escalationId };
}
