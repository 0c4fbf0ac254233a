import { ApiError, errorFrom } from "./api-error.ts";
import { currentBrand } from "./current-brand.ts";

export { ApiError } from "./api-error.ts";

/** Anything that checks and types an answer: a zod schema, as it is. */
export type Shape<Answer> = { parse(value: unknown): Answer };

/** What goes into an address after `?`; empty values are left out. */
export type Query = Record<string, string | number | boolean | null | undefined | readonly (string | number)[]>;

type Options = { query?: Query; signal?: AbortSignal; idempotencyKey?: string };

/** The API address of a path such as `/customers`, with its query. */
export function apiAddress(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === "") continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return `/api/v1${path}${text ? `?${text}` : ""}`;
}

/** The address of a file to download: links cannot send headers, so the brand stands in the query. */
export function downloadAddress(path: string, query: Query = {}): string {
  return apiAddress(path, { ...query, brand: currentBrand() });
}

/** The headers every call carries: the language on screen and the brand at hand. */
export function callHeaders(): Record<string, string> {
  const brand = currentBrand();
  return {
    "accept-language": document.documentElement.lang || "fa",
    ...(brand ? { "hamdel-brand": brand } : {}),
  };
}

async function call(method: string, address: string, body: unknown, options: Options): Promise<unknown> {
  const headers: Record<string, string> = { ...callHeaders(), accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (options.idempotencyKey) headers["idempotency-key"] = options.idempotencyKey;
  const response = await fetch(address, {
    method,
    headers,
    credentials: "same-origin",
    body: body === undefined ? null : JSON.stringify(body),
    signal: options.signal ?? null,
  }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiError(0, { code: "offline", message: "" });
  });
  if (!response.ok) throw await errorFrom(response);
  if (response.status === 204) return undefined;
  return response.json();
}

type Sender = {
  (path: string, body?: unknown): Promise<void>;
  <Answer>(path: string, body: unknown, shape: Shape<Answer>, options?: Options): Promise<Answer>;
};

function sender(method: string): Sender {
  return async (path: string, body?: unknown, shape?: Shape<unknown>, options: Options = {}) => {
    const answer = await call(method, apiAddress(path, options.query), body, options);
    return shape?.parse(answer) as never;
  };
}

/**
 * Calls under `/api/v1`; paths start after it (`api.get("/customers", customerList, { query })`).
 * Answers are checked by the given zod schema; anything but success throws an `ApiError`, `offline` without a network.
 */
export const api = {
  get: async <Answer>(path: string, shape: Shape<Answer>, options: Options = {}): Promise<Answer> =>
    shape.parse(await call("GET", apiAddress(path, options.query), undefined, options)),
  post: sender("POST"),
  put: sender("PUT"),
  patch: sender("PATCH"),
  delete: sender("DELETE"),
};

/** Calls a better-auth endpoint under `/api/auth` and gives its answer unchecked. */
export async function authCall(path: string, body: unknown): Promise<Record<string, unknown>> {
  const answer = await call("POST", `/api/auth${path}`, body, {});
  return (answer ?? {}) as Record<string, unknown>;
}
