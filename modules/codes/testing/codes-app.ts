import type { House } from "../../../platform/house/module.ts";
import type { TestDatabase } from "../../../platform/testing/index.ts";
import { usualWeek } from "../../admin/contract.ts";
import { given, signedIn, testApp } from "../../admin/testing.ts";
import { module as bot } from "../../bot/module.ts";
import { module as branches } from "../../branches/module.ts";
import { module as catalog } from "../../catalog/module.ts";
import { module as customers } from "../../customers/module.ts";
import { module as inbox } from "../../inbox/module.ts";
import { module as knowledge } from "../../knowledge/module.ts";
import { module as surveys } from "../../surveys/module.ts";
import { module as timeline } from "../../timeline/module.ts";
import type { CodeBody, CodeRow } from "../contract.ts";
import { module as codes } from "../module.ts";

const phone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1";
const words = { fa: "سلام", en: "Hello" };

/** The HTTP app with codes, a brand with an owner and an agent who signed in, and the ways that stories walk often. */
export async function codesApp(house: House, database: TestDatabase) {
  const app = await testApp(house, [customers, timeline, catalog, inbox, knowledge, branches, bot, surveys, codes]);
  const brand = await given.brand(house);
  const colleague = await given.user(house, { brand, name: "بهرام", role: "agent" });
  const boss = await signedIn(app, brand, await given.user(house, { brand }));
  const agent = await signedIn(app, brand, colleague);
  const send = (method: "POST" | "PUT", url: string, payload: object = {}) =>
    boss.ask({ method, url: `/api/v1${url}`, payload });
  const branch = async (name: string, kind = "own"): Promise<number> => {
    const place = { kind, name, city: name, address: "", phone: "", hours: usualWeek };
    const { body } = await send("POST", "/branches", {
      ...place,
      open_on_holidays: false,
      latitude: null,
      longitude: null,
    });
    return body.id;
  };
  /** A live survey with one question of its own words; gives its key. */
  const survey = async (settings: object = {}): Promise<string> => {
    const question = { type: "text", key: "what", title: { fa: "چه بهتر شود؟" } };
    const definition = { languages: ["fa"], sections: [{ key: "first", questions: [question] }] };
    await send("POST", "/surveys", { key: "table", name: "میزها", definition, settings });
    await send("POST", "/surveys/table/versions");
    return "table";
  };
  /** A site whose chat is on. */
  const site = async (): Promise<{ id: number; key: string }> => {
    const { body } = await send("POST", "/sites", { name: "سایت", domains: ["shop.example"] });
    const greetings = { greeting: words, closed_text: words };
    await send("PUT", `/sites/${body.id}/chat`, { on: true, ...greetings });
    const { rows } = await database.owner.query("select site_key from site where id = $1", [body.id]);
    return { id: body.id, key: rows[0].site_key };
  };
  const add = (body: Partial<CodeBody>) =>
    send("POST", "/place-codes", { branch: null, user: null, site: null, survey: null, headline: "", ...body });
  const make = async (body: Partial<CodeBody>): Promise<number> => (await add(body)).body.id;
  const rows = async (): Promise<CodeRow[]> => {
    const { status, body } = await boss.ask("/api/v1/place-codes");
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body.rows;
  };
  const row = async (id: number): Promise<CodeRow> => (await rows()).find((one) => one.id === id)!;
  const scan = (address: string, more: Record<string, string> = {}) => {
    const { method = "GET", ...headers } = more;
    const url = new URL(address, "http://x").pathname;
    return app.inject({
      method: method as "GET",
      url,
      headers: { "user-agent": phone, "accept-language": "fa", ...headers },
    });
  };
  return { app, brand, boss, agent, colleague, database, send, branch, survey, site, add, make, rows, row, scan };
}
