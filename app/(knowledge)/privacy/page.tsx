import { LegalScreen, legalMetadata } from "../legal";

export const generateMetadata = () => legalMetadata("privacy");

export default function PrivacyPage() {
  return <LegalScreen slug="privacy" />;
}
