import { uploadFile } from "@/lib/files/commands/upload-file";
import { type Attempts, none } from "./attempt";

/** Pictures and attachments. */
export const files: Attempts = {
  uploadFile: {
    file: "files/upload-file",
    action: "file.upload",
    facts: none,
    run: (c) => uploadFile(c, { name: "crash.log", bytes: Buffer.from("pump: timeout\n") }),
  },
};
