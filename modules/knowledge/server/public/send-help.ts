import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";

const packings = {
  br: (text: Buffer) => promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (text: Buffer) => promisify(gzip)(text),
};

type Sent = { status?: number; type?: string; isPrivate?: boolean };

/**
 * Sends a page of the help centre packed as its reader's browser takes it, with a tag of its content: who has it already gets no second
 * one. Private pages are kept by nobody on the way.
 */
export async function sendHelp(
  request: FastifyRequest,
  reply: FastifyReply,
  page: string,
  { status = 200, type = "text/html", isPrivate = false }: Sent = {},
): Promise<FastifyReply> {
  const etag = `W/"${createHash("sha256").update(page).digest("base64url").slice(0, 22)}"`;
  reply.code(status).type(`${type}; charset=utf-8`).header("vary", "accept-encoding, cookie");
  reply
    .header("cache-control", isPrivate || status !== 200 ? "private, no-store" : "private, no-cache")
    .header("referrer-policy", "strict-origin-when-cross-origin");
  if (status === 200) reply.header("etag", etag);
  if (status === 200 && request.headers["if-none-match"]?.split(/,\s*/).includes(etag)) return reply.code(304).send();
  const takes = String(request.headers["accept-encoding"] ?? "");
  const way = /\bbr\b/.test(takes) ? "br" : /\bgzip\b/.test(takes) ? "gzip" : null;
  const bytes = Buffer.from(page);
  if (!way) return reply.send(bytes);
  return reply.header("content-encoding", way).send(await packings[way](bytes));
}
