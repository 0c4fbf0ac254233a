import type * as z from "zod";
import { type BrandWork, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { exportTrial, exportTrialBody } from "../../contract/exports.ts";
import { standingExport } from "./export-rows.ts";
import { openSecret, sealedSecret } from "./export-secret.ts";
import { openPlace, problemOf } from "./open-place.ts";

const name = "hamdel-test.txt";

/**
 * Puts a small file into a place and takes it away again, and says what is wrong. Keys that may only write are fine. Refuses `not_found`
 * and `export_secret_needed`.
 */
export async function tryPlace(
  house: House,
  on: BrandWork,
  { id, place, secret }: z.infer<typeof exportTrialBody>,
): Promise<z.infer<typeof exportTrial>> {
  const { secretKey, allowPrivate } = house.config;
  const kept = id === undefined ? null : await withBrand(house.database.app, on, (ctx) => standingExport(ctx, id));
  const sealed = sealedSecret(secretKey, place, secret, kept);
  let fingerprint: string | null = null;
  const there = openPlace(place, openSecret(secretKey, sealed), {
    ...{ allowPrivate, hurried: true },
    onHostKey: (seen) => {
      fingerprint = seen;
    },
  });
  try {
    await there.put(name, Buffer.from("hamdel\n"));
    await there.remove(name).catch(() => {});
    return { problem: null, detail: null, fingerprint };
  } catch (error) {
    const found = problemOf(error);
    if (!found) throw error;
    return { ...found, fingerprint };
  }
}
