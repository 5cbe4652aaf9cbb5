import { setTimeout as sleep } from "node:timers/promises";
import { createElement, Fragment } from "react";
import { expect, it } from "vitest";
import { onePass } from "@/lib/render/one-pass";
import { withOnePass } from "./one-pass";

async function inRequest<T>(work: () => Promise<T>): Promise<T> {
  const results: T[] = [];
  const handler = withOnePass(async () => {
    results.push(await work());
  });
  await handler(null as never, null as never);
  return results[0]!;
}

async function Late({ word }: { word: string }) {
  await sleep(5);
  return createElement("b", null, word);
}

const missing = Object.assign(new Error("not here"), { digest: "404" });

function MissingAtOnce(): never {
  throw missing;
}

async function MissingLater(): Promise<never> {
  await sleep(1);
  throw missing;
}

it("renders parts that wait and parts that do not, in their order", async () => {
  const tree = createElement(
    Fragment,
    null,
    createElement(Late, { word: "<first>" }),
    createElement("i", { className: "x" }, "second"),
    createElement(Late, { word: "third" }),
  );
  expect(await inRequest(() => onePass()!.html(tree))).toBe(
    '<b>&lt;first&gt;</b><i class="x">second</i><b>third</b>',
  );
});

it.each([MissingAtOnce, MissingLater])("throws what a part throws: %o", async (part) => {
  await expect(inRequest(() => onePass()!.html(createElement(part)))).rejects.toBe(missing);
});

it("keeps what was answered to a form for its own request alone", async () => {
  const seen = async (form: string) => {
    onePass()!.request()!.sent = { form, state: {} };
    await sleep(3);
    return onePass()!.request()!.sent?.form;
  };
  expect(await Promise.all(["a", "b"].map((form) => inRequest(() => seen(form))))).toEqual(["a", "b"]);
  expect(onePass()!.request()).toBeNull();
});
