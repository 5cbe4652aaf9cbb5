import { env } from "@/lib/env";
import { endpointWriter } from "./endpoint";
import type { Writer } from "./writer";

/** The language model that this site has set up, if any. */
export function writer(): Writer | null {
  const { WRITER_URL: url, WRITER_KEY: key, WRITER_MODEL: model } = env();
  return url && model ? endpointWriter({ url, key, model }) : null;
}
