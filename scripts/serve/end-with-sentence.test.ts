import { createServer } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { whyNotListening } from "./end-with-sentence";

afterEach(() => vi.unstubAllEnvs());

const listening = (port: number, host: string) =>
  new Promise<unknown>((resolve) => {
    const server = createServer().once("error", resolve);
    server.listen(port, host, () => resolve(server));
  });

test("a taken port is said with its address", async () => {
  const first = (await listening(0, "127.0.0.1")) as ReturnType<typeof createServer>;
  const { port } = first.address() as { port: number };
  expect(whyNotListening(await listening(port, "127.0.0.1"))).toBe(
    `Port ${port} of 127.0.0.1 is taken: set PORT to a free one.`,
  );
  first.close();
});

test("an address of another machine is no place to listen", async () => {
  expect(whyNotListening(await listening(0, "192.0.2.1"))).toBe(
    "HOST must be an address of this machine, and 192.0.2.1 is none.",
  );
});

test("a name that leads nowhere is one only where it is the one to listen at", () => {
  const error = Object.assign(new Error("getaddrinfo"), { code: "ENOTFOUND", hostname: "nowhere.invalid" });
  expect(whyNotListening(error)).toBe(undefined);
  vi.stubEnv("HOST", "nowhere.invalid");
  expect(whyNotListening(error)).toMatch(/^HOST must be an address of this machine, and nowhere\.invalid is/);
});

test("a low port is for the machine's owner", () => {
  const error = Object.assign(new Error("listen"), { code: "EACCES", syscall: "listen", port: 80 });
  expect(whyNotListening(error)).toBe("Port 80 is not for this user: set PORT to 1024 or above.");
});
