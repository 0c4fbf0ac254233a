import type { Logger } from "pino";
import type { Clock } from "../clock/index.ts";
import type { Config } from "../config/index.ts";
import type { Database } from "../db/index.ts";
import type { Subscriber } from "../events/index.ts";
import type { HttpApp } from "../http/index.ts";
import type { CronJob, Job } from "../jobs/index.ts";
import type { ChangeListener } from "../realtime/index.ts";

/** What every part of a running Hamdel shares. */
export type House = { database: Database; config: Config; clock: Clock; log: Logger; changes: ChangeListener };

export type Role = "owner" | "manager" | "agent" | "analyst" | "viewer";

/** One capability as the apps see it. Everything is optional but its name. */
export type Module = {
  name: string;
  /** Folder of its SQL files. */
  migrations?: URL;
  /** Which roles hold which permission of this module; API key scopes are the same words. */
  permissions?: Record<string, readonly Role[]>;
  routes?(app: HttpApp, house: House): void | Promise<void>;
  jobs?: Record<string, Job>;
  cron?: readonly CronJob[];
  subscribers?: readonly Subscriber[];
  /** A standing loop of the worker; returns how to stop it. */
  start?(house: House): Promise<() => Promise<void>>;
  /** After a backup was restored: repeats what must hold although the backup is older, such as erasures. */
  afterRestore?(house: House): Promise<void>;
};
