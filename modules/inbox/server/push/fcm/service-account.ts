import { createHash, createPrivateKey } from "node:crypto";
import * as z from "zod";
import { type Asked, ask } from "../../../../../platform/outgoing/index.ts";
import type { PushTools } from "../push-adapter.ts";
import { signJwt } from "../sign-jwt.ts";

/** What of Firebase's file of a service account is needed. */
export const serviceAccount = z.object({
  project_id: z.string().regex(/^[\w:.-]{1,100}$/),
  client_email: z.string().max(200),
  private_key: z.string().max(8000).refine(isKey, "not a private key"),
  private_key_id: z.string().max(100).optional(),
  token_uri: z.url({ protocol: /^https?$/ }).default("https://oauth2.googleapis.com/token"),
});
export type ServiceAccount = z.infer<typeof serviceAccount>;

function isKey(text: string): boolean {
  try {
    return createPrivateKey(text).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
}

const granted = z.object({ access_token: z.string(), expires_in: z.number() });
/** Tokens by the account they were given to; they hold an hour, and can be had anew. */
const kept = new Map<string, { token: string; until: number }>();

export type Token = { token: string } | { token: null; said: Asked };

/** A token for Google's API, of the last hour where there is one; or what was said instead of one. */
export async function tokenFor(account: ServiceAccount, { fetch, now }: PushTools): Promise<Token> {
  const name = nameOf(account);
  const known = kept.get(name);
  if (known && known.until > now.getTime()) return { token: known.token };
  const iat = Math.floor(now.getTime() / 1000);
  const claims = {
    iss: account.client_email,
    scope: "https://www.googleapis.com/auth/firebase.messaging",
    aud: account.token_uri,
    iat,
    exp: iat + 3600,
  };
  const header = account.private_key_id ? { kid: account.private_key_id } : {};
  const assertion = signJwt(createPrivateKey(account.private_key), claims, header);
  const said = await ask(fetch, account.token_uri, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion }),
  });
  const read = granted.safeParse(said.answered && said.status === 200 ? said.json : null);
  if (!read.success) return { token: null, said };
  const { access_token: token, expires_in } = read.data;
  // A minute early: what leaves now is to be known when it arrives.
  kept.set(name, { token, until: now.getTime() + (expires_in - 60) * 1000 });
  return { token };
}

/** A token that was not accepted is worth nothing any more. */
export function dropToken(account: ServiceAccount): void {
  kept.delete(nameOf(account));
}

function nameOf(account: ServiceAccount): string {
  return createHash("sha256").update(JSON.stringify(account)).digest("base64url");
}
