import { ErrorPage } from "@/components/site/error-page";

export default function Forbidden() {
  return <ErrorPage status="403" />;
}
