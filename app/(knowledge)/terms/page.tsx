import { LegalScreen, legalMetadata } from "../legal";

export const generateMetadata = () => legalMetadata("terms");

export default function TermsPage() {
  return <LegalScreen slug="terms" />;
}
