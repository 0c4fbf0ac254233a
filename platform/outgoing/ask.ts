import { Refusal } from "../errors/index.ts";

export type Answered = { answered: true; status: number; text: string; json: unknown; retryAfter: number | null };
export type Silence = { answered: false; left: boolean; refused: boolean };

/** What another server said (`json` is undefined where it is none, `retryAfter` in seconds), or its silence: `left` when our words may have arrived. */
export type Asked = Answered | Silence;

/** Asks another server once and never throws for what the network does. `fetch` is guardedFetch outside of tests. */
export async function ask(fetcher: typeof fetch, url: string, init: RequestInit = {}): Promise<Asked> {
  try {
    const answer = await fetcher(url, init);
    const text = await answer.text();
    const wait = Number(answer.headers.get("retry-after") ?? Number.NaN);
    return {
      answered: true,
      status: answer.status,
      text,
      json: readJson(text),
      retryAfter: Number.isFinite(wait) && wait >= 0 ? wait : null,
    };
  } catch (error) {
    const refused = error instanceof Refusal && error.code === "address_refused";
    return { answered: false, left: !refused && !neverLeft(error), refused };
  }
}

/** What becomes of a message after silence: a code with whether to try again after so many seconds, or that nobody knows. */
export function afterSilence(silence: Silence) {
  if (silence.left) return { state: "unknown" as const, code: "no_answer" };
  if (silence.refused) return { state: "failed" as const, code: "address_refused", again: null };
  return { state: "failed" as const, code: "provider_unreachable", again: 60 };
}

const beforeTheFirstByte = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "NO_CONNECTION",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "ERR_INVALID_URL",
]);

/** Whether this failure of a `fetch` came before anything could have been sent. */
function neverLeft(error: unknown): boolean {
  const cause = (error as { cause?: { code?: string; errors?: { code?: string }[] } }).cause;
  const codes = cause?.errors?.length ? cause.errors.map(({ code }) => code) : [cause?.code];
  return codes.every((code) => beforeTheFirstByte.has(code ?? ""));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
