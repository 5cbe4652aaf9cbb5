import { IconButton } from "@/components/ui/icon-button";
import { readIntl } from "@/lib/http/intl";

/** The way to one's notifications, with how many are unread. */
export function NotificationBell({ unread }: { unread: number }) {
  const { t, href } = readIntl("common");
  const label = unread > 0 ? t("header.notificationsUnread", { count: unread }) : t("header.notifications");
  return (
    <span id="notification-bell" className="relative">
      <IconButton href={href("/notifications")} icon="bell" label={label} />
      {unread > 0 && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute end-0.5 top-0.5 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent-fill px-1 text-xs leading-none font-semibold text-on-fill ring-2 ring-surface"
        >
          {unread > 9 ? "9+" : unread}
        </span>
      )}
    </span>
  );
}
