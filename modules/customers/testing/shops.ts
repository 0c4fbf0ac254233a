import type { House } from "../../../platform/house/module.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { given, testApp } from "../../admin/testing.ts";
import { module as intake } from "../../intake/module.ts";
import { module as customers } from "../module.ts";
import { foldFully } from "../testing.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
const allScopes = [...Object.keys(customers.permissions ?? {}), "intake.read", "intake.write"];

/** The app with customers' routes; each call gives a shop of its own: `ask` by its key, and `work` off what waits. */
export async function testShops(house: House) {
  const app = await testApp(house, [intake, customers]);
  const shop = async (scopes = allScopes) => {
    const brand = await given.brand(house);
    const key = await given.apiKey(house, brand, scopes);
    const ask = async (method: Method, url: string, payload?: unknown) => {
      const isText = typeof payload === "string" || Buffer.isBuffer(payload);
      const type = isText ? "application/x-ndjson" : "application/json";
      const answer = await app.inject({
        method,
        url: `/api/v1${url}`,
        headers: { authorization: `Bearer ${key}`, ...(payload !== undefined && { "content-type": type }) },
        ...(payload !== undefined && { payload: isText ? (payload as string) : JSON.stringify(payload) }),
      });
      const isJson = String(answer.headers["content-type"]).includes("json");
      return { status: answer.statusCode, body: isJson ? answer.json() : answer.body, bytes: answer.rawPayload };
    };
    const work = async () => {
      await runDueJobs(house, [intake, customers]);
      await foldFully(house.database, brand.id, house.clock);
    };
    return { ask, work };
  };
  return Object.assign(shop, { app });
}

/** A customer as a shop says her. */
export const sara = {
  source: "shop",
  external_id: "17",
  name: "سارا احمدی",
  phone: "۰۹۱۲ ۱۲۳ ۴۵۶۷",
  email: "Sara@Example.com",
  city: "یزد",
  tags: ["vip"],
};
