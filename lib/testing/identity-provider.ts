import { generateKeyPairSync, sign } from "node:crypto";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export type Claims = { email?: string; email_verified?: boolean; name?: string };
export type IdToken = { header: Record<string, unknown>; claims: Record<string, unknown> };
export type IdentityProvider = {
  issuer: string;
  client: { id: string; secret: string };
  /** Who signs in next; the key is their id there. */
  accounts: Map<string, Claims>;
  /** Makes the provider lie: changes its next identity tokens, which it signs anew (or not, with `alg: "none"`). */
  lie: ((token: IdToken) => void) | null;
  /** Lets `accountId` sign in: follows the way from the authorization address to where it sends the browser back. */
  signIn: (authorizationUrl: string, accountId: string) => Promise<URL>;
  close: () => Promise<void>;
};

/** A real OpenID provider on this machine that asks nobody anything. */
export async function startIdentityProvider(siteUrl: string): Promise<IdentityProvider> {
  const accounts = new Map<string, Claims>();
  const client = { id: "firsthand", secret: "the secret of the client" };
  const holder: Server = createServer();
  await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(holder.address() as AddressInfo).port}`;
  let next = "";
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${siteUrl}/api/auth/callback/oidc`],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    cookies: { keys: ["a key of the tests"] },
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "tests", alg: "RS256", use: "sig" }] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, ...accounts.get(id) }),
    }),
    loadExistingGrant: async (ctx: {
      oidc: {
        session: { accountId: string; grantIdFor: (id: string) => string | undefined };
        client: { clientId: string };
        provider: Provider;
      };
    }) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  } as never);
  const handle = provider.callback();
  holder.on("request", async (request, response) => {
    if (request.url?.startsWith("/interaction/")) {
      await provider.interactionFinished(request, response, { login: { accountId: next } });
    } else {
      if (request.url === "/token") forgeTokenIn(response);
      await handle(request, response);
    }
  });

  function forgeTokenIn(response: ServerResponse): void {
    const end = response.end.bind(response) as (body: string) => ServerResponse;
    response.end = ((body: string | Buffer) => {
      const answer = self.lie && response.statusCode === 200 ? JSON.parse(String(body)) : {};
      if (!self.lie || !answer.id_token) return end(String(body));
      const [header, claims] = answer.id_token
        .split(".", 2)
        .map((part: string) => JSON.parse(fromBase64(part)));
      self.lie({ header, claims });
      const content = `${toBase64(header)}.${toBase64(claims)}`;
      const proof =
        header.alg === "none" ? "" : sign("sha256", Buffer.from(content), privateKey).toString("base64url");
      const changed = JSON.stringify({ ...answer, id_token: `${content}.${proof}` });
      response.setHeader("content-length", Buffer.byteLength(changed));
      return end(changed);
    }) as typeof response.end;
  }

  async function signIn(authorizationUrl: string, accountId: string): Promise<URL> {
    next = accountId;
    const jar = new Map<string, string>();
    let url = authorizationUrl;
    for (let step = 0; step < 10; step++) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
      const answer = await fetch(url, { redirect: "manual", headers: { cookie } });
      for (const line of answer.headers.getSetCookie()) {
        const [name, value] = line.split(";")[0]!.split("=") as [string, string];
        jar.set(name, value);
      }
      const location = answer.headers.get("location");
      if (!location) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`);
      url = new URL(location, url).href;
      if (url.startsWith(siteUrl)) return new URL(url);
    }
    throw new Error("The provider never sent the browser back.");
  }

  const self: IdentityProvider = {
    issuer,
    client,
    accounts,
    lie: null,
    signIn,
    close: () => new Promise((resolve) => holder.close(() => resolve())),
  };
  return self;
}

const fromBase64 = (part: string) => Buffer.from(part, "base64url").toString();
const toBase64 = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");
