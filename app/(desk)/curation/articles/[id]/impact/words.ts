import { intl } from "@/lib/http/intl";

/** How cases, money and staff time are written: cases with one digit, money in the site's currency, time in hours. */
export async function amounts() {
  const { t, format } = await intl("freshness");
  return {
    count: (cases: number) => format.number(cases, { maximumFractionDigits: 1 }),
    money: (amount: number, currency: string) =>
      format.number(amount, { style: "currency", currency, maximumFractionDigits: amount < 100 ? 2 : 0 }),
    time: (minutes: number) =>
      t("impact.time", { hours: Math.floor(minutes / 60), minutes: Math.round(minutes % 60) }),
  };
}
