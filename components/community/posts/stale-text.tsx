import { useForm } from "@/components/ui/form-context";
import { Notice } from "@/components/ui/notice";

type Props = {
  version: number;
  title: string | null;
  body: string;
  words: Record<"title" | "text" | "theirs" | "yours" | "titleNow", string>;
};

/**
 * The version that is being changed. After somebody else has changed the post, their text stands above the writer's
 * own, and saving again goes on from theirs.
 */
export function StaleText({ version, title, body, words }: Props) {
  const { state } = useForm();
  const sent = state.values?.version;
  const isStale = sent !== undefined && Number(sent) !== version;
  return (
    <>
      <input type="hidden" name="version" value={version} />
      {isStale && (
        <Notice tone="warning" title={words.title} className="mb-5">
          <p>{words.text}</p>
          <p className="mt-3 font-semibold">{words.theirs}</p>
          {title !== null && <p dir="auto">{words.titleNow}</p>}
          <pre
            dir="auto"
            className="mt-1 max-h-80 overflow-auto rounded-md border border-line bg-surface p-3 font-sans text-sm whitespace-pre-wrap"
          >
            {body}
          </pre>
          <p className="mt-3 font-semibold">{words.yours}</p>
        </Notice>
      )}
    </>
  );
}
