import { LegalScreen, legalMetadata } from "../legal";

export const generateMetadata = () => legalMetadata("imprint");

export default function ImprintPage() {
  return <LegalScreen slug="imprint" />;
}
