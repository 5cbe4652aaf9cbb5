import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EditForm } from "@/components/community/posts/edit-form";
import { Page } from "@/components/ui/layout";
import { postToEdit } from "@/lib/community/queries/post-to-edit";
import { intl } from "@/lib/http/intl";
import { shown, signedIn } from "@/lib/http/page";
import { MoreScript } from "@/lib/http/page-tags";
import { currentContext } from "@/lib/http/session";
import { saveAnswer } from "./actions";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("posts");
  return { title: t("edit.answer"), robots: { index: false } };
}

export default async function EditAnswerPage({ params }: Props) {
  const { id } = await params;
  if (!/^\d{1,9}$/.test(id)) notFound();
  await signedIn();
  const post = await shown(postToEdit(await currentContext(), "answer", Number(id)));
  return (
    <Page narrow>
      <MoreScript />
      <EditForm type="answer" id={Number(id)} post={post} action={saveAnswer} />
    </Page>
  );
}
