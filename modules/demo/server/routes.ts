import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { enqueue } from "../../../platform/jobs/index.ts";
import { demoAnswer } from "../contract.ts";
import { beginMaking, demoState, removeDemo } from "./demo-state.ts";

/** `GET`, `POST` and `DELETE /api/v1/demo`: look, make, remove. */
export function demoRoutes(app: HttpApp, house: House): void {
  const db = house.database.app;
  const config = { permission: "demo.manage" };
  const schema = (summary: string) => ({ summary, response: { 200: demoAnswer }, tags: ["demo"] });
  app.get("/api/v1/demo", { schema: schema("Show whether the demo is there"), config }, () => demoState(db));
  app.post("/api/v1/demo", { schema: schema("Make the demo"), config }, async (request) => {
    const actor = request.caller?.actor;
    if (actor?.kind !== "user") throw new Refusal("not_permitted");
    if (await beginMaking(db))
      await request.command((ctx) => enqueue(ctx, "make-demo", { owner: actor.id }, { key: "make-demo" }));
    return demoState(db);
  });
  app.delete("/api/v1/demo", { schema: schema("Remove the demo"), config }, async () => {
    await removeDemo(db);
    return demoState(db);
  });
}
