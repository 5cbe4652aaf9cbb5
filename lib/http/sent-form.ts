import type { FormState } from "@/lib/form-state";
import { onePass } from "@/lib/render/one-pass";

/** What was answered to a form of this page in the request that renders it now; null where it was not sent. */
export function sentForm(id: string): FormState | null {
  const sent = onePass()?.request()?.sent;
  return sent?.form === id ? (sent.state as FormState) : null;
}
