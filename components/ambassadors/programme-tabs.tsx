import { Tabs } from "@/components/ui/tabs";
import { intl } from "@/lib/http/intl";

const parts = ["appointments", "applications", "candidates", "coverage", "quiz", "rewards"] as const;
export type ProgrammePart = (typeof parts)[number];

/** The way between the parts of the programme. */
export async function ProgrammeTabs({ current }: { current: ProgrammePart }) {
  const { t, href } = await intl("programme");
  return (
    <Tabs
      label={t("tabs.label")}
      className="mb-4"
      tabs={parts.map((part) => ({
        href: href(part === "appointments" ? "/programme" : `/programme/${part}`),
        label: t(`tabs.${part}`),
        current: part === current,
      }))}
    />
  );
}
