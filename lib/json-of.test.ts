import { describe, expect, it } from "vitest";
import { jsonOf } from "./json-of";

describe("what another server answers", () => {
  it("is read as JSON, however it comes in", async () => {
    const text = new TextEncoder().encode('{"said":"für Kaffee ☕"}');
    const parts = new ReadableStream<Uint8Array>({
      start(out) {
        for (const byte of text) out.enqueue(Uint8Array.of(byte));
        out.close();
      },
    });
    expect(await jsonOf(new Response(parts), 1_000)).toEqual({ said: "für Kaffee ☕" });
  });

  it("is not waited for to its end where there is too much of it", async () => {
    let isHungUp = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (out) => out.enqueue(new Uint8Array(1_000).fill(32)),
      cancel: () => {
        isHungUp = true;
      },
    });
    await expect(jsonOf(new Response(endless), 10_000)).rejects.toThrow("more than 10000 bytes");
    expect(isHungUp).toBe(true);
  });

  it.each([["<html>busy</html>"], [""]])("fails where it is no JSON: %j", async (text) => {
    await expect(jsonOf(new Response(text), 1_000)).rejects.toThrow(SyntaxError);
  });
});
