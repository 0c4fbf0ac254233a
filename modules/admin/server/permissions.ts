import type { Module, Role } from "../../../platform/house/module.ts";
import { roles } from "../contract.ts";

/** Every permission of the house with the roles that hold it. */
export type PermissionTable = ReadonlyMap<string, readonly Role[]>;

let table: PermissionTable = new Map();
let byRole = new Map<string, readonly string[]>();

/** Learns which roles hold which permissions, from all modules; the app calls it once before it serves. */
export function learnPermissions(modules: readonly Module[]): PermissionTable {
  table = new Map(modules.flatMap((module) => Object.entries(module.permissions ?? {})));
  byRole = new Map(
    roles.map((role) => [role, [...table].filter(([, holders]) => holders.includes(role)).map(([name]) => name)]),
  );
  return table;
}

/** All permissions of the house, in the order of its modules. */
export function allPermissions(): string[] {
  return [...table.keys()];
}

/** What a role may do. */
export function permissionsOf(role: string): readonly string[] {
  return byRole.get(role) ?? [];
}
