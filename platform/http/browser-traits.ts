import type { FastifyRequest } from "fastify";

/** What a browser says of itself with each request: its address, its name, the languages it speaks. Together they are not kept anywhere. */
export function browserTraits({ ip, headers }: FastifyRequest): string[] {
  return [ip, headers["user-agent"] ?? "", headers["accept-language"] ?? ""];
}
