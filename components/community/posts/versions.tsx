import type { ReactNode } from "react";
import { When } from "@/components/site/when";
import type { Version } from "@/lib/community/queries/post-history";
import { textDifference } from "@/lib/community/text-difference";
import { intl } from "@/lib/http/intl";

type Props = {
  versions: Version[];
  writer: (person: NonNullable<Version["by"]>) => ReactNode;
};

/** Every text a post has had, the present one first, each with what changed from the one before. */
export async function Versions({ versions, writer }: Props) {
  const { t } = await intl("posts");
  return (
    <ol className="divide-y divide-line border-y border-line">
      {versions.map((version, index) => {
        const before = versions[index + 1];
        return (
          <li key={version.version} className="py-4">
            <h2 className="font-semibold">
              {index === 0 ? t("history.now") : t("history.version", { version: version.version })}
            </h2>
            <p className="mb-2 flex flex-wrap items-center gap-x-2 text-sm text-faint">
              <When at={version.at} />
              {version.by && writer(version.by)}
            </p>
            {version.title !== null && version.title !== before?.title && (
              <p className="mb-2 font-medium" dir="auto">
                {version.title}
              </p>
            )}
            <Filed version={version} before={before} />
            <Changes before={before?.body ?? null} after={version.body} />
          </li>
        );
      })}
    </ol>
  );
}

/** Topic and tags, where they are not those of the text before. */
async function Filed({ version, before }: { version: Version; before: Version | undefined }) {
  const { t } = await intl("posts");
  const tags = version.tags?.join(", ") ?? "";
  const isSame = before && version.topic === before.topic && tags === (before.tags?.join(", ") ?? "");
  if (isSame || (!version.topic && !tags)) return null;
  return (
    <p className="mb-2 text-sm text-muted" dir="auto">
      {version.topic && t("history.topic", { topic: version.topic })}
      {version.topic && tags && " · "}
      {tags && t("history.tags", { tags })}
    </p>
  );
}

const looks = {
  same: "",
  added: "border-s-2 border-solved bg-solved-soft/50 no-underline",
  removed: "border-s-2 border-danger bg-danger-soft/50",
} as const;

async function Changes({ before, after }: { before: string | null; after: string }) {
  const { t } = await intl("posts");
  const parts = before === null ? [{ kind: "same" as const, text: after }] : textDifference(before, after);
  return (
    <div className="text-sm">
      {parts.map((part, index) => {
        const Element = part.kind === "added" ? "ins" : part.kind === "removed" ? "del" : "p";
        return (
          <Element
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one comparison never change places.
            key={index}
            dir="auto"
            className={`block px-2 py-0.5 break-words whitespace-pre-wrap ${looks[part.kind]}`}
          >
            {part.kind !== "same" && <span className="sr-only">{t(`history.${part.kind}`)}: </span>}
            {part.text}
          </Element>
        );
      })}
    </div>
  );
}
