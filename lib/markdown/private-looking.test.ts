import { describe, expect, it } from "vitest";
import { privateLooking } from "./private-looking";

const kinds = (text: string) => privateLooking(text).map((find) => `${find.kind}: ${find.text}`);

describe("privateLooking", () => {
  it.each([
    ["write to mara.lind@gmail.com please", ["email: mara.lind@gmail.com"]],
    ["call +49 170 1234567 or (020) 7946 0958", ["phone: +49 170 1234567", "phone: (020) 7946 0958"]],
    ["my number is 0170 1234567", ["phone: 0170 1234567"]],
    ["555-123-4567", ["phone: 555-123-4567"]],
    ["card 4111 1111 1111 1111 was charged", ["card: 4111 1111 1111 1111"]],
    ["4111111111111111", ["card: 4111111111111111"]],
    ["IBAN DE89 3704 0044 0532 0130 00", ["bank_account: DE89 3704 0044 0532 0130 00"]],
    ["password: hunter2!", ["secret: hunter2!"]],
    ["my password is Tr0ub4dor", ["secret: Tr0ub4dor"]],
    ["密码：abc123", ["secret: abc123"]],
    ["key sk_live_abcdefghijklmnop1234", ["secret: sk_live_abcdefghijklmnop1234"]],
  ])("%s", (text, found) => {
    expect(kinds(text)).toEqual(found);
  });

  it.each([
    "order 20250114-88213 has not come",
    "order number 4111111111111112",
    "error 0x80070005 at line 1234567",
    "version 128.3.1.20240901",
    "on 2025-01-14 10:30:00",
    "serial FW-2301-998877-AB",
    "192.168.100.200",
    "my password is wrong and the password: field is empty",
    "password: <your-password>",
    "mail me at someone@example.com",
    "the 0.5 bar pressure at 93.5 degrees for 25 30 35 seconds",
    "build 202501141030",
    "https://example.test/questions/1234567890",
  ])("nothing in %s", (text) => {
    expect(kinds(text)).toEqual([]);
  });
});
