import { loadConfig } from "../../platform/config/index.ts";
import { refuseToStart } from "../launch/refuse-to-start.ts";
import { type Running, startHamdel } from "./start-hamdel.ts";
import { welcome } from "./welcome.ts";

async function run(): Promise<number> {
  const asked = Promise.withResolvers<undefined>();
  let starting = true;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      asked.resolve(undefined);
      // A second Ctrl-C does not wait; the next start recovers.
      if (!starting && signal === "SIGINT") process.once("SIGINT", () => process.exit(130));
    });
  }
  // Killed outright, npm takes nobody with it: without this the next `npm start` would find the port and the data folder taken.
  const parent = process.ppid;
  const orphaned = () => process.env.npm_lifecycle_event === "start" && process.ppid !== parent;
  setInterval(() => orphaned() && asked.resolve(undefined), 500).unref();
  const config = await loadConfig(process.env);
  const running: Running = await startHamdel(config, (line) => console.log(line));
  starting = false;
  for (const line of welcome(config, running)) console.log(line);
  const failure = await Promise.race([asked.promise, running.failed]);
  await running.stop();
  return failure ? refuseToStart(failure) : 0;
}

process.exitCode = await run().catch(refuseToStart);
// Whatever a library still keeps open must not keep the process.
process.exit();
