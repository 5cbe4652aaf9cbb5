import { cx } from "@/components/ui/cx";
import { Icon, type IconName } from "@/components/ui/icon";
import { intl, requestIntl } from "@/lib/http/intl";

const groups = [
  [{ key: "overview", icon: "board" }],
  [
    { key: "people", icon: "people" },
    { key: "teams", icon: "team" },
    { key: "topics", icon: "topics" },
  ],
  [
    { key: "rules", icon: "rule" },
    { key: "legal", icon: "article" },
    { key: "retention", icon: "stale" },
    { key: "costs", icon: "chart" },
  ],
  [
    { key: "mail", icon: "mail" },
    { key: "jobs", icon: "refresh" },
    { key: "audit", icon: "history" },
  ],
] as const satisfies { key: string; icon: IconName }[][];

type Key = (typeof groups)[number][number]["key"];

const pathOf = (key: Key) => (key === "overview" ? "/admin" : `/admin/${key}`);

/** The way between the admin pages: beside them where there is room, folded above them on a phone. */
export async function AdminNav() {
  const { t } = await intl("admin");
  const { path } = await requestIntl();
  const here = path.split("?")[0]!;
  const current = groups
    .flat()
    .find(({ key }) => (key === "overview" ? here === "/admin" : here.startsWith(pathOf(key))));
  return (
    <>
      <nav aria-label={t("nav.label")} className="w-52 shrink-0 ps-6 pt-8 max-lg:hidden">
        <Links current={current?.key} />
      </nav>
      <details className="group/nav border-b border-line bg-surface lg:hidden">
        <summary className="flex min-h-11 items-center gap-2 px-4 text-sm font-medium sm:px-6">
          <Icon name={current?.icon ?? "board"} className="text-faint" />
          <span className="flex-1">{t(`nav.${current?.key ?? "overview"}`)}</span>
          <span className="font-normal text-faint">{t("nav.label")}</span>
          <Icon name="down" className="text-faint group-open/nav:rotate-180" />
        </summary>
        <nav aria-label={t("nav.label")} className="border-t border-line px-2 py-2 sm:px-4">
          <Links current={current?.key} />
        </nav>
      </details>
    </>
  );
}

async function Links({ current }: { current: Key | undefined }) {
  const { t, href } = await intl("admin");
  return (
    <div className="space-y-3">
      {groups.map((group) => (
        <ul key={group[0].key}>
          {group.map(({ key, icon }) => (
            <li key={key}>
              <a
                href={href(pathOf(key))}
                aria-current={key === current ? "page" : undefined}
                className={cx(
                  "flex min-h-9 items-center gap-2.5 rounded-md px-2.5 text-sm max-lg:min-h-10",
                  key === current
                    ? "bg-hover font-semibold text-ink"
                    : "text-muted hover:bg-hover hover:text-ink",
                )}
              >
                <Icon name={icon} className={key === current ? "text-accent" : "text-faint"} />
                {t(`nav.${key}`)}
              </a>
            </li>
          ))}
        </ul>
      ))}
    </div>
  );
}
