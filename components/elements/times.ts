import { lang } from "./page";

const relative = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];
const shown = new Set<Moment>();

/** A moment that the server wrote out in its own zone, in the reader's zone and with its name. */
class Moment extends HTMLElement {
  connectedCallback(): void {
    shown.add(this);
    this.show();
  }

  disconnectedCallback(): void {
    shown.delete(this);
  }

  show(): void {
    const at = new Date(this.getAttribute("datetime") ?? "");
    const time = this.querySelector("time") ?? this;
    if (Number.isNaN(+at)) return;
    const exact = format(at, { timeStyle: "short" });
    time.title = exact;
    const seconds = (+at - Date.now()) / 1000;
    const isFar = Math.abs(seconds) > 30 * 86_400;
    if (this.localName === "local-time")
      time.textContent = this.getAttribute("format") === "date" ? format(at) : exact;
    else time.textContent = isFar ? format(at) : ago(seconds);
  }
}

function ago(seconds: number): string {
  const [unit, size] = units.find(([, each]) => Math.abs(seconds) >= each) ?? ["second" as const, 60];
  return relative.format(Math.trunc(seconds / size), unit);
}

/** With a time of day the zone is named as well; the year only where it is another one. */
function format(at: Date, { timeStyle }: { timeStyle?: "short" } = {}): string {
  const year = at.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  const clock = timeStyle && ({ hour: "numeric", minute: "2-digit", timeZoneName: "short" } as const);
  return new Intl.DateTimeFormat(lang, {
    weekday: clock && "short",
    day: "numeric",
    month: "short",
    year,
    ...clock,
  }).format(at);
}

customElements.define("relative-time", class extends Moment {});
customElements.define("local-time", class extends Moment {});
setInterval(() => {
  if (!document.hidden) for (const moment of shown) moment.show();
}, 60_000);

// Lets the server write this reader's times in this zone, in pages that are made for them.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.includes(`time-zone=${zone}`)) {
  // biome-ignore lint/suspicious/noDocumentCookie: the newer interface is missing in two of four browsers.
  document.cookie = `time-zone=${zone}; path=/; max-age=31536000; samesite=lax`;
}
