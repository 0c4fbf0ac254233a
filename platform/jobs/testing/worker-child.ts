import pino from "pino";
import { openDatabase } from "../../db/index.ts";
import type { House, Module } from "../../house/module.ts";
import { releaseAbandonedJobs } from "../release-abandoned-jobs.ts";
import { startJobs } from "../run-jobs.ts";

// A worker in a process of its own, to be killed: node worker-child.ts URL hang|work
const [url, how] = process.argv.slice(2) as [string, "hang" | "work"];
const house = { database: openDatabase(url), clock: () => new Date(), log: pino({ level: "silent" }) } as House;
const carrying: Module = {
  name: "test",
  jobs: {
    async carry({ brandId }) {
      console.log(`began ${brandId}`);
      if (how === "hang") await new Promise(() => {});
      console.log(`done ${brandId}`);
    },
  },
};
const life = await releaseAbandonedJobs(url, 100);
await startJobs(house, [carrying], { life });
console.log("ready");
