import { randomUUID } from "node:crypto";
import type { testApp } from "../../admin/testing.ts";

type App = Awaited<ReturnType<typeof testApp>>;
type Page = { messages: { from: string; text: string; buttons: string[]; seq: number }[] };

/** Visitors of a site's chat. */
export function visitorsOf(app: App, key: string) {
  async function ask(token: string | null, method: "GET" | "POST", url: string, payload?: object) {
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    const answer = await app.inject({ method, url: `/api/v1/chat${url}`, headers, ...(payload && { payload }) });
    return answer.json();
  }
  return {
    async visitor() {
      const { token } = await ask(null, "POST", "/hello", { key, visitor: randomUUID() });
      const page = async (): Promise<Page> => ask(token, "GET", "/feed?after=0&wait=0");
      return {
        write: (text: string) => ask(token, "POST", "/messages", { client_id: randomUUID(), text }),
        page,
        /** What the bot said, oldest first. */
        heard: async () => (await page()).messages.filter(({ from }) => from === "bot"),
      };
    },
  };
}
