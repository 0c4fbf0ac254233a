import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import {
  pushDevice,
  pushKinds,
  pushSenders,
  pushSettings,
  pushTried,
  pushWorkerCheck,
  pushWorkerFound,
} from "../../contract.ts";
import { keepSender, listSenders, pauseSender } from "./senders.ts";
import { findWorker, workerLine } from "./site-worker.ts";
import { tryPush } from "./try-push.ts";

const config = { permission: "inbox.manage" };
const tags = ["inbox settings"];
const names = { web: "browsers", fcm: "apps by Firebase", apns: "apps by Apple" };

/** How a brand tells browsers and apps of answers. */
export function pushRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/push",
    { schema: { summary: "List the ways to push, and how they fare", response: { 200: pushSenders }, tags }, config },
    (request) =>
      request.ask(async (ctx) => ({
        rows: await listSenders(ctx, request.language),
        worker_line: workerLine(house.config.publicUrl),
      })),
  );
  for (const kind of pushKinds) {
    app.put(
      `/api/v1/push/${kind}`,
      { schema: { summary: `Turn push to ${names[kind]} on`, body: pushSettings, tags }, config },
      (request, reply) =>
        request.command((ctx) => keepSender(ctx, house, kind, request.body)).then(() => reply.code(204).send()),
    );
    app.delete(
      `/api/v1/push/${kind}`,
      { schema: { summary: `Turn push to ${names[kind]} off`, tags }, config },
      (request, reply) => request.command((ctx) => pauseSender(ctx, kind)).then(() => reply.code(204).send()),
    );
  }
  app.post(
    "/api/v1/push/trial",
    {
      schema: { summary: "Send a push to a device of your own", body: pushDevice, response: { 200: pushTried }, tags },
      config,
    },
    async (request) => {
      const work = await request.ask((ctx) => tryPush(ctx, house, request.body));
      return work(request.language);
    },
  );
  app.post(
    "/api/v1/push/worker",
    {
      schema: {
        summary: "Look for the push file on a site",
        body: pushWorkerCheck,
        response: { 200: pushWorkerFound },
        tags,
      },
      config,
    },
    (request) => findWorker(house, request.body.address),
  );
}
