import { Button } from "@/components/ui/button";
import { readIntl } from "@/lib/http/intl";
import { askPath } from "./ask-path";

/** The way out for those whom no result helps, with their words filled in. */
export function NotIt({ query, asRow }: { query: string; asRow?: boolean }) {
  const { t, href } = readIntl("knowledge");
  const inside = (
    <>
      <p className="min-w-0 flex-1 basis-64">
        <span className="font-medium">{t("search.notIt")}</span>{" "}
        <span className="text-muted">{t("search.notItText")}</span>
      </p>
      <Button href={href(askPath(query))} size="sm" icon="ask" rel="nofollow">
        {t("search.ask")}
      </Button>
    </>
  );
  const look = "flex flex-wrap items-center gap-x-4 gap-y-2 bg-sunken px-4 py-3 text-sm";
  return asRow ? (
    <li className={`${look} -mx-4`}>{inside}</li>
  ) : (
    <aside aria-label={t("search.notIt")} className={`${look} mt-4 rounded-lg`}>
      {inside}
    </aside>
  );
}
