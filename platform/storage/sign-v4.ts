import { createHash, createHmac } from "node:crypto";

export type SigningKey = { region: string; key: string; secret: string };
/** A request to S3 before it is signed; `headers` in lower case, `host` among them. */
export type ToSign = { method: string; url: URL; headers: Record<string, string>; body: Buffer };

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();

/**
 * The headers that a request to S3 needs, signed (AWS Signature Version 4 for `s3`, with the hash of the body):
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function signV4(
  { method, url, headers, body }: ToSign,
  { region, key, secret }: SigningKey,
  now: Date,
): Record<string, string> {
  const at = now.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const day = at.slice(0, 8);
  const bodyHash = sha256(body);
  const all: Record<string, string> = { ...headers, "x-amz-content-sha256": bodyHash, "x-amz-date": at };
  const names = Object.keys(all).sort();
  const signed = names.join(";");
  const canonical = [
    method,
    canonicalPath(url),
    canonicalQuery(url),
    ...names.map((name) => `${name}:${all[name]!.trim().replace(/\s+/g, " ")}`),
    "",
    signed,
    bodyHash,
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", at, scope, sha256(canonical)].join("\n");
  const signing = [day, region, "s3", "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  const signature = hmac(signing, text).toString("hex");
  const authorization = `AWS4-HMAC-SHA256 Credential=${key}/${scope},SignedHeaders=${signed},Signature=${signature}`;
  return { ...all, authorization };
}

/** Everything but letters, digits and `-_.~` in percent signs; S3 does not do so twice. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function canonicalPath(url: URL): string {
  return url.pathname
    .split("/")
    .map((part) => encoded(decodeURIComponent(part)))
    .join("/");
}

function canonicalQuery(url: URL): string {
  return [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join("&");
}
