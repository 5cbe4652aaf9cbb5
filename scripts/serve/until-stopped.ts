import { log } from "@/lib/log";

/**
 * Tells whoever started this process that it serves, and closes it in order when it is told to stop or when its
 * starter has died. An error that nobody caught ends the process, so that it is started anew in a known state.
 */
export function untilStopped(close: () => Promise<void>): void {
  let closing = false;
  async function end(code: number): Promise<void> {
    if (closing) return;
    closing = true;
    setTimeout(() => process.exit(1), 12_000).unref();
    try {
      await close();
      process.exit(code);
    } catch (error) {
      log.error("process.stop_failed", { error });
      process.exit(1);
    }
  }
  process.on("SIGTERM", () => void end(0));
  process.on("SIGINT", () => void end(0));
  process.on("disconnect", () => void end(0));
  process.on("uncaughtException", (error) => {
    log.error("process.uncaught", { error });
    void end(1);
  });
  process.on("unhandledRejection", (error) => {
    log.error("process.unhandled", { error });
    void end(1);
  });
  process.send?.("ready");
}
