import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type FakePush, freshPush, show } from "./fake-push.ts";

/** A browser's subscription at a fake push service: it knows one sender, and decrypts as browsers do. */
export type FakeBrowser = FakePush & {
  subscription: { endpoint: string; keys: { p256dh: string; auth: string } };
  /** The key it was subscribed to; another sender is refused. */
  senderKey: string;
};

/** Starts the push service of one browser. */
export async function startFakeBrowser(senderKey: string): Promise<FakeBrowser> {
  const own = createECDH("prime256v1");
  own.generateKeys();
  const auth = randomBytes(16);
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const answer = (status: number, headers = {}) => response.writeHead(status, headers).end();
      if (fake.fault === "silent") return response.destroy();
      if (fake.fault === "slow") return void setTimeout(() => answer(201), 1500).unref();
      if (fake.fault === "down") return answer(503);
      if (fake.fault === "quota") return answer(429, { "retry-after": "90" });
      if (fake.fault === "gone") return answer(410);
      if (!knows(fake, request.headers.authorization ?? "", `http://${request.headers.host}`)) return answer(403);
      const { ttl, topic, "content-encoding": encoding } = request.headers;
      if (!/^\d+$/.test(String(ttl)) || encoding !== "aes128gcm" || !/^[\w-]{1,32}$/.test(String(topic)))
        return answer(400);
      const bytes = Buffer.concat(parts);
      fake.bytes = bytes.length;
      if (bytes.length > 4096) return answer(413);
      const said = JSON.parse(decrypt(bytes, { own, auth }));
      const { tag, title, body, image, actions, later } = said;
      show(fake, { tag, title, body, image, actions: actions.map((one: { action: string }) => one.action), later });
      answer(201);
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => new Promise<void>((closed) => server.close(() => closed()).closeAllConnections());
  const keys = { p256dh: own.getPublicKey("base64url"), auth: auth.toString("base64url") };
  const fake: FakeBrowser = Object.assign(freshPush(url, close), {
    senderKey,
    subscription: { endpoint: `${url}/push/a-browser`, keys },
  });
  return fake;
}

/** RFC 8292: the signature by the key the browser was subscribed to, for this service, within a day. */
function knows({ senderKey }: FakeBrowser, authorization: string, origin: string): boolean {
  const [, token = "", key = ""] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  if (key !== senderKey) return false;
  const point = Buffer.from(key, "base64url");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString("base64url"));
  const jwk = createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x: x!, y: y! } });
  const right = { key: jwk, dsaEncoding: "ieee-p1363" as const };
  const said = JSON.parse(Buffer.from(claims, "base64url").toString());
  const signed = verify("sha256", Buffer.from(`${head}.${claims}`), right, Buffer.from(signature, "base64url"));
  return signed && said.aud === origin && /^(https|mailto):/.test(said.sub) && Number.isInteger(said.exp);
}

/** As a browser opens a message: RFC 8188 and RFC 8291, from the receiver's side. */
export function decrypt(bytes: Buffer, { own, auth }: { own: ReturnType<typeof createECDH>; auth: Buffer }): string {
  const salt = bytes.subarray(0, 16);
  const length = bytes.readUInt8(20);
  const theirs = bytes.subarray(21, 21 + length);
  const sealed = bytes.subarray(21 + length);
  const about = Buffer.concat([Buffer.from("WebPush: info\0"), own.getPublicKey(), theirs]);
  const secret = Buffer.from(hkdfSync("sha256", own.computeSecret(theirs), auth, about, 32));
  const part = (name: string, size: number) =>
    Buffer.from(hkdfSync("sha256", secret, salt, `Content-Encoding: ${name}\0`, size));
  const open = createDecipheriv("aes-128-gcm", part("aes128gcm", 16), part("nonce", 12));
  open.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString();
}
