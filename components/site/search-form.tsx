import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/text";
import { readIntl } from "@/lib/http/intl";

type Props = {
  /** Unique on the page. */
  id: string;
  size?: "header" | "page";
  query?: string;
  autoFocus?: boolean;
  className?: string;
};

/** The one search of the site, in the header and on pages: a plain form; the script adds suggestions while typing. */
export function SearchForm({ id, size = "header", query, autoFocus, className }: Props) {
  const { t, href } = readIntl("common");
  const { t: audience } = readIntl("knowledge");
  const large = size === "page";
  return (
    <search-box
      class={cx("relative block", className)}
      endpoint="/api/suggest"
      data-solved={t("header.kindSolved")}
      data-question={t("header.kindQuestion")}
      data-article={t("header.kindArticle")}
      data-staff={audience("search.audience.staff")}
      data-signed_in={audience("search.audience.signed_in")}
      data-found={t("header.suggestionsFound")}
    >
      <search>
        <form action={href("/search")} method="get">
          <label htmlFor={id} className="sr-only">
            {t("header.searchLabel")}
          </label>
          <Icon
            name="search"
            size={large ? 20 : 16}
            className={cx(
              "pointer-events-none absolute inset-y-0 my-auto text-faint",
              large ? "start-4" : "start-3",
            )}
          />
          <input
            id={id}
            type="search"
            name="q"
            dir="auto"
            defaultValue={query}
            placeholder={t("header.searchPlaceholder")}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="search"
            maxLength={300}
            // biome-ignore lint/a11y/noAutofocus: asked for only where the page is a search page.
            autoFocus={autoFocus}
            className={cx(
              "search-input w-full rounded-lg border bg-surface transition-colors duration-100 focus-visible:border-accent focus-visible:outline-offset-0",
              large
                ? "search-beside h-13 border-field text-base sm:text-lg hover:border-muted"
                : "h-9 border-line ps-9 pe-9 text-sm hover:border-field",
            )}
          />
          {large ? (
            <button
              type="submit"
              className="absolute inset-y-1.5 end-1.5 rounded-md bg-accent-fill px-4 text-sm font-medium text-on-fill hover:bg-accent-press"
            >
              <Icon name="search" size={18} className="sm:hidden" />
              <span className="max-sm:sr-only">{t("header.search")}</span>
            </button>
          ) : (
            <Kbd className="search-key pointer-events-none absolute inset-y-0 end-2.5 my-auto">
              {t("header.searchKey")}
            </Kbd>
          )}
        </form>
      </search>
    </search-box>
  );
}
