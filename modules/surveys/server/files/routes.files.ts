import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { storageOf } from "../../../../platform/storage/index.ts";
import { sendFile } from "../../../inbox/index.ts";
import { responseFileParams } from "../../contract.ts";
import { fileOfResponse, placeOfFile } from "./survey-files.ts";

/** Files of answers, for those who may read answers. */
export function fileRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/responses/:id/files/:token",
    {
      schema: { summary: "Download a file of a response", params: responseFileParams, tags: ["surveys"] },
      config: { permission: "surveys.read" },
    },
    async (request, reply) => {
      const { id, token } = request.params;
      const file = await request.ask((ctx) => fileOfResponse(ctx, id, token));
      const bytes = await storageOf(house.config).get(placeOfFile(request.caller!.brandId, file.token));
      if (!bytes) throw new Refusal("not_found", "attachment");
      return sendFile(reply, file, bytes);
    },
  );
}
