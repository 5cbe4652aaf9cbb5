import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { FormAction, FormState } from "@/lib/form-state";

/** What a browser says with a form; Next's own `headers` and `cookies` answer from here. */
export type Browser = {
  headers: Record<string, string>;
  cookies: Record<string, string>;
};

/** Every server action of the site: each export of each `actions.ts`. */
export async function everyAction(folder = "app"): Promise<{ name: string; action: FormAction }[]> {
  const found: { name: string; action: FormAction }[] = [];
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith("actions.ts"),
  );
  for (const file of files.sort()) {
    const exported = (await import(/* @vite-ignore */ resolve(join(folder, file)))) as Record<
      string,
      unknown
    >;
    for (const [name, action] of Object.entries(exported))
      if (typeof action === "function") found.push({ name: `${file} ${name}`, action: action as FormAction });
  }
  return found;
}

export function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

/** Sends a form: where it leads, or what it says. */
export async function send(
  action: FormAction,
  fields: Record<string, string>,
): Promise<FormState | { to: string }> {
  try {
    return await action(formOf(fields));
  } catch (error) {
    const [what, , to] = String((error as { digest?: string }).digest).split(";");
    if (what === "NEXT_REDIRECT") return { to: to! };
    throw error;
  }
}

/** The requests that only another site, or something that hides where it comes from, would send. */
export const foreign: Record<string, string>[] = [
  { origin: "https://evil.test", "sec-fetch-site": "cross-site" },
  { origin: "https://evil.test" },
  { origin: "null", "sec-fetch-site": "cross-site" },
  { origin: "null" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { origin: "https://evil.test", "x-forwarded-host": "evil.test", host: "evil.test" },
  {},
];
