import { Icon, type IconName } from "@/components/ui/icon";
import { Section } from "@/components/ui/layout";
import { List, Row } from "@/components/ui/list";
import { intl } from "@/lib/http/intl";
import type { AdminHome } from "@/lib/site/queries/admin-home";
import { span } from "./span";

/** Jobs begin within a second; a minute is more than a busy machine explains. */
const LAG_SECONDS = 60;

/** What needs a hand, most pressing first; one quiet line when nothing does. */
export async function WhatWaits({ home }: { home: AdminHome }) {
  const { t, href } = await intl("admin");
  const { counts, queue, laws } = home;
  const lag = await span(queue.lagSeconds);
  const all: { count: number; icon: IconName; href: string; title: string; text: string }[] = [
    {
      count: laws?.broken.length ?? 0,
      icon: "danger",
      href: "/admin#health",
      title: t("home.lawsBroken", { broken: laws?.broken.length ?? 0 }),
      text: t("home.lawsHint"),
    },
    {
      count: counts.held,
      icon: "waiting",
      href: "/moderation?show=held",
      title: t("home.held", { count: counts.held }),
      text: t("home.heldHint"),
    },
    {
      count: counts.reports,
      icon: "flag",
      href: "/moderation?show=reported",
      title: t("home.reports", { count: counts.reports }),
      text: t("home.reportsHint"),
    },
    {
      count: queue.dead.length,
      icon: "danger",
      href: "/admin/jobs",
      title: t("home.jobsDead", { count: queue.dead.length }),
      text: t("home.jobsDeadHint"),
    },
    {
      count: counts.mailsDead,
      icon: "danger",
      href: "/admin/mail?show=dead",
      title: t("home.mailsDead", { count: counts.mailsDead }),
      text: t("home.mailsDeadHint"),
    },
    {
      count: queue.lagSeconds > LAG_SECONDS ? 1 : 0,
      icon: "alert",
      href: "/admin/jobs",
      title: t("home.lag", { time: lag }),
      text: t("home.lagHint", { count: queue.waiting }),
    },
    {
      count: counts.mailsWaiting,
      icon: "mail",
      href: "/admin/mail",
      title: t("home.mailsWaiting", { count: counts.mailsWaiting }),
      text: t("home.mailsWaitingHint"),
    },
  ];
  const waiting = all.filter((line) => line.count > 0);
  return (
    <Section title={t("home.waiting")}>
      {waiting.length === 0 ? (
        <p className="flex items-start gap-2 text-muted">
          <Icon name="check" size={18} className="mt-1 text-faint" />
          {t("home.nothing")}
        </p>
      ) : (
        <List label={t("home.waiting")}>
          {waiting.map((line) => (
            <Row
              key={line.title}
              href={href(line.href)}
              visited={false}
              lead={
                <Icon
                  name={line.icon}
                  size={18}
                  className={line.icon === "danger" ? "mt-0.5 text-danger" : "mt-0.5 text-faint"}
                />
              }
              title={line.title}
              text={line.text}
            />
          ))}
        </List>
      )}
    </Section>
  );
}
