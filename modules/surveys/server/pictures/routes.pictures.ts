import * as z from "zod";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { mostPictureBytes, picturesAt, pictureTaken } from "../../contract.ts";
import { inBrand } from "../public/survey-place.ts";
import { keepPicture, pictureAt } from "./keep-picture.ts";

/** Pictures of choices: taken in a builder, given to anybody who knows the address. They come as they are, so they get a scope of their own. */
export async function pictureRoutes(app: HttpApp, house: House): Promise<void> {
  app.addContentTypeParser("*", { parseAs: "buffer" }, async (_request: unknown, body: Buffer) => body);
  app.post(
    "/api/v1/survey-pictures",
    {
      bodyLimit: mostPictureBytes,
      schema: {
        summary: "Keep a picture for an option of a survey",
        response: { 200: pictureTaken },
        tags: ["surveys"],
      },
      config: { permission: "surveys.write" },
    },
    async (request) => {
      if (!Buffer.isBuffer(request.body) || request.body.length === 0) throw new Refusal("empty_file");
      const { brandId } = request.caller!;
      return { picture: await keepPicture(house, brandId, (work) => request.command(work), request.body) };
    },
  );
  app.get(
    `${picturesAt}:token`,
    {
      schema: { hide: true, params: z.object({ token: z.string().max(60) }) },
      config: { open: "public", rateLimit: { max: 6000, timeWindow: "1 minute" } },
    },
    async (request, reply) => {
      const asked = `${picturesAt}${request.params.token}`;
      const { type, bytes } = await pictureAt(house, (brandId, work) => inBrand(house, brandId, work, true), asked);
      // What lies at an address never changes; anybody's page may show it.
      return reply
        .type(type)
        .header("cache-control", "public, max-age=31536000, immutable")
        .header("cross-origin-resource-policy", "cross-origin")
        .header("content-security-policy", "default-src 'none'; sandbox")
        .header("x-content-type-options", "nosniff")
        .send(bytes);
    },
  );
}
