import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import Fastify from "fastify";
import { afterAll, expect, test } from "vitest";
import type { HttpApp } from "../../platform/http/index.ts";
import { versionOf } from "../widget/version.ts";
import { serveChatScript } from "./chat-script.ts";

const folder = `${await mkdtemp(path.join(os.tmpdir(), "hamdel-chat-"))}${path.sep}`;
afterAll(() => rm(folder, { recursive: true }));

test("any site may load the chat; the panel of a version stays in the browser, one that is gone gives today's for a moment", async () => {
  await writeFile(`${folder}chat-panel.js`, "export const panel = 1;");
  const app = Fastify();
  await serveChatScript(app as unknown as HttpApp, folder);
  const ask = (version: string) =>
    app.inject({ url: `/chat-panel.js?v=${version}`, headers: { "accept-encoding": "gzip, br" } });
  const today = await ask(versionOf("export const panel = 1;"));
  expect(gunzipSync(today.rawPayload).toString()).toBe("export const panel = 1;");
  expect(today.headers).toMatchObject({
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "cache-control": "public, max-age=31536000, immutable",
  });
  const old = await ask("older");
  expect([old.statusCode, old.headers["cache-control"]]).toEqual([200, "public, max-age=300"]);
  expect((await app.inject({ url: "/chat-panel.js" })).body).toBe("export const panel = 1;");
  expect((await app.inject({ url: "/chat.js" })).statusCode).toBe(404);
});
