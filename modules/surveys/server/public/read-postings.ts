import type { FastifyRequest } from "fastify";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { fileQuestions } from "../../contract/files.ts";
import { mostPosted, type Posting, readParts } from "./read-parts.ts";
import { type Place, placeOfInvitation } from "./survey-place.ts";

/** So many bytes of postings with files are on their way at once, in this process. */
const mostAtOnce = 120_000_000;

/**
 * Lets pages post files. Before a body is read it is known that its survey asks for files, and that the house is not busy with others
 * (`too_many_requests`): what nobody asked for is not kept in memory.
 */
export function readFilePosts(
  app: HttpApp,
  house: House,
  openLink: (brand: string, key: string) => Promise<Place>,
): void {
  let coming = 0;
  app.addContentTypeParser(
    "multipart/form-data",
    { parseAs: "buffer", bodyLimit: mostPosted },
    async (_request: unknown, body: Buffer) => body,
  );
  app.addHook("onRequest", async (request, reply) => {
    if (request.method !== "POST" || !isMultipart(request)) return;
    const { link, brand, key } = request.params as Partial<Record<string, string>>;
    const place = link ? await placeOfInvitation(house, link) : await openLink(brand ?? "", key ?? "");
    if (fileQuestions(place.survey.definition).length === 0) throw new Refusal("invalid", "body");
    const size = Math.min(Number(request.headers["content-length"]) || mostPosted, mostPosted);
    if (coming + size > mostAtOnce) throw new Refusal("too_many_requests");
    coming += size;
    reply.raw.once("close", () => {
      coming -= size;
    });
  });
}

const isMultipart = ({ headers }: FastifyRequest) =>
  headers["content-type"]?.startsWith("multipart/form-data") === true;

/** What a page posted, with files or without; refuses `invalid`. */
export async function postingOf(request: FastifyRequest): Promise<Posting> {
  const { body, headers } = request;
  if (body instanceof URLSearchParams) return { form: body, files: [] };
  if (Buffer.isBuffer(body)) return readParts(headers["content-type"] ?? "", body);
  throw new Refusal("invalid");
}
