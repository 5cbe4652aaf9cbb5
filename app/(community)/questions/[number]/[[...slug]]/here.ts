import { requestIntl } from "@/lib/http/intl";

/** Back to the page that the form was on, without an opened form, at a place on it. */
export async function here(anchor: string, page?: number): Promise<{ redirectTo: string }> {
  const { path } = await requestIntl();
  const [bare, query = ""] = path.split("?");
  const given = new URLSearchParams(query);
  given.delete("do");
  if (page !== undefined) {
    given.delete("page");
    if (page > 1) given.set("page", String(page));
  }
  return { redirectTo: `${bare}${given.size > 0 ? `?${given}` : ""}${anchor && `#${anchor}`}` };
}
