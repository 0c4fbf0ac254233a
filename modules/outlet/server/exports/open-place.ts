import { Refusal } from "../../../../platform/errors/index.ts";
import { SftpProblem, sftpPlace } from "../../../../platform/sftp/index.ts";
import { s3Storage } from "../../../../platform/storage/index.ts";
import type { ExportPlace, ExportProblem, ExportSecret } from "../../contract/exports.ts";

export type OpenPlace = { put(name: string, bytes: Buffer): Promise<void>; remove(name: string): Promise<void> };
type How = { allowPrivate: readonly string[]; hurried?: boolean; onHostKey?: (fingerprint: string) => void };

/** A place to put files; `hurried` where somebody waits in front of a screen. What goes wrong is read by `problemOf`. */
export function openPlace(
  place: ExportPlace,
  secret: ExportSecret,
  { allowPrivate, hurried, onHostKey }: How,
): OpenPlace {
  if (place.kind === "sftp") {
    const { host, port, user, folder, fingerprint } = place;
    const { password, private_key: privateKey, passphrase } = secret;
    const limits = { allowPrivate, ...(hurried && { patience: 25_000 }), ...(onHostKey && { onHostKey }) };
    return sftpPlace({ host, port, user, folder, fingerprint, password, privateKey, passphrase }, limits);
  }
  const { region, bucket, key } = place;
  const endpoint = place.endpoint.replace(/\/+$/, "");
  const settings = { endpoint, region, bucket, key, secret: secret.secret ?? "" };
  const storage = s3Storage(settings, allowPrivate, hurried ? { timeout: 12_000, attempts: 1 } : { timeout: 300_000 });
  const folder = place.folder.replace(/^\/+|\/+$/g, "");
  const at = (name: string) => (folder ? `${folder}/${name}` : name);
  return { put: (name, bytes) => storage.put(at(name), bytes), remove: (name) => storage.remove(at(name)) };
}

const said: Record<string, ExportProblem> = {
  address_refused: "address_refused",
  InvalidAccessKeyId: "key_unknown",
  SignatureDoesNotMatch: "secret_wrong",
  AccessDenied: "not_allowed",
  NoSuchBucket: "no_bucket",
  InvalidBucketName: "no_bucket",
  AuthorizationHeaderMalformed: "region_wrong",
  PermanentRedirect: "region_wrong",
  TemporaryRedirect: "region_wrong",
  RequestTimeTooSkewed: "clock_wrong",
};

/** What an error of a place means, and what the other server said; null where it is none of a place. */
export function problemOf(error: unknown): { problem: ExportProblem; detail: string | null } | null {
  if (error instanceof SftpProblem) return { problem: error.code, detail: error.detail };
  if (!(error instanceof Refusal) || error.code !== "storage_away") return null;
  const why = String(error.detail.values?.["why"] ?? "");
  const [status = "", code = ""] = why.split(" ");
  const known = said[code] ?? said[status] ?? byStatus[status];
  if (known) return { problem: known, detail: why };
  const isAnswer = /^\d{3}$/.test(status);
  return { problem: isAnswer ? "refused" : "unreachable", detail: isAnswer ? why : (causeOf(error) ?? why) };
}

const byStatus: Record<string, ExportProblem> = {
  "301": "region_wrong",
  "307": "region_wrong",
  "401": "not_allowed",
  "403": "not_allowed",
  "404": "no_bucket",
};

/** The code at the bottom of an error that never reached anybody, such as `ENOTFOUND`. */
function causeOf(error: unknown): string | null {
  const cause = (error as { cause?: unknown }).cause;
  if (cause) return causeOf(cause);
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? code : null;
}
