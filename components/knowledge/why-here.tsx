import { TextLink } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";
import type { Why } from "@/lib/search/queries/why";

/** What the place of a result is made of: each part in words and as a number. */
export async function WhyHere({ why }: { why: Why }) {
  const { t, href, format } = await intl("tuning");
  const number = (value: number) => format.number(value, { maximumFractionDigits: 3 });
  const parts = Object.entries(why.parts).filter(([, value]) => value !== 0);
  if (why.parts.pinned) return <p className="text-sm text-muted">{t("why.pinned")}</p>;
  return (
    <div className="text-sm">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        {parts.map(([name, value]) => {
          const isKnown = t.has(`why.parts.${name}` as never);
          return (
            <div key={name} className="col-span-2 grid grid-cols-subgrid">
              <dt className="text-end tabular-nums">{number(value)}</dt>
              <dd className="min-w-0 text-muted">{isKnown ? t(`why.parts.${name as "own"}`) : name}</dd>
            </div>
          );
        })}
        <div className="col-span-2 grid grid-cols-subgrid border-t border-line pt-1">
          <dt className="text-end font-medium tabular-nums">{number(why.score)}</dt>
          <dd className="min-w-0">{t("why.score")}</dd>
        </div>
        {why.clear !== undefined && (
          <div className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-end tabular-nums">{number(why.clear)}</dt>
            <dd className="min-w-0 text-muted">{t("why.clear")}</dd>
          </div>
        )}
      </dl>
      {why.via && (
        <p className="mt-2 text-muted">
          {t("why.via")}{" "}
          <TextLink href={href(why.via.href)} dir="auto">
            {why.via.title}
          </TextLink>
        </p>
      )}
    </div>
  );
}
