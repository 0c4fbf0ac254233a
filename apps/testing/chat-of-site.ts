import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import type { BrandWithPeople } from "./brand-with-people.ts";
import type { ServedHamdel } from "./serve-hamdel.ts";

/** Makes a site whose chat is on, by the person behind a page; gives its key and visitors who write in it. */
export async function chatOfSite({ app }: ServedHamdel, { asked }: BrandWithPeople, page: Page) {
  await asked(page, "POST", "/sites", { name: "سایت", domains: [] });
  const [site] = (await asked(page, "GET", "/sites")).rows as { id: number; key: string }[];
  const chat = await asked(page, "GET", `/sites/${site!.id}/chat`);
  await asked(page, "PUT", `/sites/${site!.id}/chat`, { ...chat, on: true });

  async function call(token: string, url: string, payload: object) {
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    const answer = await app.inject({ method: "POST", url: `/api/v1/chat${url}`, headers, payload });
    return answer.body ? answer.json() : null;
  }
  /** A visitor of the site who writes in its chat, and with `begin` leaves a name and a number too. */
  async function visitor(name: string) {
    const { token } = await call("", "/hello", { key: site!.key, visitor: randomUUID() });
    const write = (text: string) => call(token, "/messages", { client_id: randomUUID(), text });
    return {
      write,
      async begin(text: string): Promise<void> {
        await write(text);
        const phone = `0912${Math.floor(1e6 + Math.random() * 8e6)}`;
        await call(token, "/contact", { name, phone });
      },
    };
  }
  return { key: site!.key, visitor };
}
