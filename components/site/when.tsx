import { Time } from "@/components/ui/time";
import { readIntl } from "@/lib/http/intl";

type Props = { at: Date | string; mode?: "relative" | "local"; className?: string };

/** A moment in the reader's language. The server writes the date, or the time with its zone; the script makes it theirs. */
export function When({ at, mode = "relative", className }: Props) {
  const { format } = readIntl("common");
  const date = typeof at === "string" ? new Date(at) : at;
  const day = { year: "numeric", month: "short", day: "numeric" } as const;
  const full = format.dateTime(date, { ...day, hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
  const text = mode === "relative" ? format.dateTime(date, day) : full;
  return <Time at={date} text={text} title={full} mode={mode} className={className} />;
}
