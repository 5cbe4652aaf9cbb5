import { ErrorPage } from "@/components/site/error-page";

export default function NotFound() {
  return <ErrorPage status="404" />;
}
