import type { Command } from "commander";
import { openDatabase } from "@/db/client";
import { reachDatabase } from "@/db/reach";
import { printedLinkMinutes } from "@/lib/accounts/sign-in-links";
import { env } from "@/lib/env";
import { isRefusal } from "@/lib/http/refusals";
import { OperatorError } from "@/lib/operator-error";
import { createAdmin } from "@/lib/people/commands/create-admin";

export default function addAdmin(program: Command): void {
  program
    .command("admin")
    .description("Who may run the site.")
    .command("create")
    .argument("<email>", "the address of the admin; a new account is made where there is none")
    .description("Make somebody an admin and print a link that signs them in without mail.")
    .action(async (email: string) => {
      const { url, leave } = await reachDatabase(env());
      const database = openDatabase(url, { max: 1, name: "firsthand cli" });
      try {
        const ctx = { db: database.db, actor: { kind: "system", job: "cli" } as const };
        const { link } = await createAdmin(ctx, { email });
        console.log(
          `Open this link within ${printedLinkMinutes} minutes to sign in as admin; it works once:\n${link}`,
        );
      } catch (error) {
        if (!isRefusal(error) || error.code !== "invalid_input") throw error;
        throw new OperatorError(`"${email}" is not one plain e-mail address.`);
      } finally {
        await database.close();
        await leave();
      }
    });
}
