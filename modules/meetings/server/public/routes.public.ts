import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { readForms, sendPage } from "../../../../platform/html/index.ts";
import { asRefusal, type HttpApp } from "../../../../platform/http/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import { type Brand, brandById, brandBySlug } from "../../../admin/index.ts";
import { countsAsScan } from "../../../codes/index.ts";
import { openChannels } from "../../../inbox/index.ts";
import { guestAnswers } from "../../contract.ts";
import { calendarOf } from "../calendar/calendar-of-guest.ts";
import { readLinkToken } from "../invite/link-token.ts";
import { endOf, findMeeting, type Meeting } from "../plan/meeting-rows.ts";
import { attendeeOf, giveAnswer, noteJoined, noteOpened, readGuest, seatsLeft } from "./answer.ts";
import { guestPage, nothingPage, type Place, signUpPage, thanksPage } from "./pages.ts";
import { readSignUp, type SignUp, signUp, trapField } from "./sign-up.ts";

const personal = z.object({ token: z.string().max(60) });
const open = z.object({ brand: z.string().max(100), key: z.string().max(20) });
const answerOf = z.enum(guestAnswers).nullable().catch(null);
/** Thousands stand behind one address of their carrier; this only holds off what no crowd does. Who signs up is counted by what they leave. */
const config = { open: "public" as const, rateLimit: { max: 600, timeWindow: "1 minute" } };
const hide = { hide: true } as const;
const bodyLimit = 32 * 1024;

type Opened = { brand: Brand; place: Place; write<T>(work: (ctx: Context) => Promise<T>): Promise<T> };

/** The pages of guests and of signing up: HTML without script or cookie. Only a POST says anything. */
export async function publicMeetingRoutes(app: HttpApp, house: House): Promise<void> {
  readForms(app);
  app.setErrorHandler((error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const code = asRefusal(error)?.code;
    if (!code) request.log.error({ err: error, route: request.routeOptions.url }, "page of a meeting failed");
    const gone = code === "not_found";
    const why = gone ? "gone" : code === "too_many_requests" ? "tooMany" : "failed";
    const place = { language: languageOf(request, request.language), brand: null, path: "", now: house.clock() };
    return sendPage(reply, nothingPage(place, why), gone ? 404 : why === "tooMany" ? 429 : code ? 400 : 500);
  });
  guestRoutes(app, house);
  signUpRoutes(app, house);
}

function guestRoutes(app: HttpApp, house: House): void {
  const schema = { ...hide, params: personal };
  const opened = (request: FastifyRequest, token: string) => openGuest(house, request, token);
  app.get("/m/:token", { schema, config }, async (request, reply) => {
    const { guestId, place, write } = await opened(request, request.params.token);
    const chosen = answerOf.parse((request.query as { answer?: string }).answer ?? null);
    const page = await write(async (ctx) => {
      const { guest, meeting } = (await readGuest(ctx, guestId)) ?? nobody();
      await noteOpened(ctx, guestId);
      const seats = await seatsLeft(ctx, meeting);
      return guestPage(inLanguage(request, place, meeting), {
        meeting,
        answer: guest.answer,
        chosen,
        seats,
        isFull: false,
      });
    });
    return send(reply, page);
  });
  app.post("/m/:token", { schema, config, bodyLimit }, async (request, reply) => {
    const { guestId, place, write } = await opened(request, request.params.token);
    const answer = answerOf.parse(formOf(request).get("answer"));
    const { page, outcome } = await write(async (ctx) => {
      const held = (await readGuest(ctx, guestId, { hold: true })) ?? nobody();
      const outcome = answer && (await giveAnswer(ctx, held, answer, "page"));
      const { guest, meeting } = (await readGuest(ctx, guestId)) ?? nobody();
      const view = { meeting, answer: guest.answer, chosen: null, seats: await seatsLeft(ctx, meeting) };
      return { outcome, page: guestPage(inLanguage(request, place, meeting), { ...view, isFull: outcome === "full" }) };
    });
    if (outcome === "taken") return reply.redirect(`${place.path}?lang=${languageOf(request, place.language)}`, 303);
    return send(reply, page, outcome === null ? 400 : outcome === "full" ? 409 : 410);
  });
  app.get("/m/:token/invite.ics", { schema, config }, async (request, reply) => {
    const { guestId, place, write } = await opened(request, request.params.token);
    const page = `${house.config.publicUrl}${place.path}`;
    const text = await write(async (ctx) => {
      const { guest, meeting } = (await readGuest(ctx, guestId)) ?? nobody();
      const attendee = await attendeeOf(ctx, guest);
      const method = meeting.cancelled_at
        ? ("CANCEL" as const)
        : attendee
          ? ("REQUEST" as const)
          : ("PUBLISH" as const);
      return calendarOf(ctx, meeting, { method, attendee, page });
    });
    return sendCalendar(reply, text);
  });
  app.get("/m/:token/join", { schema, config }, async (request, reply) => {
    const { guestId, place, write } = await opened(request, request.params.token);
    const to = await write(async (ctx) => {
      const { guest, meeting } = (await readGuest(ctx, guestId)) ?? nobody();
      if (meeting.link === "" || meeting.cancelled_at || endOf(meeting) <= ctx.now) return place.path;
      if (countsAsScan(request)) await noteJoined(ctx, guest);
      return meeting.link;
    });
    return reply.header("cache-control", "no-store").header("referrer-policy", "no-referrer").redirect(to, 302);
  });
}

