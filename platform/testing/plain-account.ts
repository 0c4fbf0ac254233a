import { spawnSync } from "node:child_process";
import path from "node:path";
import { type Account, isRoot, unprivilegedAccount } from "../postgres/account.ts";

/** An account without rights that a test run by root may act as; undefined when nobody but root may enter this checkout. */
export async function plainAccount(): Promise<Account | undefined> {
  if (!isRoot()) return undefined;
  const account = await unprivilegedAccount();
  for (let at = import.meta.dirname; at !== path.dirname(at); at = path.dirname(at)) {
    if (spawnSync("test", ["-x", at], account).status !== 0) return undefined;
  }
  return account;
}
