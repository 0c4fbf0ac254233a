import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { promisify } from "node:util";
import zlib from "node:zlib";
import { Refusal } from "../errors/index.ts";

export type Lookup = LookupFunction;
type Bounds = { timeout: number; most: number; lookup: Lookup };

/** One exchange over a connection of its own, read whole. `lookup` is asked for every name; see guardedFetch for what is thrown. */
export async function request(asked: Request, bounds: Bounds): Promise<Response> {
  const body = asked.body ? Buffer.from(await asked.arrayBuffer()) : null;
  const { status, statusText, headers, bytes } = await exchange(asked, body, bounds);
  const empty = status === 204 || status === 205 || status === 304;
  return new Response(empty ? null : new Uint8Array(await unpack(bytes, headers, bounds.most)), {
    status,
    statusText,
    headers,
  });
}

// Not kept alive: on a kept connection "sent and then closed" cannot be told from "closed before it was sent".
const plain = new http.Agent({ keepAlive: false });
const secure = new https.Agent({ keepAlive: false });

type Raw = { status: number; statusText: string; headers: Headers; bytes: Buffer };

function exchange(asked: Request, body: Buffer | null, { timeout, most, lookup }: Bounds): Promise<Raw> {
  const url = new URL(asked.url);
  const { promise, resolve, reject } = Promise.withResolvers<Raw>();
  const sent = (url.protocol === "https:" ? https : http).request(url, {
    method: asked.method,
    headers: headersOf(asked, body),
    lookup,
    agent: url.protocol === "https:" ? secure : plain,
    signal: asked.signal,
  });
  let connected = false;
  const bell = setTimeout(() => {
    sent.destroy(Object.assign(new Error("no answer in time"), { code: connected ? "ANSWER_LATE" : "NO_CONNECTION" }));
  }, timeout);
  sent.on("socket", (socket) =>
    socket.once(url.protocol === "https:" ? "secureConnect" : "connect", () => (connected = true)),
  );
  sent.on("error", (error) => reject(failed(error)));
  sent.on("response", (answer) => {
    const parts: Buffer[] = [];
    let size = 0;
    answer.on("data", (part: Buffer) => {
      size += part.length;
      if (size > most) answer.destroy(new Refusal("too_large"));
      else parts.push(part);
    });
    answer.on("error", (error) => reject(failed(error)));
    answer.on("end", () => resolve({ ...headOf(answer), bytes: Buffer.concat(parts) }));
  });
  sent.end(body ?? undefined);
  return promise.finally(() => clearTimeout(bell));
}

function headersOf(asked: Request, body: Buffer | null): http.OutgoingHttpHeaders {
  const given = Object.fromEntries(asked.headers);
  const length = body ? { "content-length": body.length } : {};
  return { "accept-encoding": "identity", "user-agent": "Hamdel", ...given, ...length };
}

function headOf(answer: http.IncomingMessage): Omit<Raw, "bytes"> {
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const status = answer.statusCode ?? 0;
  return { status: status >= 200 && status <= 599 ? status : 502, statusText: "", headers };
}

const unpackers: Record<string, (bytes: Buffer, options: zlib.ZlibOptions) => Promise<Buffer>> = {
  gzip: promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip),
  deflate: promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflate),
  br: promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress),
};

/** Some answer packed although nobody asked for it. */
async function unpack(bytes: Buffer, headers: Headers, most: number): Promise<Buffer> {
  const way = unpackers[headers.get("content-encoding")?.trim().toLowerCase() ?? ""];
  if (!way || bytes.length === 0) return bytes;
  try {
    return await way(bytes, { maxOutputLength: most });
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") throw new Refusal("too_large");
    throw failed(error);
  }
}

/** As `fetch` says it: refusals as they are, everything else a TypeError with its cause. */
function failed(error: unknown): Error {
  return error instanceof Refusal ? error : new TypeError("fetch failed", { cause: error });
}
