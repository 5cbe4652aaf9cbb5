import { mails } from "@/db/schema";
import type { Work } from "@/lib/context";
import { enqueue } from "@/lib/jobs/queue";
import { oneLine } from "./compose";

export type OutgoingMail = {
  /** One event is one mail: a second with the same key is not written. */
  key: string;
  to: string;
  personId?: string;
  kind: string;
  subject: string;
  text: string;
  html: string;
  headers?: Record<string, string>;
};

/** Writes a mail and the job that sends it, in the transaction of what the mail tells of. Says whether it is new. */
export async function queueMail(work: Work, mail: OutgoingMail): Promise<boolean> {
  const [row] = await work.tx
    .insert(mails)
    .values({
      ...mail,
      subject: oneLine(mail.subject),
      personId: mail.personId ?? null,
      headers: mail.headers ?? {},
      createdAt: work.now,
    })
    .onConflictDoNothing()
    .returning({ id: mails.id });
  if (!row) return false;
  await enqueue(work, "send-mail", { mailId: row.id }, { key: `mail:${row.id}` });
  return true;
}
