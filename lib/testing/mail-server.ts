import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export type ReceivedMail = ParsedMail & { raw: string; recipients: string[] };
export type MailServer = {
  url: string;
  mails: ReceivedMail[];
  /** What the server answers to the next mails: take it, refuse it for now or for good, or drop the connection after taking it. */
  answer: "take" | "later" | "never" | "drop";
  close: () => Promise<void>;
};

/** A mail server that keeps what it is given; on any port, or on one where another stood before. */
export async function startMailServer(at = 0): Promise<MailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        if (mailServer.answer === "later") return callback(refusal(451, "busy, try later"));
        if (mailServer.answer === "never") return callback(refusal(550, "no such mailbox"));
        const raw = Buffer.concat(chunks).toString();
        const recipients = session.envelope.rcptTo.map((one) => one.address);
        mailServer.mails.push({ ...(await simpleParser(raw)), raw, recipients });
        if (mailServer.answer === "drop") return dropAll();
        callback();
      });
    },
  });
  const sockets = new Set<{ destroy: () => void }>();
  server.server.on("connection", (socket) => sockets.add(socket));
  server.on("error", () => {});
  const dropAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(at, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const mailServer: MailServer = {
    url: `smtp://127.0.0.1:${port}?tls=off`,
    mails: [],
    answer: "take",
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  return mailServer;
}

const refusal = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });
