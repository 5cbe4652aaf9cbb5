import net from "node:net";

/** A connection to the database that can fall silent without closing, as behind a lost cable. */
export async function pausableWire(url: string) {
  const parsed = new URL(url);
  const socketFolder = parsed.searchParams.get("host");
  const port = Number(parsed.searchParams.get("port") ?? (parsed.port || 5432));
  const sockets = new Set<net.Socket>();
  let isPaused = false;
  const server = net.createServer((near) => {
    const far = socketFolder
      ? net.connect(`${socketFolder}/.s.PGSQL.${port}`)
      : net.connect(port, parsed.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("data", (data) => {
        if (!isPaused) to.write(data);
      });
      from.on("error", () => undefined);
      from.on("close", () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  parsed.hostname = "127.0.0.1";
  parsed.port = String((server.address() as net.AddressInfo).port);
  parsed.searchParams.delete("host");
  parsed.searchParams.delete("port");
  return {
    url: parsed.toString(),
    pause: () => {
      isPaused = true;
    },
    resume: () => {
      isPaused = false;
      for (const socket of sockets) socket.destroy();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
