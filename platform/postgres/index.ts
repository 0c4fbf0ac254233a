export { isAlive } from "./control.ts";
export {
  discardCluster,
  type EnsureOptions,
  ensurePostgres,
  type OwnPostgres,
  otherDatabase,
  socketUrl,
} from "./ensure-postgres.ts";
export { type Hold, holdDataFolder, leaveDataFolder } from "./hold-data-folder.ts";
