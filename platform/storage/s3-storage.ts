import type { S3Settings } from "../config/index.ts";
import { Refusal } from "../errors/index.ts";
import { guardedFetch } from "../outgoing/index.ts";
import { signV4 } from "./sign-v4.ts";
import type { Storage } from "./storage.ts";

/** How long one request may take, in milliseconds, and how often it is tried at once. */
export type Patience = { timeout?: number; attempts?: number };

/** A bucket of an S3-compatible service, addressed by path. Private addresses are refused unless the operator allows them. */
export function s3Storage(
  settings: S3Settings,
  allowPrivate: readonly string[],
  { timeout = 60_000, attempts = 3 }: Patience = {},
): Storage {
  const { endpoint, bucket } = settings;
  const fetcher = guardedFetch({ allowPrivate, timeout, most: 40_000_000 });
  async function ask(
    method: "GET" | "PUT" | "DELETE",
    name: string,
    body: Buffer = Buffer.alloc(0),
  ): Promise<Response> {
    const url = new URL(`${endpoint}/${bucket}/${name}`);
    const headers: Record<string, string> = method === "PUT" ? { "content-type": "application/octet-stream" } : {};
    for (let attempt = 1; ; attempt++) {
      // Signed anew each time: a signature holds for minutes.
      const { host: _host, ...signed } = signV4(
        { method, url, headers: { ...headers, host: url.host }, body },
        settings,
        new Date(),
      );
      const answer = await fetcher(url, {
        method,
        headers: signed,
        ...(method === "PUT" && { body: new Uint8Array(body) }),
      }).catch((error) => {
        if (error instanceof Refusal || attempt === attempts) throw away(error);
        return null;
      });
      if (answer && (answer.ok || answer.status === 404)) return answer;
      if (answer && (answer.status < 500 || attempt === attempts))
        throw away(`${answer.status} ${await codeOf(answer)}`);
      await new Promise((resolve) => setTimeout(resolve, 200 * attempt));
    }
  }
  return {
    place: `${endpoint}/${bucket}`,
    async put(name, bytes) {
      const answer = await ask("PUT", name, bytes);
      if (!answer.ok) throw away(`${answer.status} ${await codeOf(answer)}`);
    },
    async get(name) {
      const answer = await ask("GET", name);
      if (answer.ok) return Buffer.from(await answer.arrayBuffer());
      const code = await codeOf(answer);
      // A bucket that is not there is no file that is not there.
      if (code === "NoSuchBucket") throw away(code);
      return null;
    },
    async remove(name) {
      await ask("DELETE", name);
    },
  };
}

/** The word by which S3 names what is wrong, such as `AccessDenied`. */
async function codeOf(answer: Response): Promise<string> {
  return /<Code>(\w{1,60})<\/Code>/.exec(await answer.clone().text())?.[1] ?? "";
}

function away(cause: unknown): Refusal {
  const why = cause instanceof Refusal ? cause.code : cause instanceof Error ? cause.message : String(cause);
  return Object.assign(new Refusal("storage_away", { values: { why } }), { cause });
}
