import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askedAgain } from "./asked-twice";
import type { FactKind, Told } from "./told";

const pack: Told[] = [
  { place: "details:1", text: "Order FW-20017, you can call me: +49 170 5550123 or mara@example.com" },
  {
    place: "question",
    text: "The app 2.14.1 on Android 15 says “Boiler not ready”. Error E-12. The serial number is BM4471220. I tried descaling it and restarted the machine.",
  },
];
const flagged = (draft: string, told: Told[] = pack) => askedAgain(draft, told).map(({ kind }) => kind);

describe("what asks for something that was told is flagged, with the place", () => {
  const requests: [string, FactKind][] = [
    ["Could you please send us your order number?", "order_number"],
    ["What is your order number?", "order_number"],
    ["Order number?", "order_number"],
    ["Hello Mara,\n\nplease tell me the invoice number, so that I can look it up.", "order_number"],
    ["Can you give me the serial number of the machine?", "serial_number"],
    ["Which version of the app do you use?", "version"],
    ["Please let us know which firmware version you are running.", "version"],
    ["What operating system is it?", "operating_system"],
    ["Could you tell me your OS?", "operating_system"],
    ["What exactly does the error message say?", "error_text"],
    ["Please paste the exact error message.", "error_text"],
    ["Which e-mail address did you use?", "email"],
    ["May I have your phone number?", "phone"],
    ["What have you already tried?", "steps_tried"],
    ["Have you tried descaling it?", "steps_tried"],
    ["请提供您的订单号。", "order_number"],
    ["您的订单号是多少？", "order_number"],
    ["您用的是哪个版本？", "version"],
    ["麻烦您告诉我们序列号", "serial_number"],
    ["能否提供错误信息？", "error_text"],
    ["请留一下您的手机号", "phone"],
    ["您试过哪些办法？", "steps_tried"],
  ];
  test.each(requests)("%s", (draft, kind) => expect(flagged(draft)).toEqual([kind]));

  test("the quote and its place come along, private details first", () => {
    expect(askedAgain("What is your order number?", pack)).toEqual([
      {
        kind: "order_number",
        asked: "What is your order number?",
        place: "details:1",
        quote: "Order FW-20017",
      },
    ]);
  });

  test("Chinese facts are found too", () => {
    const told = [{ place: "question", text: "订单号：FW20017，固件版本 3.2，提示“温度过高”。已经重启过。" }];
    expect(flagged("请提供订单号。请问固件是什么版本？请描述错误信息。", told)).toEqual([
      "order_number",
      "version",
      "error_text",
    ]);
    expect(flagged("您有没有重启？", told)).toEqual(["steps_tried"]);
  });
});

describe("what asks for nothing, or for something else, is left alone", () => {
  test.each([
    "Thank you for the order number, I have found it.",
    "There is no need to send your order number again.",
    "Is FW-20017 your order number?",
    "Is your order number FW-20017, and not FW-20071?",
    "Which version fixes it? Version 2.15 does, and it comes on Monday.",
    "What does the new version change? Nothing for you.",
    "The order number is printed on the invoice.",
    "Your serial number tells us that it was made in May.",
    "We will e-mail you as soon as it is there.",
    "Did the error message go away?",
    "Please update to version 2.15.0 and try again.",
    "Please send us the order number of the other machine.",
    "> What is your order number?\n\nIt is on the receipt.",
    "Could you send a picture of the group head?",
    "Have you tried a different grinder?",
    "谢谢您提供订单号。",
    "不需要再提供订单号。",
    "新版本下周发布。",
    "您能发一张照片吗？",
  ])("%s", (draft) => expect(flagged(draft)).toEqual([]));

  test("nothing is flagged where nothing was told", () => {
    expect(
      flagged("What is your order number? Which version is it?", [{ place: "question", text: "It hums." }]),
    ).toEqual([]);
  });
});

const code = fc.stringMatching(/^[A-Z]{2}-[0-9]{5,7}$/);
const talk = fc.constantFrom(
  "It hums. ",
  "Since Monday the pump is loud. ",
  "I bought it in May. ",
  "自从周一就有噪音。",
);

test("whatever stands around it, a number that was told is found, and its quote stands in the pack", () => {
  fc.assert(
    fc.property(code, fc.array(talk), fc.array(talk), (number, before, after) => {
      const text = `${before.join("")}My order number is ${number}. ${after.join("")}`;
      const [flag] = askedAgain("Hello!\nCould you send me your order number, please?", [
        { place: "question", text },
      ]);
      expect(flag?.quote).toContain(number);
      expect(text).toContain(flag!.quote);
    }),
  );
});

test("a draft without any request is never flagged, and long or odd ones end quickly", () => {
  fc.assert(
    fc.property(fc.array(talk, { maxLength: 30 }), (parts) => {
      expect(flagged(parts.join(""))).toEqual([]);
    }),
  );
  const slow = `please ${"send the ".repeat(2_000)}`;
  expect(flagged(slow)).toEqual([]);
  fc.assert(fc.property(fc.string({ unit: "binary" }), (any) => Array.isArray(askedAgain(any, pack))));
});
