import { createTransport, type Transporter } from "nodemailer";
import { canonicalEmail } from "@/lib/accounts/email";
import { messageId, oneLine } from "./compose";

export type Envelope = { smtpUrl: string; from: string; siteUrl: string };
type Sendable = {
  key: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
};

const transports = new Map<string, Transporter>();

/** Hands one mail to the mail server, for exactly one recipient. */
export async function deliver(mail: Sendable, { smtpUrl, from, siteUrl }: Envelope): Promise<void> {
  // The mailer would read a comma as the start of a second recipient.
  if (canonicalEmail(mail.to) === null)
    throw Object.assign(new Error("This is not one plain address."), { responseCode: 553 });
  const headers = Object.fromEntries(
    Object.entries(mail.headers).map(([name, value]) => [name, value.replace(/[\r\n]+/g, " ")]),
  );
  await transport(smtpUrl).sendMail({
    from,
    // As an object: a string would be read as a list of addresses.
    to: { name: "", address: mail.to },
    envelope: { from: /<([^>]+)>$/.exec(from)?.[1] ?? from, to: [mail.to] },
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    messageId: messageId(mail.key, siteUrl),
    headers: { ...headers, "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function transport(url: string): Transporter {
  const known = transports.get(url);
  if (known) return known;
  const { hostname, port, protocol, username, password, searchParams } = new URL(url);
  const made = createTransport({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (protocol === "smtps:" ? 465 : 587),
    secure: protocol === "smtps:",
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...(searchParams.get("tls") === "off" && { ignoreTLS: true }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  transports.set(url, made);
  return made;
}
