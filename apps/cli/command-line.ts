import { once as happened } from "node:events";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { type Brand, brandBySlug, learnPermissions, listBrands } from "../../modules/admin/index.ts";
import type { CommandLine } from "../../platform/cli/index.ts";
import type { Config } from "../../platform/config/index.ts";
import { system, withBrand } from "../../platform/db/index.ts";
import { Refusal } from "../../platform/errors/index.ts";
import type { House } from "../../platform/house/module.ts";
import { bringUpToDate } from "../launch/bring-up-to-date.ts";
import { migrationSources } from "../launch/migration-sources.ts";
import { type Data, visitData } from "../launch/open-data.ts";
import { openHouse, openLog } from "../launch/open-house.ts";
import { modules } from "../modules.ts";

type Given = Pick<CommandLine, "config" | "words" | "options">;

/** What commands work with, opened when first asked for. `close` leaves everything as it was found. */
export function commandLine({ config, words, options }: Given, name: string): CommandLine & { close(): Promise<void> } {
  const ends: (() => Promise<void>)[] = [];
  const now = new Date();
  const data = once(async () => {
    const opened = await visitData(config, progress);
    ends.push(opened.close);
    return opened;
  });
  const house = once(() => openUpToDate(config, data, ends));
  const brand = once(async () => findBrand((await house()).database.app, options["brand"] as string | undefined));
  const transaction = (readOnly: boolean) =>
    (async (work) => {
      const { id } = await brand();
      const on = { brandId: id, actor: system(`hamdel ${name}`), now, readOnly };
      return withBrand((await house()).database.app, on, work);
    }) satisfies CommandLine["write"];
  return {
    config,
    words,
    options,
    now,
    ownerUrl: async () => (await data()).url,
    house,
    brand,
    write: transaction(false),
    read: transaction(true),
    input: async () => (await text(process.stdin)).replace(/\r?\n$/, ""),
    inputLines: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
    say,
    progress,
    async close() {
      for (const end of ends.splice(0).reverse()) await end();
    },
  };
}

async function say(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await happened(process.stdout, "drain");
}

const progress = (line: string) => void process.stderr.write(`${line}\n`);

function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => (opened ??= open());
}

async function openUpToDate(config: Config, data: () => Promise<Data>, ends: (() => Promise<void>)[]): Promise<House> {
  learnPermissions(modules);
  const { url } = await data();
  await bringUpToDate(url, config, migrationSources());
  const { house, close } = await openHouse(config, url, openLog(config, process.stderr));
  ends.push(close);
  return house;
}

async function findBrand(db: House["database"]["app"], slug: string | undefined): Promise<Brand> {
  const brands = await listBrands(db);
  const known = brands.map((brand) => brand.slug).join(", ") || "—";
  const found = slug === undefined ? onlyOne(brands) : await brandBySlug(db, slug);
  if (found) return found;
  throw new Refusal(slug === undefined && brands.length > 1 ? "brand_unclear" : "brand_missing", {
    field: "brand",
    values: { known },
  });
}

// The demo stands beside a real brand without being in the way.
function onlyOne(brands: Brand[]): Brand | undefined {
  const real = brands.filter(({ demo }) => !demo);
  if (real.length === 1) return real[0];
  return brands.length === 1 ? brands[0] : undefined;
}
