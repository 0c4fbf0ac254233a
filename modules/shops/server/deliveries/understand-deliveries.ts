import type { JobRun } from "../../../../platform/jobs/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import type { ReadProblem } from "../../contract.ts";
import { readMapped } from "../mapping/read-mapped.ts";
import { deletedAmong, type ObjectKind } from "../record/objects.ts";
import { deletedThing, type Happening, type Thing } from "../record/things.ts";
import { type ShopRow, webhookOf, wooOf } from "../shop-rows.ts";
import { callWoo, type WooCaller } from "../woo/call-woo.ts";
import { learnCurrency } from "../woo/learn-currency.ts";
import { isUnread, listOf, type RowReading, readRow, readRows } from "../woo/read-rows.ts";
import { wooDeleted } from "../woo/woo-shapes.ts";
import type { Waiting } from "./delivery-rows.ts";

/** A delivery understood, one that says nothing to us, or why it cannot be read. */
export type Understood =
  | { thing: Thing | Happening }
  | { ignored: true }
  | { problem: ReadProblem; field: string | null };

/** Understands deliveries, by their id. A WooCommerce shop is asked where only it can tell; call it with no transaction open. */
export async function understandDeliveries(
  job: JobRun,
  shop: ShopRow,
  waiting: readonly Waiting[],
): Promise<Map<number, Understood>> {
  if (shop.kind === "webhook") {
    const settings = await job.read(brandSettings);
    const { timeZone, currency } = settings;
    const how = { ...webhookOf(shop), source: shop.source_key, timeZone, currency };
    return new Map(waiting.map((one) => [one.id, understandMapped(one, how)]));
  }
  const call = callWoo(job.house, shop);
  const known = waiting.some(({ topic }) => topic.startsWith("product.")) ? await learnCurrency(job, shop, call) : shop;
  const read = waiting.map((one) => understandWoo(one, known));
  const gone = await job.read((ctx) => deletedAmong(ctx, shop.id, read.flatMap(named)));
  const understood = new Map<number, Understood>();
  for (const [at, { id, topic }] of waiting.entries()) {
    const one = read[at]!;
    const about = "thing" in one && one.thing.kind !== "interaction" ? one.thing : null;
    // A deletion has no time of its own, and neither has what undoes one: the shop says how it is now.
    const unsure =
      about && (about.body === null || topic.endsWith(".restored") || gone.has(`${about.kind}:${about.number}`));
    understood.set(id, unsure ? await askFor(job, call, { shop: known, thing: about, topic }) : one);
  }
  return understood;
}

type Mapped = Parameters<typeof readMapped>[1];

function understandMapped({ body, received_at }: Waiting, how: Omit<Mapped, "now">): Understood {
  if (!body) return { problem: "not_kept", field: null };
  const read = readMapped(body.toString("utf8"), { ...how, now: received_at });
  return read.thing ? { thing: read.thing } : { problem: read.problem!.code, field: read.problem!.field };
}

const kinds: Record<string, ObjectKind> = { order: "order", product: "product", customer: "customer" };

function understandWoo({ topic, body }: Waiting, shop: ShopRow): Understood {
  const [name = "", deed] = topic.split(".");
  const kind = kinds[name];
  if (!kind || !deed) return { problem: "unknown_topic", field: null };
  if (!body) return { problem: "not_kept", field: null };
  let json: unknown;
  try {
    json = JSON.parse(body.toString("utf8"));
  } catch {
    return { problem: "not_json", field: null };
  }
  if (deed === "deleted") {
    const gone = wooDeleted.safeParse(json);
    return gone.success
      ? { thing: deletedThing(kind, String(gone.data.id), null) }
      : { problem: "invalid", field: "id" };
  }
  const read = readRow(kind, json, { source: shop.source_key, currency: wooOf(shop).currency ?? "", askedAt: null });
  if (read === "draft") return { ignored: true };
  return isUnread(read) ? { problem: read.problem, field: read.field } : { thing: read };
}

function named(one: Understood) {
  return "thing" in one && one.thing.kind !== "interaction" ? [one.thing] : [];
}

type Asking = { shop: ShopRow; thing: Thing; topic: string };

/** The newest state of a thing as its shop says it. Where it cannot be asked, that it was deleted or restored is believed. */
async function askFor(job: JobRun, call: WooCaller, { shop, thing, topic }: Asking): Promise<Understood> {
  const askedAt = job.house.clock();
  const { kind, number } = thing;
  const answer = await call(`${listOf[kind]}/${number}`);
  const unknown = !answer.ok && answer.status === 404 && answer.code?.endsWith("_invalid_id");
  if (unknown) return { thing: deletedThing(kind, number, askedAt) };
  if (!answer.ok) return { thing: topic.endsWith(".updated") ? thing : ({ ...thing, askedAt } as Thing) };
  const how: RowReading = { source: shop.source_key, currency: wooOf(shop).currency ?? "", askedAt };
  const read = await readRows(call, kind, [answer.json], how);
  const [found] = read.things;
  if (found) return { thing: found.thing };
  const [failed] = read.failed;
  return failed ? { problem: failed.code, field: failed.field } : { ignored: true };
}
