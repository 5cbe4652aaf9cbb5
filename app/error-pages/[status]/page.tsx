import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ErrorPage, type ErrorStatus, errorStatuses } from "@/components/site/error-page";
import { intl } from "@/lib/http/intl";

type Props = { params: Promise<{ status: string }> };

/** The pages that the front server shows with each status; `firsthand-status` makes it answer with that status. */
export default async function ErrorStatusPage({ params }: Props) {
  return <ErrorPage status={await statusOf(params)} />;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const status = await statusOf(params);
  const { t } = await intl("errorPages");
  return { title: t(`${status}.title`), robots: { index: false }, other: { "firsthand-status": status } };
}

async function statusOf(params: Props["params"]): Promise<ErrorStatus> {
  const { status } = await params;
  return errorStatuses.find((known) => known === status) ?? notFound();
}
