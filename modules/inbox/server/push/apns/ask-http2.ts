import { type ClientHttp2Session, connect } from "node:http2";
import net from "node:net";
import tls from "node:tls";
import { Refusal } from "../../../../../platform/errors/index.ts";
import type { PushTools } from "../push-adapter.ts";

type Question = { path: string; headers: Record<string, string>; body: string };
/** What was said; `status` 0 where nobody answered, `refused` where the address is none to be reached. */
export type Told = { status: number; reason: string; retryAfter: number | null; refused: boolean };

const longest = 15_000;
const mostBytes = 10_000;
const silence: Told = { status: 0, reason: "", retryAfter: null, refused: false };

/** Asks over HTTP/2 once, at the one address that the guard allows. Never throws for what the network does. */
export async function askHttp2(
  base: string,
  { reach, patience = longest }: Pick<PushTools, "reach" | "patience">,
  question: Question,
): Promise<Told> {
  const url = new URL(base);
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  let session: ClientHttp2Session | undefined;
  try {
    const host = await reach(url.hostname);
    const servername = net.isIP(url.hostname) ? "" : url.hostname;
    session = connect(url.origin, {
      createConnection: () =>
        url.protocol === "https:"
          ? tls.connect({ host, port, servername, ALPNProtocols: ["h2"] })
          : net.connect({ host, port }),
    });
    return await exchange(session, question, patience);
  } catch (error) {
    return { ...silence, refused: error instanceof Refusal && error.code === "address_refused" };
  } finally {
    session?.destroy();
  }
}

function exchange(session: ClientHttp2Session, { path, headers, body }: Question, patience: number): Promise<Told> {
  const { promise, resolve, reject } = Promise.withResolvers<Told>();
  const bell = setTimeout(() => reject(new Error("no answer in time")), patience);
  session.on("error", reject);
  const stream = session.request({ ":method": "POST", ":path": path, ...headers, "content-type": "application/json" });
  let status = 0;
  let retryAfter: number | null = null;
  let said = "";
  stream.on("response", (head) => {
    status = Number(head[":status"] ?? 0);
    const wait = Number(head["retry-after"] ?? Number.NaN);
    retryAfter = Number.isFinite(wait) && wait >= 0 ? wait : null;
  });
  stream.setEncoding("utf8");
  stream.on("data", (part: string) => {
    if (said.length < mostBytes) said += part;
  });
  stream.on("error", reject);
  stream.on("close", () =>
    status === 0
      ? reject(new Error("no answer"))
      : resolve({ status, retryAfter, reason: reasonOf(said), refused: false }),
  );
  stream.end(body);
  return promise.finally(() => clearTimeout(bell));
}

function reasonOf(said: string): string {
  try {
    return String(JSON.parse(said).reason ?? "");
  } catch {
    return "";
  }
}
