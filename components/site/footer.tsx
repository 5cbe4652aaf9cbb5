import { Icon, type IconName } from "@/components/ui/icon";
import { Whole } from "@/components/ui/whole";
import { readIntl } from "@/lib/http/intl";
import { localeNames, locales, localizedPath } from "@/lib/i18n/locales";

/** The line under every page: what the law wants, the language and the theme. */
export function SiteFooter() {
  const { t, href, locale, path } = readIntl("common");
  const link = "foot-link";
  const links: { href: string; text: string }[] = [
    { href: "/questions", text: t("header.questions") },
    { href: "/topics", text: t("header.topics") },
    { href: "/articles", text: t("footer.articles") },
    { href: "/people", text: t("footer.people") },
    { href: "/ambassadors", text: t("footer.ambassadors") },
    { href: "/terms", text: t("footer.terms") },
    { href: "/privacy", text: t("footer.privacy") },
    { href: "/imprint", text: t("footer.imprint") },
    { href: "/feeds/questions.atom", text: t("footer.feed") },
  ];
  return (
    <footer className="mt-16 border-t border-line text-sm text-muted">
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center justify-between gap-x-8 gap-y-4 px-4 py-6 sm:px-6">
        <Whole as="nav" keep={`footer ${locale}`} label={t("footer.label")}>
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {links.map((entry) => (
              <li key={entry.href}>
                <a href={href(entry.href)} className={link}>
                  {entry.text}
                </a>
              </li>
            ))}
          </ul>
        </Whole>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <nav aria-label={t("footer.language")} className="flex items-center gap-1.5">
            <Icon name="language" className="text-faint" />
            <ul className="flex gap-3">
              {locales.map((each) => (
                <li key={each}>
                  <a
                    href={localizedPath(each, path)}
                    hrefLang={each}
                    lang={each}
                    aria-current={each === locale ? "true" : undefined}
                    className={link}
                  >
                    {localeNames[each]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <button type="button" popoverTarget="shortcuts" className={`${link} max-sm:hidden`}>
            {t("shortcuts.title")}
          </button>
          <ThemeToggle
            label={t("footer.theme")}
            names={{
              system: t("footer.themeSystem"),
              light: t("footer.themeLight"),
              dark: t("footer.themeDark"),
            }}
          />
        </div>
      </div>
    </footer>
  );
}

const themes: { value: "system" | "light" | "dark"; icon: IconName }[] = [
  { value: "system", icon: "system" },
  { value: "light", icon: "sun" },
  { value: "dark", icon: "moon" },
];

/** The script makes it work, and shows it; without it the system's theme is followed. */
function ThemeToggle({
  label,
  names,
}: {
  label: string;
  names: Record<"system" | "light" | "dark", string>;
}) {
  return (
    <theme-toggle role="group" aria-label={label} class="inline-flex rounded-lg border border-line p-0.5">
      {themes.map(({ value, icon }) => (
        <button
          key={value}
          type="button"
          data-theme-choice={value}
          aria-label={names[value]}
          title={names[value]}
          aria-pressed={value === "system"}
          className="grid size-7 place-items-center rounded-md text-faint hover:text-ink aria-pressed:bg-hover aria-pressed:text-ink"
        >
          <Icon name={icon} size={15} />
        </button>
      ))}
    </theme-toggle>
  );
}
