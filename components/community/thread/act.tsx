import { Button, type ButtonVariant } from "@/components/ui/button";
import type { IconName } from "@/components/ui/icon";
import { readIntl } from "@/lib/http/intl";

/** The one form that every plain button of a thread belongs to. */
export const ACTS = "acts";

type Props = {
  /** Which act, and on which answer or comment: `helpful 12`. */
  act: string;
  icon?: IconName;
  variant?: ButtonVariant;
  /** For what can be on or off. */
  pressed?: boolean;
  title?: string;
  /** Tells apart the ids of two buttons for one act. */
  place?: string;
  children: React.ReactNode;
};

/** A button that does one thing to the thread. Its id stays the same, so that focus finds it again. */
export function Act({ act, icon, variant = "quiet", pressed, title, place = "", children }: Props) {
  return (
    <Button
      type="submit"
      form={ACTS}
      name="act"
      value={act}
      id={`${place}act-${act.replace(/^not_/, "").replace(" ", "-")}`}
      icon={icon}
      variant={variant}
      size="sm"
      title={title}
      aria-pressed={pressed}
    >
      {children}
    </Button>
  );
}

/** The same for visitors: the way to sign in, and back to this place. */
export function SignInTo({
  icon,
  anchor = "",
  variant = "quiet",
  children,
}: Pick<Props, "icon" | "variant" | "children"> & { anchor?: string }) {
  const { href, path } = readIntl("common");
  return (
    <Button
      href={href(`/sign-in?returnTo=${encodeURIComponent(path.split("?")[0] + anchor)}`)}
      rel="nofollow"
      icon={icon}
      variant={variant}
      size="sm"
    >
      {children}
    </Button>
  );
}

/** Opens a form in its place on the same page. */
export function Opens({
  panel,
  icon,
  variant = "quiet",
  children,
}: Pick<Props, "icon" | "variant" | "children"> & { panel: string }) {
  return (
    <Button href={panelHref(panel)} rel="nofollow" icon={icon} variant={variant} size="sm">
      {children}
    </Button>
  );
}

/** The address of this page with a form opened. */
export function panelHref(panel: string): string {
  const { href, path } = readIntl("common");
  const [bare, query = ""] = path.split("?");
  const given = new URLSearchParams(query);
  given.set("do", panel);
  return `${href(`${bare}?${given}`)}#panel`;
}
