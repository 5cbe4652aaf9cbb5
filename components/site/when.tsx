import { Time } from "@/components/ui/time";
import { readIntl } from "@/lib/http/intl";
import { momentsIn } from "@/lib/i18n/moments";

type Props = { at: Date | string; mode?: "relative" | "local"; className?: string };

/** A moment in the reader's language. The server writes the date, or the time with its zone; the script makes it theirs. */
export function When({ at, mode = "relative", className }: Props) {
  const { locale, timeZone } = readIntl("common");
  const { day, full } = momentsIn(locale, timeZone);
  const date = typeof at === "string" ? new Date(at) : at;
  const title = full.format(date);
  const text = mode === "relative" ? day.format(date) : title;
  return <Time at={date} text={text} title={title} mode={mode} className={className} />;
}
