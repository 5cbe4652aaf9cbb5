import type { ReactNode, TextareaHTMLAttributes } from "react";
import { cx } from "./cx";
import { useControl } from "./form-context";
import { typedValue } from "./form-state";
import { Icon, type IconName } from "./icon";
import { controlClass } from "./input";
import { Whole } from "./whole";

export type MarkdownTexts = Record<"toolbar" | MarkdownMark, string>;
type MarkdownMark = "bold" | "italic" | "link" | "quote" | "code" | "list" | "numbered";
const marks: MarkdownMark[] = ["bold", "italic", "link", "quote", "code", "list", "numbered"];
const keys: Partial<Record<MarkdownMark, string>> = { bold: "b", italic: "i", link: "k" };

type Props = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "value"> & {
  /** The words of the Markdown buttons; without them there are none. They appear once the script is there. */
  markdown?: MarkdownTexts;
  /** Stands behind those buttons; what has `data-block` puts its words below the line with the cursor. */
  tools?: ReactNode;
};

/** Several lines of text. It grows with its content where the browser can. */
export function Textarea({ markdown, tools, className, defaultValue, rows = 6, dir, ...rest }: Props) {
  const control = useControl(rest);
  const fallback = defaultValue === undefined ? undefined : String(defaultValue);
  const area = (
    <textarea
      {...rest}
      rows={rows}
      dir={dir ?? "auto"}
      id={control.id}
      name={control.name}
      required={control.required}
      defaultValue={typedValue(control.state, control.name, fallback)}
      aria-describedby={rest["aria-describedby"] ?? control.describedBy}
      aria-invalid={control.error ? true : undefined}
      className={cx(
        controlClass,
        "block field-sizing-content min-h-24 max-h-[60vh] resize-y px-3 py-2 leading-relaxed",
        markdown && "[markdown-toolbar:defined+&]:rounded-t-none",
        className,
      )}
    />
  );
  if (!markdown) return area;
  return (
    <div className="rounded-lg">
      <markdown-toolbar for={control.id}>
        <div
          role="toolbar"
          aria-label={markdown.toolbar}
          className="flex flex-wrap gap-0.5 rounded-t-lg border border-b-0 border-field bg-sunken p-1"
        >
          <Whole keep={`marks ${Object.values(markdown)}`} className="contents">
            {marks.map((mark) => (
              <button
                key={mark}
                type="button"
                data-markdown={mark}
                data-key={keys[mark]}
                aria-label={markdown[mark]}
                title={markdown[mark]}
                className="grid size-8 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
              >
                <Icon name={mark satisfies IconName} />
              </button>
            ))}
          </Whole>
          {tools}
        </div>
      </markdown-toolbar>
      {area}
    </div>
  );
}
