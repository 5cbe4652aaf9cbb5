import { writeFileSync } from "node:fs";
import { lifecycleDocument } from "@/lib/testing/lifecycle-table";

/** Writes `docs/lifecycle.md` anew from the rules. */
writeFileSync("docs/lifecycle.md", lifecycleDocument());
