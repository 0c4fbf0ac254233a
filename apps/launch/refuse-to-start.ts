import { exitCodes, startRefusalOf } from "../../platform/config/index.ts";

/** Says why Hamdel does not run, in one sentence where the reason is an expected one, and gives the exit code. */
export function refuseToStart(error: unknown): number {
  const refusal = startRefusalOf(error);
  if (refusal) {
    process.stderr.write(`${refusal.message}\n`);
    return refusal.exitCode;
  }
  process.stderr.write(
    `Hamdel stopped because of a fault of its own; please report the following.\n${(error as Error)?.stack ?? error}\n`,
  );
  return exitCodes.bug;
}
