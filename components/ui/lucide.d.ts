import "lucide-react/icons/check";

declare module "lucide-react/icons/check" {
  /** The shapes of an icon; every icon file of the package exports them. */
  export const __iconData: { name: string; size: number; node: [string, Record<string, string>][] };
}
