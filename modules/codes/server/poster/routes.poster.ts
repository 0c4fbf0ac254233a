import * as z from "zod";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { findChromium, printPdf } from "../../../../platform/print/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { readHelpSettings } from "../../../knowledge/index.ts";
import { idParams, pictureQuery, posterQuery } from "../../contract.ts";
import { findCode } from "../code-rows.ts";
import { codePng, codeSvg } from "./picture.ts";
import { posterPage } from "./poster-page.ts";

const config = { permission: "codes.read" };
const response = { 200: z.any() };
const tags = ["codes"];

/** A code to be printed: its picture alone, and as a poster. */
export function posterRoutes(app: HttpApp, house: House): void {
  const origin = new URL(house.config.publicUrl).origin;
  app.get(
    "/api/v1/place-codes/:id/picture",
    {
      schema: {
        summary: "Download the picture of a code",
        params: idParams,
        querystring: pictureQuery,
        response,
        tags,
      },
      config,
    },
    async (request, reply) => {
      const { code } = (await request.ask((ctx) => findCode(ctx, { id: request.params.id }))).code;
      const address = `${origin}/q/${code}`;
      const svg = request.query.format === "svg";
      reply.header("content-disposition", `attachment; filename="${code}.${request.query.format}"`);
      reply.type(svg ? "image/svg+xml" : "image/png");
      return reply.send((svg ? await codeSvg(address) : await codePng(address)) as never);
    },
  );
  app.get(
    "/api/v1/place-codes/:id/poster",
    {
      schema: {
        summary: "Download the poster of a code as PDF",
        params: idParams,
        querystring: posterQuery,
        response,
        tags,
      },
      config,
    },
    async (request, reply) => {
      const { size, lang: language } = request.query;
      const found = await request.ask(async (ctx) => ({
        ...(await findCode(ctx, { id: request.params.id })),
        brand: await brandSettings(ctx),
        colour: (await readHelpSettings(ctx)).colour,
      }));
      const chromium = findChromium(house.config.chromium);
      if (!chromium) throw new Refusal("cannot_print");
      const page = await posterPage({ ...found, address: `${origin}/q/${found.code.code}`, language, size });
      reply.header("content-disposition", `attachment; filename="${found.code.code}-${size}.pdf"`);
      return reply.type("application/pdf").send((await printPdf(chromium, page)) as never);
    },
  );
}
