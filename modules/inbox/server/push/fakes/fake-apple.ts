import { generateKeyPairSync, type KeyObject, verify } from "node:crypto";
import { createServer, type ServerHttp2Session, type ServerHttp2Stream } from "node:http2";
import type { AddressInfo } from "node:net";
import { type FakePush, freshPush, show } from "./fake-push.ts";

type Account = { key: string; keyId: string; teamId: string; topic: string };
/** Apple's push service over HTTP/2 (without TLS), with one app. */
export type FakeApple = FakePush & {
  account: Account;
  /** The token it saw last; Apple wants the same for a while. */
  seenToken: string;
  /** Tokens it calls too old. */
  expired: Set<string>;
  rotate(): Account;
};

export const appleDevice = "a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90";

/** Starts it on this machine's loopback. */
export async function startFakeApple(): Promise<FakeApple> {
  let known: KeyObject;
  const server = createServer();
  const sessions = new Set<ServerHttp2Session>();
  server.on("session", (session) => {
    sessions.add(session);
    session.on("error", () => {});
  });
  server.on("stream", (stream: ServerHttp2Stream, headers) => {
    let text = "";
    stream.on("error", () => {});
    stream.setEncoding("utf8");
    stream.on("data", (part: string) => {
      text += part;
    });
    stream.on("end", () => {
      const answer = (status: number, reason?: string, more = {}) => {
        if (stream.destroyed) return;
        stream.respond({ ":status": status, ...more });
        stream.end(reason && JSON.stringify({ reason }));
      };
      const token = String(headers.authorization ?? "").replace(/^bearer /, "");
      fake.seenToken = token;
      if (fake.fault === "silent") return stream.session?.destroy();
      if (fake.fault === "slow") return void setTimeout(() => answer(200), 1500).unref();
      if (fake.fault === "down") return answer(503, "ServiceUnavailable");
      if (fake.fault === "quota") return answer(429, "TooManyRequests", { "retry-after": "90" });
      if (fake.expired.has(token)) return answer(403, "ExpiredProviderToken");
      if (!signedBy(known, token)) return answer(403, "InvalidProviderToken");
      if (fake.fault === "gone") return answer(410, "Unregistered");
      if (headers[":path"] !== `/3/device/${appleDevice}`) return answer(400, "BadDeviceToken");
      if (headers["apns-topic"] !== "ir.example.shop") return answer(400, "DeviceTokenNotForTopic");
      fake.bytes = Buffer.byteLength(text);
      if (fake.bytes > 4096) return answer(413, "PayloadTooLarge");
      const { aps, hamdel } = JSON.parse(text);
      const actions = hamdel.actions.map((one: { action: string }) => one.action);
      show(fake, {
        tag: String(headers["apns-collapse-id"]),
        ...aps.alert,
        image: hamdel.image ?? null,
        actions,
        later: hamdel.later,
      });
      answer(200);
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const drawn = (): Account => {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
    known = publicKey;
    const key = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    return { key, keyId: "ABC123DEFG", teamId: "DEF123GHIJ", topic: "ir.example.shop" };
  };
  const close = () =>
    new Promise<void>((closed) => {
      for (const session of sessions) session.destroy();
      server.close(() => closed());
    });
  const more = { account: drawn(), seenToken: "", expired: new Set<string>(), rotate: drawn };
  const fake: FakeApple = Object.assign(freshPush(url, close), more);
  return fake;
}

function signedBy(key: KeyObject, token: string): boolean {
  const [head = "", claims = "", signature = ""] = token.split(".");
  const { kid, alg } = JSON.parse(Buffer.from(head, "base64url").toString() || "{}");
  const right = { key, dsaEncoding: "ieee-p1363" as const };
  const signed = verify("sha256", Buffer.from(`${head}.${claims}`), right, Buffer.from(signature, "base64url"));
  return signed && alg === "ES256" && kid === "ABC123DEFG";
}
