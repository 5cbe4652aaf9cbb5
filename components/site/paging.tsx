import { Pagination } from "@/components/ui/pagination";
import { readIntl } from "@/lib/http/intl";

type Props = { page: number; pages: number; hrefFor: (page: number) => string };

/** The way through a long list, page by page. */
export function Paging({ page, pages, hrefFor }: Props) {
  const { t, href } = readIntl("common");
  return (
    <Pagination
      label={t("pagination.label")}
      summary={t("pagination.of", { page, pages })}
      previous={page > 1 ? { href: href(hrefFor(page - 1)), label: t("pagination.previous") } : null}
      next={page < pages ? { href: href(hrefFor(page + 1)), label: t("pagination.next") } : null}
    />
  );
}
