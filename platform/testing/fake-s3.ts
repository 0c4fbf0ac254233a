import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type FakeS3 = {
  endpoint: string;
  /** Objects by `bucket/name`. */
  objects: Map<string, Buffer>;
  /** Answers the next requests with this status instead. */
  failNext(status: number, times?: number): void;
  /** Hears the name of each object that was taken, before whoever put it does. */
  onTaken(hear: (name: string) => void): void;
  /** Hears the name of each object that arrived, and takes it only afterwards: a storage that is slow. */
  beforeTaken(hear: (name: string) => Promise<void>): void;
  close(): void;
};
type Who = { bucket: string; key: string; secret: string; region: string };

const hash = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();

/** A local S3 with one bucket that checks every signature, its age, and the hash of each body, as the real one does. */
export async function fakeS3({ bucket, key, secret, region }: Who): Promise<FakeS3> {
  const objects = new Map<string, Buffer>();
  let failing = { status: 0, times: 0 };
  let taken: (name: string) => void = () => {};
  let arrived: (name: string) => Promise<void> = async () => {};
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const answer = (status: number, code: string) =>
      response
        .writeHead(status, { "content-type": "application/xml" })
        .end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
    if (failing.times-- > 0) return answer(failing.status, "SlowDown");
    const problem = signatureProblem(request, body, { key, secret, region });
    if (problem) return answer(403, problem);
    const name = decodeURIComponent(new URL(request.url!, "http://s3").pathname).slice(1);
    if (!name.startsWith(`${bucket}/`)) return answer(404, "NoSuchBucket");
    if (request.method === "PUT") {
      await arrived(name);
      objects.set(name, body);
      taken(name);
      return response.writeHead(200).end();
    }
    if (request.method === "DELETE") {
      objects.delete(name);
      return response.writeHead(204).end();
    }
    const found = objects.get(name);
    return found ? response.writeHead(200).end(found) : answer(404, "NoSuchKey");
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    failNext: (status, times = 1) => {
      failing = { status, times };
    },
    onTaken: (hear) => {
      taken = hear;
    },
    beforeTaken: (hear) => {
      arrived = hear;
    },
    close: () => void server.close(),
  };
}

/** What the real service would say against a request; null where its signature holds. */
function signatureProblem(request: IncomingMessage, body: Buffer, who: Omit<Who, "bucket">): string | null {
  const read =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? "",
    );
  if (!read) return "AccessDenied";
  const [, key, day, region, names = "", signature = ""] = read;
  if (key !== who.key) return "InvalidAccessKeyId";
  if (region !== who.region) return "AuthorizationHeaderMalformed";
  const at = String(request.headers["x-amz-date"] ?? "");
  const time = Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (!(Math.abs(Date.now() - time) < 15 * 60_000)) return "RequestTimeTooSkewed";
  if (request.headers["x-amz-content-sha256"] !== hash(body)) return "XAmzContentSHA256Mismatch";
  if (!names.split(";").includes("host")) return "AccessDenied";
  const url = new URL(request.url!, "http://s3");
  const head = names.split(";").map((name) => `${name}:${String(request.headers[name] ?? "").trim()}\n`);
  const canonical = `${request.method}\n${url.pathname}\n${url.search.slice(1)}\n${head.join("")}\n${names}\n${hash(body)}`;
  const text = `AWS4-HMAC-SHA256\n${at}\n${day}/${region}/s3/aws4_request\n${hash(canonical)}`;
  const signing = hmac(hmac(hmac(hmac(`AWS4${who.secret}`, day!), region!), "s3"), "aws4_request");
  const expected = createHmac("sha256", signing).update(text).digest();
  return timingSafeEqual(expected, Buffer.from(signature, "hex")) ? null : "SignatureDoesNotMatch";
}
