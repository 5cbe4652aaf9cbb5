import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EditForm } from "@/components/community/posts/edit-form";
import { Page } from "@/components/ui/layout";
import { postToEdit } from "@/lib/community/queries/post-to-edit";
import { intl } from "@/lib/http/intl";
import { shown, signedIn } from "@/lib/http/page";
import { MoreScript } from "@/lib/http/page-tags";
import { currentContext } from "@/lib/http/session";
import { saveComment } from "./actions";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("posts");
  return { title: t("edit.comment"), robots: { index: false } };
}

export default async function EditCommentPage({ params }: Props) {
  const { id } = await params;
  if (!/^\d{1,9}$/.test(id)) notFound();
  await signedIn();
  const post = await shown(postToEdit(await currentContext(), "comment", Number(id)));
  return (
    <Page narrow>
      <MoreScript />
      <EditForm type="comment" id={Number(id)} post={post} action={saveComment} />
    </Page>
  );
}
