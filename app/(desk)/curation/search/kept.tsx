import type { ReactNode } from "react";
import { When } from "@/components/site/when";
import { Disclosure } from "@/components/ui/disclosure";
import { Meta } from "@/components/ui/list";
import { intl } from "@/lib/http/intl";

type Props = {
  id: string;
  title: ReactNode;
  facts?: ReactNode;
  by: { name: string; handle: string } | null;
  at: Date;
  /** The form that changes it, folded. */
  children: ReactNode;
};

/** Something that staff keep for the search: what it is, who made it and when, and the way to change it. */
export async function Kept({ id, title, facts, by, at, children }: Props) {
  const { t, href } = await intl("tuning");
  return (
    <li id={id} className="py-3">
      <h3 className="font-medium" dir="auto">
        {title}
      </h3>
      <Meta className="mt-0.5">
        {facts}
        {by && (
          <span>
            {t("kept.by")}{" "}
            <a href={href(`/people/${by.handle}`)} className="text-muted hover:underline" dir="auto">
              {by.name}
            </a>
          </span>
        )}
        <When at={at} />
      </Meta>
      <Disclosure summary={t("kept.change")} className="mt-1">
        {children}
      </Disclosure>
    </li>
  );
}
