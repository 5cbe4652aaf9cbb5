import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { When } from "@/components/site/when";
import { Page, PageHeader } from "@/components/ui/layout";
import { Facts } from "@/components/ui/list";
import { TextLink } from "@/components/ui/text";
import { env } from "@/lib/env";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { demoLetter } from "@/lib/notify/queries/outgoing-mail";

type Props = { params: Promise<{ id: string }> };

export default async function DemoLetterPage({ params }: Props) {
  const { id } = await params;
  if (!/^\d{1,9}$/.test(id)) notFound();
  const mail = await shown(demoLetter(await currentContext(), Number(id)));
  const { t, href } = await intl("account");
  return (
    <Page narrow>
      <PageHeader
        title={mail.subject}
        above={<TextLink href={href("/demo/mail")}>{t("demoMail.back")}</TextLink>}
      />
      <Facts
        items={[
          { term: t("demoMail.to"), value: mail.to },
          { term: t("demoMail.sent"), value: <When at={mail.createdAt} /> },
        ]}
      />
      <div className="mt-6 border-t border-line pt-6 break-words whitespace-pre-wrap" dir="auto">
        {withLinks(mail.text)}
      </div>
    </Page>
  );
}

/** Addresses of this site can be followed; others stay text. */
function withLinks(text: string) {
  const own = env().SITE_URL;
  return text.split(/(https?:\/\/\S+)/).map((part, at) =>
    part.startsWith(`${own}/`) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move.
      <TextLink key={at} href={part.slice(own.length)}>
        {part}
      </TextLink>
    ) : (
      part
    ),
  );
}

export const metadata: Metadata = { robots: { index: false } };
