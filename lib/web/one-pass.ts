import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingHttpHeaders } from "node:http";
import { Writable } from "node:stream";
import { createContext, type ReactNode, useContext } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { lendOnePass, type RequestMemory } from "@/lib/render/one-pass";
import type { Handler } from "./upstream";

const requests = new AsyncLocalStorage<RequestMemory>();

/** Lets pages render themselves in one pass; the handler that comes back gives each request a memory of its own. */
export function withOnePass(handler: Handler): Handler {
  lendOnePass({ html, createContext, useContext, request: () => requests.getStore() ?? null });
  return (request, response) => requests.run({}, () => handler(request, response));
}

/** Renders with a memory of its own, without Next: all it knows of the request is what these headers say. */
export const renderWith = (given: IncomingHttpHeaders, render: () => Promise<string>): Promise<string> =>
  requests.run({ kept: new Map(), given }, render);

function html(tree: ReactNode): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done();
      },
      final(done) {
        resolve(Buffer.concat(chunks).toString());
        done();
      },
    });
    const { pipe } = renderToPipeableStream(tree, {
      // A page that is not found, or is somewhere else, says so by throwing; Next knows what to do with it.
      onShellError: reject,
      onError: () => {},
      onAllReady: () => pipe(sink),
    });
  });
}
