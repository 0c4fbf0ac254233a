import { sql } from "kysely";
import { expect, test } from "vitest";
import { type Context, system, withBrand } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { testDatabase } from "../../../platform/testing/index.ts";
import { forgetMentions, sourceId, storeRaw } from "../index.ts";
import { listQuarantine, putInQuarantine, quarantined } from "./quarantine.ts";
import { rawInput } from "./raw-input.ts";
import { dismissQuarantined, registerReader, replayQuarantined, restoreQuarantined } from "./replay.ts";

const database = await testDatabase();
let brands = 0;

function inBrand<T>(brandId: number, work: (ctx: Context) => Promise<T>): Promise<T> {
  return withBrand(database.app.app, { brandId, actor: system("test"), now: new Date() }, work);
}

registerReader("greeting", async (ctx, body) => {
  await sql`insert into source (brand_id, key) values (${ctx.brandId}, ${body})`.execute(ctx.db);
  if (body !== "سلام") throw new Refusal("invalid", "greeting");
});

async function waiting(brand: number, body: string, reader = "greeting"): Promise<number> {
  return inBrand(brand, async (ctx) => {
    await putInQuarantine(ctx, [
      { sourceId: await sourceId(ctx, "shop"), reader, body, line: 3, problemCode: "invalid" },
    ]);
    const [row] = await listQuarantine(ctx, { state: "waiting", limit: 1 });
    return row?.id as number;
  });
}

test("what was not understood is corrected, replayed and closed", async () => {
  const brand = ++brands;
  const id = await waiting(brand, "salaam");
  const refused = await inBrand(brand, (ctx) => replayQuarantined(ctx, id));
  expect(refused).toEqual({ replayed: false, problemCode: "invalid", problemField: "greeting" });
  expect(await inBrand(brand, (ctx) => quarantined(ctx, id))).toMatchObject({ attempts: 2, replayed_at: null });

  expect(await inBrand(brand, (ctx) => replayQuarantined(ctx, id, "سلام"))).toMatchObject({ replayed: true });
  const keys = await inBrand(brand, (ctx) => sql`select key from source order by key`.execute(ctx.db));
  // The refused attempt left nothing behind.
  expect(keys.rows).toEqual([{ key: "shop" }, { key: "سلام" }]);
  await expect(inBrand(brand, (ctx) => replayQuarantined(ctx, id))).rejects.toThrow("conflict");
});

test("a dismissal can be taken back, and a reader that is no more is a reason, not an error", async () => {
  const brand = ++brands;
  const id = await waiting(brand, "x", "reader of an older version");
  expect(await inBrand(brand, (ctx) => replayQuarantined(ctx, id))).toMatchObject({ problemCode: "reader_missing" });
  await inBrand(brand, (ctx) => dismissQuarantined(ctx, id));
  await expect(inBrand(brand, (ctx) => dismissQuarantined(ctx, id))).rejects.toThrow("conflict");
  await inBrand(brand, (ctx) => restoreQuarantined(ctx, id));
  expect(await inBrand(brand, (ctx) => listQuarantine(ctx, { state: "waiting", limit: 5 }))).toHaveLength(1);
});

test("text that PostgreSQL cannot hold is kept as near as can be", async () => {
  const brand = ++brands;
  const id = await waiting(brand, "a\0b\ud800c");
  expect((await inBrand(brand, (ctx) => quarantined(ctx, id))).body).toBe("a\ufffdb\ufffdc");
});

test("erasing a person empties what mentions them and nothing else", async () => {
  const brand = ++brands;
  const theirs = await waiting(brand, '{"phone":"09121234567"}');
  const others = await waiting(brand, '{"phone":"09351234567"}');
  const raw = await inBrand(brand, async (ctx) =>
    storeRaw(ctx, {
      sourceId: await sourceId(ctx, "shop"),
      contentType: "application/json",
      body: Buffer.from("مریم 09121234567"),
    }),
  );
  await inBrand(brand, (ctx) => forgetMentions(ctx, { mentions: ["09121234567", "x"] }));
  expect((await inBrand(brand, (ctx) => quarantined(ctx, theirs))).body).toBeNull();
  expect((await inBrand(brand, (ctx) => quarantined(ctx, others))).body).not.toBeNull();
  expect(await inBrand(brand, (ctx) => rawInput(ctx, raw))).toMatchObject({ body: null, erased_at: expect.any(Date) });
});
