import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type * as z from "zod";
import {
  type AttachmentRow,
  type ChatWelcome,
  chatContact,
  chatFeedQuery,
  chatHello,
  chatPage,
  chatSeen,
  chatSend,
  chatWelcome,
  pushDevice,
} from "../../../modules/inbox/contract.ts";
import { beginFake, type FakeConversation } from "./fake-conversation.ts";

const built = new URL("../../../dist/widget/", import.meta.url);
const crossOrigin = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization, content-type, hamdel-file-name",
  "access-control-allow-methods": "GET, POST, PUT, DELETE",
};

/** How a site's chat is set, and how its server is unwell. */
export type FakeSite = {
  welcome: ChatWelcome;
  /** Streams are cut as soon as they begin. */
  cutsStreams?: boolean;
};

/** The chat's routes in memory, as the contract has them, and the built files beside them. */
export async function fakeChat() {
  const sites = new Map<string, FakeSite>();
  const visitors = new Map<string, FakeConversation & { visitor: string; key: string }>();
  const files = new Map<number, { body: Buffer; row: AttachmentRow }>();
  const calls: { path: string; body: unknown; token: string | undefined }[] = [];
  const contacts: z.infer<typeof chatContact>[] = [];
  const streams = new Map<ServerResponse, string>();
  let tokens = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://fake");
    const [, path = ""] = /^\/api\/v1\/chat\/(.+)$/.exec(url.pathname) ?? [];
    for (const [name, value] of Object.entries(crossOrigin)) response.setHeader(name, value);
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    if (!path) return sendFile(url.pathname, response);
    const body = await readBody(request);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
    const json = /json/.test(request.headers["content-type"] ?? "") ? JSON.parse(body.toString()) : undefined;
    calls.push({ path: `${request.method} ${path}`, body: json, token });
    if (path === "welcome") {
      const site = sites.get(url.searchParams.get("key") ?? "");
      return site ? send(response, chatWelcome.parse(site.welcome)) : refuse(response, 404);
    }
    if (path === "hello") return send(response, hello(chatHello.parse(json)));
    const known = visitors.get(token ?? "");
    if (!known) return refuse(response, 401);
    if (path === "feed") return feed(known, chatFeedQuery.parse(Object.fromEntries(url.searchParams)), response);
    if (path === "messages") {
      const said = chatSend.parse(json);
      known.take(
        said.client_id,
        said.text,
        said.attachments.map((id) => files.get(id)?.row).filter((row) => !!row),
      );
      return send(response, {});
    }
    if (path === "seen") return send(response, chatSeen.parse(json));
    if (path === "devices") return send(response, { id: pushDevice.parse(json) && 7 });
    if (path.startsWith("devices/")) return void response.writeHead(204).end();
    if (path === "continuations") return send(response, { url: `https://ble.ir/shop?start=${json.account}` });
    if (path === "contact") {
      contacts.push(chatContact.parse(json));
      return send(response, {});
    }
    if (path === "attachments") return send(response, keep(request, body));
    const file = files.get(Number(path.split("/")[1]));
    if (!file) return refuse(response, 404);
    response.setHeader("content-type", file.row.content_type);
    response.end(file.body);
  }
  function hello({ key, visitor, token }: z.infer<typeof chatHello>) {
    const before = visitors.get(token ?? "");
    if (before?.visitor === visitor) return chatPage.parse(before.page(0));
    const begun = { ...beginFake(`t-${++tokens}`), visitor, key };
    visitors.set(begun.token, begun);
    return chatPage.parse(begun.page(0));
  }
  function feed(
    known: FakeConversation & { key: string },
    { after, wait }: z.infer<typeof chatFeedQuery>,
    response: ServerResponse,
  ): void {
    if (wait !== undefined) {
      const now = known.page(after);
      if (wait === 0 || now.messages.length > 0) {
        send(response, now);
        return;
      }
      const over = () => {
        end();
        clearTimeout(timer);
        send(response, known.page(after));
      };
      const end = known.watch(over);
      const timer = setTimeout(over, wait * 1000);
      return;
    }
    if (sites.get(known.key)?.cutsStreams) {
      response.destroy();
      return;
    }
    let seen = after;
    const tell = () => {
      const page = chatPage.parse(known.page(seen));
      seen = page.revision;
      response.write(`data: ${JSON.stringify(page)}\n\n`);
    };
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(": here\n\n");
    if (known.page(after).revision > after) tell();
    const end = known.watch(tell);
    streams.set(response, known.key);
    response.on("close", () => {
      streams.delete(response);
      end();
    });
  }
  function keep(request: IncomingMessage, body: Buffer): AttachmentRow {
    const type = request.headers["content-type"] ?? "application/octet-stream";
    const name = decodeURIComponent(String(request.headers["hamdel-file-name"]));
    const shown = /^image\/(png|jpeg|webp|gif)$/.test(type);
    const row: AttachmentRow = { id: files.size + 1, name, content_type: type, size: body.length, shown };
    files.set(row.id, { body, row });
    return row;
  }

  const server = createServer((request, response) => void answer(request, response).catch(() => refuse(response, 400)));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    contacts,
    /** How many streams a site's visitors hold open. */
    streamsOf: (key: string) => [...streams.values()].filter((one) => one === key).length,
    site: (key: string, site: FakeSite) => void sites.set(key, site),
    /** Everybody who has said hello to a site, the first first. */
    visitorsOf: (key: string) => [...visitors.values()].filter((one) => one.key === key),
    /** No token is good any more. */
    forgetTokens: () => visitors.clear(),
    close(): void {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function send(response: ServerResponse, value: unknown): void {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(value));
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

function sendFile(pathname: string, response: ServerResponse): void {
  const file = new URL(`.${pathname}`, built);
  if (!existsSync(file)) {
    refuse(response, 404);
    return;
  }
  response.setHeader("content-type", "text/javascript");
  response.end(readFileSync(file));
}
