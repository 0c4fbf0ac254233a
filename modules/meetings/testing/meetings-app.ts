import { afterAll } from "vitest";
import { system, withBrand } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { mailBox, type TestDatabase } from "../../../platform/testing/index.ts";
import { given, signedIn, testApp } from "../../admin/testing.ts";
import { module as bot } from "../../bot/module.ts";
import { module as branches } from "../../branches/module.ts";
import { module as catalog } from "../../catalog/module.ts";
import { module as codes } from "../../codes/module.ts";
import { usualContactRules } from "../../customers/contract.ts";
import { resolvePeople } from "../../customers/index.ts";
import { module as customers } from "../../customers/module.ts";
import { module as inbox } from "../../inbox/module.ts";
import { fakeKavenegar, kavenegarAccount, startFake } from "../../inbox/testing.ts";
import { sourceId } from "../../intake/index.ts";
import { module as knowledge } from "../../knowledge/module.ts";
import { module as surveys } from "../../surveys/module.ts";
import { module as timeline } from "../../timeline/module.ts";
import type { MeetingBody, MeetingRow } from "../contract.ts";
import { module as meetings } from "../module.ts";
import { linkToken } from "../server/invite/link-token.ts";
import { tendLetters } from "../server/invite/send-letters.ts";

const modules = [customers, timeline, catalog, inbox, knowledge, branches, bot, surveys, codes, meetings];

/** The HTTP app with meetings, a mail server that a test reads, an owner and an agent who signed in, and no quiet hours. */
export async function meetingsApp(house: House, database: TestDatabase) {
  const app = await testApp(house, modules);
  const brand = await given.brand(house);
  const boss = await signedIn(app, brand, await given.user(house, { brand }));
  const agent = await signedIn(app, brand, await given.user(house, { brand, role: "agent" }));
  const call = (method: "GET" | "POST" | "PUT") => (url: string, payload?: unknown) =>
    boss.ask({ method, url: `/api/v1${url}`, ...(payload !== undefined && { payload }) });
  const api = { get: call("GET"), post: call("POST"), put: call("PUT") };
  await api.put("/contact-rules", { ...usualContactRules, quietHours: null });
  const key = await given.apiKey(house, brand, ["meetings.read", "meetings.write"]);
  const mail = await mailBox();
  const connect = () =>
    api.post("/channels", {
      kind: "email",
      name: "نامه",
      settings: {
        ...{ address: "events@shop.example", name: "فروشگاه", smtpHost: "127.0.0.1" },
        ...{ smtpPort: Number(new URL(mail.url).port), smtpSecurity: "none" },
      },
    });
  /** A line for SMS beside it; what went out by it stands in `sent`. */
  const connectPhone = async () => {
    const line = await startFake(fakeKavenegar());
    afterAll(() => line.close());
    const settings = { ...kavenegarAccount, baseUrl: line.url };
    const { body } = await api.post("/channels", { kind: "kavenegar", name: "پیامک", settings });
    return { ...line, id: Number(body.id) };
  };
  const inBrand = <T>(work: Parameters<typeof withBrand<T>>[2]) =>
    withBrand(house.database.app, { brandId: brand.id, actor: system("test"), now: house.clock() }, work);
  /** Customers named so, with e-mail `n@home.example` and phone; gives their ids. */
  const people = (names: readonly string[]) =>
    inBrand(async (ctx) => {
      const source = await sourceId(ctx, "shop");
      const found = await resolvePeople(
        ctx,
        names.map((name, at) => ({
          ...{ sourceId: source, name, createdAt: house.clock() },
          identities: [
            { type: "email" as const, value: `guest${at + 1}@home.example` },
            { type: "phone" as const, value: `+98912000001${at}` },
          ],
        })),
      );
      return found.map((one) => one!.customerId);
    });
  const consent = (id: number, granted: boolean) =>
    api.post(`/customers/${id}/consents`, { channel: "email", purpose: "marketing", granted });
  const plan = async (body: Partial<MeetingBody> = {}): Promise<number> => {
    const { status, body: answer } = await api.post("/meetings", { ...usual(house.clock()), ...body });
    if (status !== 200) throw new Error(JSON.stringify(answer));
    return answer.id;
  };
  const show = async (id: number): Promise<MeetingRow> => (await api.get(`/meetings/${id}`)).body;
  const invite = (id: number, ids: readonly number[]) =>
    api.post(`/meetings/${id}/invitations`, { audience: { kind: "ids", ids } });
  const work = async () => {
    await database.owner.query("update graphile_worker._private_jobs set run_at = now()");
    await runDueJobs(house, modules);
  };
  const rows = async (text: string, ...more: unknown[]) => (await database.owner.query(text, [brand.id, ...more])).rows;
  /** The page of a customer at a meeting, as their letter links to it. */
  const pageOf = async (meeting: number, customer: number): Promise<string> => {
    const [guest] = await rows(
      `select g.id from meeting_guest g join identity_map p on p.brand_id = g.brand_id and p.identity_id = g.identity_id
       where g.brand_id = $1 and g.meeting_id = $2 and p.customer_id = $3`,
      ...[meeting, customer],
    );
    return `/m/${linkToken(house.config, { brandId: brand.id, guestId: Number(guest.id) })}`;
  };
  const post = (url: string, fields: Record<string, string>) =>
    app.inject({
      method: "POST",
      url,
      headers: { "content-type": "application/x-www-form-urlencoded", "accept-language": "fa" },
      payload: new URLSearchParams(fields).toString(),
    });
  /** Sends a file of attendance, or looks at it. */
  const file = async (url: string, text: string) => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "text/csv" };
    const answer = await app.inject({ method: "POST", url: `/api/v1/meetings/${url}`, headers, payload: text });
    return { status: answer.statusCode, body: answer.json() };
  };
  afterAll(() => app.close());
  return {
    ...{ app, brand, boss, agent, api, mail, connect, inBrand, people, consent, plan, show, invite, work, rows },
    ...{ pageOf, post, file, connectPhone, tend: () => tendLetters(house) },
  };
}

const usual = (now: Date): MeetingBody => ({
  ...{ kind: "webinar", title: "آشنایی با کالاهای تازه", description: "چند کالای تازه؛ پرسش، و پاسخ." },
  ...{ starts_at: new Date(now.getTime() + 7 * 86_400_000).toISOString(), minutes: 60, place: "" },
  ...{
    link: "https://meet.example/room?a=1&b=2",
    organiser: "سارا فرهمند",
    language: "fa",
    seats: null,
    sign_up: false,
  },
});
