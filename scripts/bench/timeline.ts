import { parseArgs } from "node:util";
import { inBenchHouse } from "./bench-house.ts";
import { benchCustomers } from "./customer-list.ts";
import { benchTimelinePage } from "./timeline-page.ts";

// The first page of a timeline of 10,000 interactions; list, search and group count over 1,000,000 customers.
const { values: given } = parseArgs({
  options: { customers: { type: "string", default: "1000000" }, only: { type: "string", default: "" } },
});
const result = await inBenchHouse(async (house, owner) => ({
  bench: "timeline",
  ...(given.only !== "customers" && { timeline: await benchTimelinePage(house, owner) }),
  ...(given.only !== "timeline" && {
    customers: await benchCustomers(house, owner, { count: Number(given.customers) }),
  }),
}));
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
