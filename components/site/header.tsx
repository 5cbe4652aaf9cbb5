import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { Whole } from "@/components/ui/whole";
import { env } from "@/lib/env";
import { readIntl } from "@/lib/http/intl";
import { AccountMenu, type HeaderPerson, type WorkPlace } from "./account-menu";
import { LogoMark } from "./logo";
import { NotificationBell } from "./notification-bell";
import { SearchForm } from "./search-form";

/** What has a place in the line itself, besides the account menu. */
const headerPlaces: WorkPlace["key"][] = ["queue", "desk", "curation"];

type Props = { person: HeaderPerson | null; work: WorkPlace[] };

/** The line over every page. Without a person it is the same for everybody, so that pages can be kept. */
export function SiteHeader({ person, work }: Props) {
  const { t, href, locale, path } = readIntl("common");
  const here = path.split("?")[0]!;
  const places: { key: "questions" | "topics" | WorkPlace["key"]; href: string }[] = [
    { key: "questions", href: "/questions" },
    { key: "topics", href: "/topics" },
    ...work.filter((place) => headerPlaces.includes(place.key)),
  ];
  const current = places.find((place) => place.href === here)?.key;
  const same = [locale, person ? "in" : "out", current, ...places.map(({ key }) => key)].join(" ");
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex h-14 w-full max-w-page items-center gap-1.5 px-3 sm:gap-3 sm:px-6">
        <Whole keep={`header ${same}`} className="contents">
          <a
            href={href("/")}
            className="print-keep -ms-1 flex shrink-0 items-center gap-2 rounded-lg p-1"
            aria-label={t("header.home", { site: env().SITE_NAME })}
          >
            <LogoMark />
            <span
              className={cx(
                "max-w-40 truncate text-lg font-bold tracking-tight sm:max-w-60",
                person ? "max-sm:hidden" : "max-[22rem]:hidden",
              )}
            >
              {env().SITE_NAME}
            </span>
          </a>
          <nav aria-label={t("header.primary")} className="max-lg:hidden">
            <ul className="flex">
              {places.map((place) => (
                <li key={place.key}>
                  <a
                    href={href(place.href)}
                    aria-current={place.key === current ? "page" : undefined}
                    className="head-link"
                  >
                    {t(`header.${place.key}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div className="min-w-0 flex-1">
            <SearchForm id="site-search" className="ms-auto max-w-md max-sm:hidden" />
          </div>
          <IconButton href={href("/search")} icon="search" label={t("header.search")} className="sm:hidden" />
          <Button href={href("/ask")} variant="primary" icon="add" size="sm" className="min-h-9!">
            {t("header.ask")}
          </Button>
        </Whole>
        {person ? (
          <>
            <NotificationBell unread={person.unread} />
            <AccountMenu person={person} work={work} />
          </>
        ) : (
          <Button
            href={href(signInPath(path))}
            variant="quiet"
            size="sm"
            className="min-h-9! max-sm:px-1.5!"
            rel="nofollow"
          >
            {t("header.signIn")}
          </Button>
        )}
      </div>
    </header>
  );
}

/** Signing in leads back to the page it was asked for from. */
function signInPath(path: string): string {
  if (path === "/" || path.startsWith("/sign-in") || path.startsWith("/error-pages")) return "/sign-in";
  return `/sign-in?returnTo=${encodeURIComponent(path)}`;
}
