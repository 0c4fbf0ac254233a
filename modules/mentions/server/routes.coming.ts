import * as z from "zod";
import { system, withBrand } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { unseal } from "../../admin/index.ts";
import * as contract from "../contract.ts";
import { checkSignature, readHookBody } from "./sources/read-hook.ts";
import { type SourceRow, sourceById } from "./sources/source-rows.ts";
import { takeFile } from "./sources/take-file.ts";
import { takeMentions } from "./take/take-mentions.ts";

const tags = ["mentions"];
const address = z.object({ address: z.string().regex(/^\d{1,9}-\d{1,15}$/) });

/** Where mentions come in: programs that call, and files. Bodies are read as bytes in this scope. */
export function comingRoutes(app: HttpApp, house: House): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, async (_request: unknown, body: Buffer) => body);
  app.post(
    "/api/v1/mention-hooks/:address",
    {
      schema: {
        ...{ summary: "Bring mentions, signed with the secret of a hook", tags, params: address },
        description:
          'Header `hamdel-signature: t=SECONDS,v1=HEX`, an HMAC-SHA256 of `SECONDS.BODY`. The body is one mention or `{"mentions": [...]}` of at most 500.',
        response: { 200: contract.taken },
      },
      config: { open: "public", rateLimit: { max: 600, timeWindow: "1 minute" } },
      bodyLimit: 4 * 1024 * 1024,
    },
    async (request) => {
      const { brandId, source } = await hookAt(house, request.params.address);
      const body = bytesOf(request.body);
      const now = house.clock();
      const secret = source?.secret_sealed ? unseal(house.config.secretKey, source.secret_sealed) : null;
      checkSignature(secret ?? "", String(request.headers["hamdel-signature"] ?? ""), body, now);
      if (!source || !secret) throw new Refusal("bad_signature");
      const heard = readHookBody(body, now);
      const on = { brandId, actor: system("mention-hook"), now };
      return withBrand(house.database.app, on, (ctx) => takeMentions(ctx, source, heard));
    },
  );
  app.post(
    "/api/v1/mention-sources/:id/file",
    {
      schema: {
        ...{ summary: "Bring a table of mentions", tags, params: contract.idParams },
        description: "CSV, TSV or XLSX as the body; its first row names the columns.",
        response: { 200: contract.fileTaken },
      },
      config: { permission: "mentions.manage" },
      bodyLimit: 20 * 1024 * 1024,
    },
    (request) => {
      if (!request.caller) throw new Refusal("not_signed_in");
      return takeFile(house, request.caller, request.params.id, bytesOf(request.body));
    },
  );
}

const bytesOf = (body: unknown) => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

/** The hook at an address; null for one that is nobody's, of which nothing is said before the signature is judged. */
async function hookAt(house: House, text: string): Promise<{ brandId: number; source: SourceRow | null }> {
  const [brandId = 0, id = 0] = text.split("-").map(Number);
  const on = { brandId, actor: system("mention-hook"), now: house.clock(), readOnly: true };
  const source = await withBrand(house.database.app, on, (ctx) => sourceById(ctx, id)).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  return { brandId, source: source?.kind === "hook" ? source : null };
}
