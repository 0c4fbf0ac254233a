import type { FastifyReply, FastifyRequest } from "fastify";
import { sql } from "kysely";
import * as z from "zod";
import type { House } from "../../../../platform/house/module.ts";
import { asRefusal, type HttpApp } from "../../../../platform/http/index.ts";
import { formById, takeForm } from "../../../inbox/index.ts";
import { language } from "../../contract.ts";
import { searchArticles } from "../search/search-articles.ts";
import { homePath } from "./addresses.ts";
import { type Carried, contactedPage, contactPage } from "./contact-page.ts";
import { wordsIn } from "./help-page.ts";
import { asReader, type Visit } from "./help-place.ts";
import { sendHelp } from "./send-help.ts";
import { open, visiting } from "./visiting.ts";

const place = z.object({ brand: z.string().max(63), language });
const carried = z.object({
  article: z.string().max(20).default(""),
  s: z.string().max(20).default(""),
  q: z.string().max(200).default(""),
});

/** Asking us from the help centre: what is sent becomes a conversation, and what was read before is counted with it. */
export function contactRoutes(app: HttpApp, house: House): void {
  app.get(
    "/help/:brand/:language/contact",
    { config: open, schema: { hide: true, params: place, querystring: carried } },
    (request, reply) =>
      visiting(house, request, reply, (visit) => showForm(house, request, reply, visit, request.query)),
  );
  app.post(
    "/help/:brand/:language/contact",
    { config: open, schema: { hide: true, params: place } },
    (request, reply) => visiting(house, request, reply, (visit) => takeQuestion(house, request, reply, visit)),
  );
}

async function showForm(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  { brand, place: at, reader }: Visit,
  with_: Carried,
): Promise<FastifyReply> {
  const formId = at.settings.contact_form;
  if (formId === null) return reply.redirect(at.root + homePath(at.language));
  const page = await asReader(
    house,
    brand.id,
    async (ctx) => {
      const words = with_.q || (await wordsOfSearch(ctx, with_.s));
      const hits = words ? await searchArticles(ctx, words, { ...reader, limit: 3 }) : [];
      return contactPage(at, (await formById(ctx, formId)).settings, { ...with_, q: words }, hits);
    },
    true,
  );
  return sendHelp(request, reply, page, { isPrivate: true });
}

async function wordsOfSearch(ctx: Parameters<Parameters<typeof asReader>[2]>[0], search: string): Promise<string> {
  if (!/^\d{1,15}$/.test(search)) return "";
  const { rows } = await sql<{
    query: string;
  }>`select query from help_search where brand_id = ${ctx.brandId} and id = ${Number(search)}
    and at > ${ctx.now}::timestamptz - interval '1 hour'`.execute(ctx.db);
  return rows[0]?.query ?? "";
}

async function takeQuestion(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  { brand, place: at }: Visit,
): Promise<FastifyReply> {
  const formId = at.settings.contact_form;
  if (formId === null) return reply.redirect(at.root + homePath(at.language));
  const said = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  const with_ = carried.catch({ article: "", s: "", q: "" }).parse({
    article: said.get("carried_article") ?? "",
    s: said.get("carried_s") ?? "",
    q: said.get("carried_q") ?? "",
  });
  const texts = new Map([...said].filter(([name]) => !name.startsWith("carried_")));
  const words = wordsIn(at.language);
  const form = await asReader(house, brand.id, (ctx) => formById(ctx, formId), true);
  const again = (problem: string, wrong: Record<string, string> = {}) =>
    sendHelp(request, reply, contactPage(at, form.settings, with_, [], { problem, wrong, values: texts }), {
      status: 422,
      isPrivate: true,
    });
  const from = `${request.ip} ${request.headers["user-agent"] ?? ""}`;
  const page = at.home + homePath(at.language);
  try {
    const taken = await takeForm(house, form, { texts, files: [] }, { byScript: false, page, from });
    if (taken.result === "wrong") return again(words.contactWrong, taken.wrong);
    if (taken.result === "again") return again(words.contactFailed);
    await asReader(house, brand.id, (ctx) => noteContact(ctx, at.language, with_, taken.conversation ?? null));
    return sendHelp(request, reply, contactedPage(at, form.settings.thanks), { isPrivate: true });
  } catch (error) {
    const refusal = asRefusal(error);
    if (!refusal) request.log.error({ err: error }, "a question from the help centre was not taken");
    return again(refusal?.code === "too_many_requests" ? words.contactBusy : words.contactFailed);
  }
}

/** Counts that somebody asked us after they had read or looked for something; once for a conversation. */
async function noteContact(
  ctx: Parameters<Parameters<typeof asReader>[2]>[0],
  spoken: string,
  { article, s }: Carried,
  conversation: number | null,
): Promise<void> {
  if (conversation === null) return;
  const number = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : null);
  await sql`insert into article_contact (brand_id, language, article_id, search_id, conversation_id, at)
    select ${ctx.brandId}, ${spoken}, (select article_id from article_text where brand_id = ${ctx.brandId} and language = ${spoken} and article_id = ${number(article)}),
      (select id from help_search where brand_id = ${ctx.brandId} and id = ${number(s)}), ${conversation}, ${ctx.now}`.execute(
    ctx.db,
  );
}
