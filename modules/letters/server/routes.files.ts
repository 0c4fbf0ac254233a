import { Readable } from "node:stream";
import * as z from "zod";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { csvText } from "../../../platform/files/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { findChromium, printPdf } from "../../../platform/print/index.ts";
import { storageOf } from "../../../platform/storage/index.ts";
import { recordAudit } from "../../admin/index.ts";
import { idParams } from "../contract.ts";
import { type Batch, findBatch } from "./batch-rows.ts";
import { placeOfPrint } from "./forget-prints.ts";
import { labelsPage } from "./page/labels-page.ts";
import type { Recipient } from "./page/letter-page.ts";
import { envelopes, recipients } from "./print-rows.ts";

// Whole lists of addresses: whoever may write letters takes them out, and the audit log knows.
const config = { permission: "letters.write", rateLimit: { max: 30, timeWindow: "1 minute" } };
const response = { 200: z.any() };
const tags = ["letters"];
const headings = {
  fa: ["نام", "استان", "شهر", "نشانی", "کد پستی"],
  en: ["Name", "Province", "City", "Address", "Postal code"],
};

/** What a batch is on paper: its letters, labels for envelopes, and its addresses as a list. */
export function fileRoutes(app: HttpApp, house: House): void {
  const schema = (summary: string) => ({ summary, params: idParams, response, tags });
  app.get(
    "/api/v1/letters/batches/:id/pdf",
    { schema: schema("Download the letters of a batch"), config },
    async (request, reply) => {
      const { file, id } = await request.command((ctx) => taken(ctx, request.params.id));
      const bytes = file && (await storageOf(house.config).get(placeOfPrint(request.caller!.brandId, file)));
      if (!bytes) throw new Refusal("print_gone");
      reply
        .header("content-disposition", `attachment; filename="letters-${id}.pdf"`)
        .header("cache-control", "no-store");
      return reply.type("application/pdf").send(bytes as never);
    },
  );
  app.get(
    "/api/v1/letters/batches/:id/labels",
    { schema: schema("Download address labels of a batch"), config },
    async (request, reply) => {
      const { batch, people } = await request.command((ctx) => addressed(ctx, request.params.id));
      const chromium = findChromium(house.config.chromium);
      if (!chromium) throw new Refusal("cannot_print");
      const pdf = await printPdf(chromium, await labelsPage(people, batch.template.language), { tagged: false });
      reply
        .header("content-disposition", `attachment; filename="labels-${batch.id}.pdf"`)
        .header("cache-control", "no-store");
      return reply.type("application/pdf").send(pdf as never);
    },
  );
  app.get(
    "/api/v1/letters/batches/:id/addresses",
    { schema: schema("Download the addresses of a batch as CSV"), config },
    async (request, reply) => {
      const { batch, people } = await request.command((ctx) => addressed(ctx, request.params.id));
      const rows = people.map((one) => [one.name, one.province, one.city, one.lines, one.postal_code]);
      reply
        .header("content-disposition", `attachment; filename="addresses-${batch.id}.csv"`)
        .header("cache-control", "no-store");
      return reply
        .type("text/csv; charset=utf-8")
        .send(Readable.from(csvText(headings[batch.template.language], rows)) as never);
    },
  );
}

async function taken(ctx: Context, id: number): Promise<Batch> {
  const batch = await findBatch(ctx, id);
  if (!batch.printed_at) throw new Refusal("print_gone");
  await recordAudit(ctx, { action: "letters.taken", subject: "letter_batch", subjectId: id });
  return batch;
}

async function addressed(ctx: Context, id: number): Promise<{ batch: Batch; people: Recipient[] }> {
  const batch = await findBatch(ctx, id);
  await recordAudit(ctx, { action: "letters.taken", subject: "letter_batch", subjectId: id });
  const to = await envelopes(ctx, id);
  if (to.length === 0) throw new Refusal("nobody_to_write");
  return { batch, people: await recipients(ctx, batch, to) };
}
