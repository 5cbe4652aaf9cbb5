import { sql } from "drizzle-orm";
import type { Work } from "@/lib/context";
import { answerSurvey } from "@/lib/desk/commands/answer-survey";
import { saveMacro } from "@/lib/desk/commands/save-macro";
import { askAfterClosing } from "@/lib/desk/jobs/ask-after-closing";
import { asIf } from "../as-if";
import type { Company } from "./company";
import { daysBefore } from "./moments";

/** Words that Fernwood's agents write every day; without a team they are the agent's own. */
const macros: { by: string; ofTeam: boolean; title: string; body: string }[] = [
  {
    by: "ines",
    ofTeam: true,
    title: "Which machine, which number",
    body: "Hello {{asker}},\n\nto look at this I need the serial number of your machine. It stands on the plate under the drip tray and begins with FW. A photo of the plate is fine, too.\n\n{{agent}}, {{team}}",
  },
  {
    by: "ines",
    ofTeam: true,
    title: "I am on it, you hear from me",
    body: "Hello {{asker}},\n\nI have read everything you wrote about “{{title}}” and am looking into it. You hear from me by {{due}} at the latest, also if I know no more by then.\n\n{{agent}}",
  },
  {
    by: "ines",
    ofTeam: false,
    title: "Sent for repair",
    body: "Hello {{asker}},\n\na courier picks the machine up between 9:00 and 17:00. Please take the water tank and the portafilter out and keep them. The repair takes about a week.\n\n{{agent}}",
  },
  {
    by: "tomas",
    ofTeam: true,
    title: "Refund is on its way",
    body: "Hello {{asker}},\n\nthe amount is on its way to the card or account that you paid with. Banks need up to five working days until you see it.\n\n{{agent}}, {{team}}",
  },
];

/** What askers say in turn after a case was closed; nothing is an asker who has not answered. */
const said: ([satisfaction: number, ease: number, comment: string] | null)[] = [
  [5, 4, "Quick, and I did not have to tell it twice."],
  [4, 4, ""],
  [2, 2, "Solved in the end, but I waited two days for the courier and nobody told me."],
  null,
  [5, 5, "Thank you, Ines."],
  [4, 3, ""],
  null,
  [3, 4, "The answer was right. The form asked for things that you can see in my order."],
];

/** The desk as it is after some months: macros, and what askers said of the cases that were closed. */
export async function loadDesk(work: Work, company: Company): Promise<void> {
  for (const { by, ofTeam, title, body } of macros) {
    const agent = await company.person(by);
    const whose = ofTeam ? `team:${agent.teams[0]}` : "own";
    await saveMacro(asIf(work.tx, daysBefore(work.now, 60), agent), { whose, title, body });
  }
  const { rows } = await work.tx.execute<{ id: number; at: string; handle: string }>(sql`
    select e.id, e.closed_at as at, p.handle from escalations e
    join questions q on q.id = e.question_id join people p on p.id = q.asker_id
    where e.state = 'closed' order by e.closed_at, e.id`);
  for (const [place, { id: escalationId, at, handle }] of rows.entries()) {
    const askedAt = new Date(new Date(at).getTime() + 60_000);
    await askAfterClosing(asIf(work.tx, askedAt), { escalationId });
    const answer = said[place % said.length];
    const answeredAt = new Date(askedAt.getTime() + (2 + place) * 3_600_000);
    if (!answer || answeredAt > work.now) continue;
    const [satisfaction, ease, comment] = answer;
    const asker = await company.person(handle);
    await answerSurvey(asIf(work.tx, answeredAt, asker), { escalationId, satisfaction, ease, comment });
  }
}
