import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { useForm } from "@/components/ui/form-context";
import { Icon } from "@/components/ui/icon";

type Props = { askPath: string; title: string; text: string; label: string; children: ReactNode };

/** The question "Did this solve it?" (`children`), and once a no was said, the way to ask with the searched words. */
export function AfterNo({ askPath, title, text, label, children }: Props) {
  const { state } = useForm();
  if (!state.ok || !state.message) return children;
  if (state.values?.solved !== "no") return null;
  const words = state.values.query;
  const wanted = (typeof words === "string" && words) || title;
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-muted">
      {text}
      <a
        href={`${askPath}?title=${encodeURIComponent(wanted.slice(0, 200))}`}
        className={buttonClass({ size: "sm" })}
      >
        <Icon name="ask" size={15} />
        {label}
      </a>
    </p>
  );
}
