import { once } from "node:events";
import { createServer } from "node:http";
import net, { type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { bodyOf } from "./body";

const head = "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 6\r\n\r\n";

test.each([
  ["all of it", "a→b!", false, "a→b!"],
  ["a sender that goes away in the middle", "a→", true, null],
])("reads %s", async (_name, sent, leaves, expected) => {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const sender = net.connect((server.address() as AddressInfo).port, "127.0.0.1");
  sender.write(head + sent);
  const [request] = await once(server, "request");
  const read = bodyOf(request);
  if (leaves) sender.destroy();
  expect(await read).toBe(expected);
  sender.destroy();
  server.close();
});
