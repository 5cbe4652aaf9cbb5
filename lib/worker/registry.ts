import { keepAppointments } from "@/lib/ambassadors/jobs/keep-appointments";
import { keepStanding } from "@/lib/ambassadors/jobs/keep-standing";
import { nudge } from "@/lib/ambassadors/jobs/nudge";
import { sendHeldNudges } from "@/lib/ambassadors/jobs/send-held-nudges";
import { sendLetters } from "@/lib/ambassadors/jobs/send-letters";
import { renewCoverage } from "@/lib/community/jobs/renew-coverage";
import { sweep } from "@/lib/community/jobs/sweep";
import type { Context } from "@/lib/context";
import { articlePublished } from "@/lib/curation/jobs/article-published";
import { checkLinks } from "@/lib/curation/jobs/check-links";
import { noteContacts } from "@/lib/curation/jobs/note-contacts";
import { rebuildRepeatsJob } from "@/lib/curation/jobs/rebuild-repeats";
import { askAfterClosing } from "@/lib/desk/jobs/ask-after-closing";
import type { JobName, Payload } from "@/lib/jobs/payloads";
import { publishScheduled } from "@/lib/knowledge/jobs/publish-scheduled";
import { remindOwners } from "@/lib/knowledge/jobs/remind-owners";
import { renderSnippet } from "@/lib/knowledge/jobs/render-snippet";
import { mailNews } from "@/lib/notify/jobs/mail-news";
import { sendMail } from "@/lib/notify/jobs/send-mail";
import { sendWaitingMail } from "@/lib/notify/jobs/send-waiting-mail";
import { forgetNames } from "@/lib/people/jobs/forget-names";
import { alertHeld } from "@/lib/site/jobs/alert-held";
import { checkLaws } from "@/lib/site/jobs/check-laws";
import { renderAgain } from "@/lib/site/jobs/render-again";
import { applyRetention } from "@/lib/site/retention";

/** Which function does which job. Only the worker reads this; areas enqueue by name. */
export const handlers: { [Name in JobName]: (ctx: Context, payload: Payload<Name>) => Promise<unknown> } = {
  "alert-held": (ctx) => alertHeld(ctx),
  "apply-retention": applyRetention,
  "article-published": articlePublished,
  "ask-after-closing": askAfterClosing,
  "check-laws": (ctx) => checkLaws(ctx),
  "check-links": checkLinks,
  "forget-names": forgetNames,
  "keep-appointments": (ctx) => keepAppointments(ctx),
  "keep-standing": (ctx) => keepStanding(ctx),
  "mail-news": mailNews,
  "note-contacts": (ctx) => noteContacts(ctx),
  nudge,
  "publish-scheduled": publishScheduled,
  "remind-owners": (ctx) => remindOwners(ctx),
  "rebuild-repeats": (ctx) => rebuildRepeatsJob(ctx),
  "renew-coverage": (ctx) => renewCoverage(ctx),
  "render-again": (ctx) => renderAgain(ctx),
  "render-snippet": renderSnippet,
  sweep: (ctx) => sweep(ctx),
  "send-held-nudges": (ctx) => sendHeldNudges(ctx),
  "send-letters": (ctx) => sendLetters(ctx),
  "send-mail": sendMail,
  "send-waiting-mail": (ctx) => sendWaitingMail(ctx),
};
