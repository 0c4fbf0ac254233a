import type { House } from "../../../../platform/house/module.ts";
import { type Asked, ask, guardedFetch } from "../../../../platform/outgoing/index.ts";
import type { ShopProblem } from "../../contract.ts";
import { type ShopRow, wooKeys, wooOf } from "../shop-rows.ts";

/** A good answer of a shop, or what is wrong with it; `after` seconds it may be asked again. */
export type WooAnswer =
  | { ok: true; json: unknown; total: number | null; code: null }
  | { ok: false; problem: ShopProblem; code: string | null; status: number; after: number | null };

export type WooAsk = { method?: "GET" | "POST" | "PUT"; query?: Record<string, string | number>; body?: unknown };
/** Asks a shop under `wc/v3`. Throws nothing; call it with no transaction open. */
export type WooCaller = (path: string, ask?: WooAsk) => Promise<WooAnswer>;

/** How a shop is asked: with its keys, guarded, 30 seconds at most. */
export function callWoo({ config }: House, shop: ShopRow): WooCaller {
  const { key, secret } = wooKeys(shop, config.secretKey);
  const fetcher = guardedFetch({ allowPrivate: config.allowPrivate, timeout: 30_000, most: 40_000_000 });
  const authorization = `Basic ${Buffer.from(`${key}:${secret}`).toString("base64")}`;
  return async (path, { method = "GET", query = {}, body } = {}) => {
    const url = new URL(`${wooOf(shop).address}/wp-json/wc/v3/${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    let headers = new Headers();
    const heard: typeof fetch = async (input, init) => {
      const answer = await fetcher(input, init);
      headers = answer.headers;
      return answer;
    };
    const answer = await ask(heard, url.href, {
      method,
      headers: { authorization, accept: "application/json", "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return readAnswer(answer, headers, { writes: method !== "GET", secure: url.protocol === "https:" });
  };
}

function readAnswer(answer: Asked, headers: Headers, how: Pick<Said, "writes" | "secure">): WooAnswer {
  if (!answer.answered) {
    const problem = answer.refused ? "address_refused" : answer.left ? "no_answer" : "unreachable";
    return { ok: false, problem, code: null, status: 0, after: problem === "address_refused" ? null : 60 };
  }
  const { status, json } = answer;
  if (status >= 200 && status < 300 && json !== undefined && json !== null) {
    const total = Number(headers.get("x-wp-total") ?? Number.NaN);
    return { ok: true, json, total: Number.isInteger(total) ? total : null, code: null };
  }
  const code = codeOf(json);
  const problem = problemOf(status, { code, isJson: json !== undefined, ...how });
  const after = problem === "busy" || problem === "down" ? (answer.retryAfter ?? 30) : null;
  return { ok: false, problem, code, status, after };
}

function codeOf(json: unknown): string | null {
  const code = (json as { code?: unknown } | null | undefined)?.code;
  return typeof code === "string" ? code : null;
}

type Said = { code: string | null; isJson: boolean; writes: boolean; secure: boolean };

function problemOf(status: number, { code, isJson, writes, secure }: Said): ShopProblem {
  if (status === 429) return "busy";
  if (status >= 500) return "down";
  if (status >= 300 && status < 400) return "moved";
  if (status === 404 && code === "rest_no_route") return "no_woocommerce";
  if (status === 404 && !isJson) return "permalinks";
  if (status === 401 || status === 403) {
    if (!code) return "blocked";
    if (writes) return "key_cannot_write";
    if (status === 403 || /permissions?$/.test(code)) return "key_cannot_read";
    // A wrong key is an error of sign-in; where WordPress takes us for nobody, it never saw the key: it looks for one over https alone,
    // and some servers keep the header from it.
    return code.startsWith("woocommerce_rest_cannot") ? (secure ? "key_unseen" : "needs_https") : "wrong_key";
  }
  return status >= 200 && status < 300 ? "not_json" : isJson ? "down" : "not_json";
}
