import { forbidden, notFound, redirect } from "next/navigation";
import type { Person } from "@/lib/context";
import { linker } from "@/lib/i18n/translator";
import { requestIntl } from "./intl";
import { isRefusal } from "./refusals";
import { currentContext } from "./session";

/** What a query answers, or the page that says why not: not found, no access, or the way to sign in and back. */
export async function shown<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.code === "not_found" || error.code === "gone") notFound();
    if (error.code === "sign_in") await toSignIn();
    forbidden();
  }
}

/** The person who reads this page; visitors are sent to sign in and back. */
export async function signedIn(): Promise<Person> {
  const { actor } = await currentContext();
  return actor.kind === "person" ? actor : toSignIn();
}

async function toSignIn(): Promise<never> {
  const { path, locale } = await requestIntl();
  redirect(linker(locale)(`/sign-in?returnTo=${encodeURIComponent(path)}`));
}
