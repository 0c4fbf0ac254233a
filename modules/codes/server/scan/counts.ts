import type { FastifyRequest } from "fastify";

/** Programs that look at links before people do: previews of messengers, search engines, scanners of mails. */
const machines =
  /bot\b|bot\/|crawl|spider|preview|facebookexternalhit|whatsapp|slack|discord|skype|embedly|headless|curl\/|wget\/|python|okhttp|go-http|^$/i;

/** Whether a request is a person who scanned: nothing that looks ahead, and no HEAD. What it is judged by is kept nowhere. */
export function countsAsScan({ method, headers }: Pick<FastifyRequest, "method" | "headers">): boolean {
  if (method !== "GET") return false;
  const ahead = [headers["purpose"], headers["sec-purpose"], headers["x-moz"]].some((one) =>
    /prefetch|prerender|preview/i.test(String(one ?? "")),
  );
  return !ahead && !machines.test(headers["user-agent"] ?? "");
}
