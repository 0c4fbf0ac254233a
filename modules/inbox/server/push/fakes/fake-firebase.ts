import { generateKeyPairSync, type KeyObject, verify } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type FakePush, freshPush, show } from "./fake-push.ts";

/** Firebase with one project: it gives tokens for its account's signature, and takes messages by HTTP v1. */
export type FakeFirebase = FakePush & {
  account: { project_id: string; client_email: string; private_key: string; private_key_id: string; token_uri: string };
  /** The key of the account was changed in the console: the old one, and its tokens, are worth nothing. Gives the new file. */
  rotate(): FakeFirebase["account"];
};

export const firebaseDevice = "fcm-device-token:APA91b";

/** Starts it on this machine's loopback. */
export async function startFakeFirebase(): Promise<FakeFirebase> {
  let known: KeyObject;
  let bearer = "";
  const server = createServer(async (request, response) => {
    const text = await read(request);
    const answer = (status: number, body: object, headers = {}) =>
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
    const refuse = (status: number, code: string, headers = {}) =>
      answer(status, { error: { code: status, status: code, details: [{ errorCode: code }] } }, headers);
    if (request.url === "/token") {
      const assertion = new URLSearchParams(text).get("assertion") ?? "";
      if (!signedBy(known, assertion)) return answer(400, { error: "invalid_grant" });
      fake.tokens++;
      bearer = `ya29.${fake.tokens}`;
      return answer(200, { access_token: bearer, expires_in: 3599, token_type: "Bearer" });
    }
    if (request.headers.authorization !== `Bearer ${bearer}`) return refuse(401, "UNAUTHENTICATED");
    if (fake.fault === "silent") return void response.destroy();
    if (fake.fault === "slow") return void setTimeout(() => answer(200, {}), 1500).unref();
    if (fake.fault === "down") return refuse(503, "UNAVAILABLE");
    if (fake.fault === "quota") return refuse(429, "QUOTA_EXCEEDED", { "retry-after": "90" });
    if (fake.fault === "gone") return refuse(404, "UNREGISTERED");
    if (request.url !== "/v1/projects/a-shop/messages:send") return refuse(403, "PERMISSION_DENIED");
    const { message } = JSON.parse(text);
    fake.bytes = Buffer.byteLength(text);
    if (message.token !== firebaseDevice || fake.bytes > 4096) return refuse(400, "INVALID_ARGUMENT");
    const { title, body, image = null } = message.notification;
    const actions = JSON.parse(message.data.actions).map((one: { action: string }) => one.action);
    show(fake, { tag: message.android.notification.tag, title, body, image, actions, later: message.data.later });
    answer(200, { name: "projects/a-shop/messages/1" });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const drawn = () => {
    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    known = publicKey;
    bearer = "";
    const private_key = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    const client_email = "firebase-adminsdk@a-shop.iam.gserviceaccount.com";
    return { project_id: "a-shop", client_email, private_key, private_key_id: "k1", token_uri: `${url}/token` };
  };
  const close = () => new Promise<void>((closed) => server.close(() => closed()).closeAllConnections());
  const fake: FakeFirebase = Object.assign(freshPush(url, close), { account: drawn(), rotate: drawn });
  return fake;
}

function signedBy(key: KeyObject, token: string): boolean {
  const [head = "", claims = "", signature = ""] = token.split(".");
  const { scope, exp, iat } = JSON.parse(Buffer.from(claims, "base64url").toString() || "{}");
  const right = scope === "https://www.googleapis.com/auth/firebase.messaging" && exp - iat <= 3600;
  return right && verify("sha256", Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, "base64url"));
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
