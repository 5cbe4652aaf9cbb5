import { readIntl } from "@/lib/http/intl";

type Props = { post: { saidTold: boolean }; isAsker: boolean };

/** Below what a helper wrote: that its asker had told this already. */
export function SaidTold({ post, isAsker }: Props) {
  const { t } = readIntl("thread");
  if (!post.saidTold) return null;
  return <p className="mt-1 text-sm text-faint">{t(isAsker ? "inside.saidTold" : "inside.saidToldOther")}</p>;
}
