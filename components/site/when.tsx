import { Time } from "@/components/ui/time";
import { intl } from "@/lib/http/intl";

type Props = { at: Date | string; mode?: "relative" | "local"; className?: string };

/** A moment in the reader's language. The server writes it absolute with its time zone; the script makes it theirs. */
export async function When({ at, mode = "relative", className }: Props) {
  const { format } = await intl("common");
  const date = typeof at === "string" ? new Date(at) : at;
  const text = format.dateTime(date, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  });
  return <Time at={date} text={text} mode={mode} className={className} />;
}
