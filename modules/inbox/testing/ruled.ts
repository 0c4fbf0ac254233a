import type { Pool } from "pg";
import { expect } from "vitest";
import type { House } from "../../../platform/house/module.ts";
import { inboxApp, workOff } from "./inbox-app.ts";

export const always = { match: "all", tests: [] };
export type Message = {
  kind: string;
  event: string | null;
  author: string;
  text: string;
  meta: Record<string, unknown>;
};

/** An inbox whose owner makes rules, and what can be asked of it. */
export async function ruled(house: House, owner: Pool) {
  const inbox = await inboxApp(house);
  const { boss } = inbox;
  const ask = async (method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", url: string, payload?: object) => {
    const answer = await boss.ask({ method, url: `/api/v1${url}`, payload });
    expect([url, answer.status]).toEqual([url, answer.body ? 200 : 204]);
    return answer.body;
  };
  const rule = async (body: object, on = true): Promise<number> => {
    const { id } = await ask("POST", "/rules", { name: "قاعده", condition: always, ...body });
    if (on) await ask("PUT", `/rules/${id}/switch`, { on: true });
    return id;
  };
  const rows = async () => (await ask("GET", "/conversations?view=all&order=newest")).rows;
  const arrives = async (text: string) => {
    const guest = await inbox.visitor();
    await guest.write(text);
    await workOff(house, owner);
    return { guest, id: (await rows())[0].id as number };
  };
  const one = (id: number) => ask("GET", `/conversations/${id}`);
  const messages = async (id: number): Promise<Message[]> =>
    (await ask("GET", `/conversations/${id}/messages`)).messages;
  const runs = async () => (await ask("GET", "/rules/runs")).rows;
  const change = (id: number, payload: object) => ask("PATCH", `/conversations/${id}`, payload);
  const dry = (body: object, id: number | null = null) =>
    ask("POST", "/rules/dry-run", { rule: { name: "قاعده", condition: always, ...body }, id });
  return { ...inbox, ask, rule, rows, arrives, one, messages, runs, change, dry };
}
