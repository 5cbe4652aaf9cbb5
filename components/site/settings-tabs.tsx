import { Tabs } from "@/components/ui/tabs";
import { readIntl } from "@/lib/http/intl";

const parts = { profile: "/settings", news: "/settings/notifications", data: "/settings/data" } as const;

/** The way between the pages of one's own settings. */
export function SettingsTabs({ current }: { current: keyof typeof parts }) {
  const { t, href } = readIntl("account");
  const label = { profile: t("settings.profile"), news: t("news.title"), data: t("settings.data") };
  return (
    <Tabs
      label={t("settings.title")}
      className="mb-6"
      tabs={(["profile", "news", "data"] as const).map((part) => ({
        href: href(parts[part]),
        label: label[part],
        current: part === current,
      }))}
    />
  );
}
