import { parseArgs } from "node:util";
import { inBenchHouse } from "./bench-house.ts";
import { benchShop } from "./shops-sync.ts";

// A whole WooCommerce shop is read from the fake while its webhooks come in: new orders, changes, each some times twice and some times late.
const { values: given } = parseArgs({
  options: {
    orders: { type: "string", default: "100000" },
    rate: { type: "string", default: "15" },
  },
});
const sizes = { orders: Number(given.orders), rate: Number(given.rate) };
const result = await inBenchHouse((house, owner) => benchShop(house, owner, sizes));
process.stdout.write(`${JSON.stringify({ bench: "shops", ...result }, null, 2)}\n`);
