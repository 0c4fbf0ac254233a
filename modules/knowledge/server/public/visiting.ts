import type { FastifyReply, FastifyRequest } from "fastify";
import type { House } from "../../../../platform/house/module.ts";
import { html, htmlPage, sendPage } from "../../../../platform/html/index.ts";
import type { ArticleLanguage } from "../../contract.ts";
import { wordsIn } from "./help-page.ts";
import { type Visit, visitOf } from "./help-place.ts";

/** Thousands stand behind one address of their carrier; this only holds off what no crowd does. */
export const open = { open: "public" as const, rateLimit: { max: 3000, timeWindow: "1 minute" } };

/** Does with a visit what a page is for, or says that there is no such help centre. */
export async function visiting(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (visit: Visit) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const params = request.params as { brand: string; language: ArticleLanguage };
  const visit = await visitOf(house, request, params);
  if (visit) return work(visit);
  const words = wordsIn(params.language);
  const body = html`<h1>${words.goneTitle}</h1>`;
  return sendPage(reply, htmlPage({ language: params.language, title: words.goneTitle, body }), 404);
}
