import { Pagination } from "@/components/ui/pagination";
import { readIntl } from "@/lib/http/intl";

type Props = { page: number; pages: number; hrefFor: (page: number) => string };

/** The way through a long list, page by page. */
export function Paging({ page, pages, hrefFor }: Props) {
  const { t, href } = readIntl("common");
  // An old link may lead beyond the end.
  const isPastEnd = page > pages;
  const previous = isPastEnd ? pages : page - 1;
  return (
    <Pagination
      label={t("pagination.label")}
      summary={isPastEnd ? "" : t("pagination.of", { page, pages })}
      previous={
        previous > 0
          ? {
              href: href(hrefFor(previous)),
              label: t(isPastEnd ? "pagination.last" : "pagination.previous"),
            }
          : null
      }
      next={page < pages ? { href: href(hrefFor(page + 1)), label: t("pagination.next") } : null}
    />
  );
}