function signUpRoutes(app: HttpApp, house: House): void {
  const schema = { ...hide, params: open };
  app.get("/m/:brand/:key", { schema, config }, async (request, reply) => {
    const { place, write } = await openSignUp(house, request.params);
    const page = await write(async (ctx) => {
      const meeting = await meetingToSignUp(ctx, request.params.key);
      return signUpPage(inLanguage(request, place, meeting), {
        ...{ meeting, seats: await seatsLeft(ctx, meeting), channels: await openChannels(ctx) },
      });
    });
    return send(reply, page);
  });
  app.post("/m/:brand/:key", { schema, config, bodyLimit }, async (request, reply) => {
    const { place, write } = await openSignUp(house, request.params);
    const form = formOf(request);
    const open = async (ctx: Context) => {
      const meeting = await meetingToSignUp(ctx, request.params.key);
      return { here: inLanguage(request, place, meeting), meeting };
    };
    const taken = await write(async (ctx) => takeSignUp(ctx, house, { ...(await open(ctx)), form })).catch(
      async (error: unknown) => write(async (ctx) => turnAway(error, await open(ctx))),
    );
    return send(reply, taken.page, taken.status);
  });
  app.get("/m/:brand/:key/invite.ics", { schema, config }, async (request, reply) => {
    const { place, write } = await openSignUp(house, request.params);
    const page = `${house.config.publicUrl}${place.path}`;
    const text = await write(async (ctx) =>
      calendarOf(ctx, await meetingToSignUp(ctx, request.params.key), { method: "PUBLISH", attendee: null, page }),
    );
    return sendCalendar(reply, text);
  });
}

type SigningUp = { here: Place; meeting: Meeting; form: URLSearchParams };

/** A machine that fills in every field hears what a person hears, and nothing is kept of it. */
async function takeSignUp(ctx: Context, house: House, { here, meeting, form }: SigningUp) {
  const field = (name: keyof SignUp) => plain(form.get(name) ?? "");
  const typed = { name: field("name"), email: field("email"), phone: field("phone") };
  const channels = await openChannels(ctx);
  const read = readSignUp(typed, channels);
  if ("wrong" in read) {
    const seats = await seatsLeft(ctx, meeting);
    return { page: signUpPage(here, { meeting, seats, channels, typed, wrong: read.wrong }), status: 422 };
  }
  if (!form.get(trapField)) await signUp(ctx, house, meeting, read.left);
  return { page: thanksPage(here, meeting), status: 200 };
}

/** What somebody sees who came too late; nothing was kept of them. */
function turnAway(error: unknown, { here, meeting }: Omit<SigningUp, "form">) {
  const code = asRefusal(error)?.code;
  if (code === "meeting_full") return { page: signUpPage(here, { meeting, seats: 0, channels: [] }), status: 409 };
  if (code === "meeting_over" || code === "meeting_cancelled")
    return { page: nothingPage(here, "closed"), status: 410 };
  throw error;
}

function plain(text: string): string {
  return text
    .replace(/\p{Cc}/gu, " ")
    .toWellFormed()
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 120);
}

async function meetingToSignUp(ctx: Context, key: string): Promise<Meeting> {
  const meeting = await findMeeting(ctx, { key });
  if (!meeting.sign_up_opened_at) throw new Refusal("not_found", "meeting");
  return meeting;
}

/** Nobody is signed in here: the link itself says who it is. */
async function openGuest(house: House, request: FastifyRequest, token: string): Promise<Opened & { guestId: number }> {
  const to = readLinkToken(house.config, token);
  const brand = to && (await brandById(house.database.app, to.brandId));
  if (!to || !brand) return nobody();
  return { ...at(house, brand, `/m/${token}`, request.language), guestId: to.guestId };
}

async function openSignUp(house: House, { brand: slug, key }: z.infer<typeof open>): Promise<Opened> {
  const brand = await brandBySlug(house.database.app, slug);
  return brand ? at(house, brand, `/m/${brand.slug}/${encodeURIComponent(key)}`, brand.language) : nobody();
}

function at(house: House, brand: Brand, path: string, language: Language): Opened {
  const now = house.clock();
  const on = { brandId: brand.id, actor: system("meeting page"), now };
  return { brand, place: { brand, path, language, now }, write: (work) => withBrand(house.database.app, on, work) };
}

/** In the language that was asked for, else the meeting's own. */
function inLanguage(request: FastifyRequest, place: Place, meeting: Meeting): Place {
  return { ...place, language: languageOf(request, meeting.language) };
}

function languageOf(request: FastifyRequest, usual: Language): Language {
  const { lang } = request.query as { lang?: string };
  return lang === "fa" || lang === "en" ? lang : usual;
}

function formOf({ body }: FastifyRequest): URLSearchParams {
  return body instanceof URLSearchParams ? body : new URLSearchParams();
}

function nobody(): never {
  throw new Refusal("not_found", "meeting");
}

function send(reply: FastifyReply, page: string, status = 200): FastifyReply {
  return sendPage(reply.header("referrer-policy", "no-referrer"), page, status);
}

function sendCalendar(reply: FastifyReply, text: string): FastifyReply {
  return reply
    .type("text/calendar; charset=utf-8")
    .header("content-disposition", 'attachment; filename="invite.ics"')
    .header("cache-control", "no-store")
    .send(text);
}
