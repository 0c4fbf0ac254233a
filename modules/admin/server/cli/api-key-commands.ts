import * as z from "zod";
import type { Command } from "../../../../platform/cli/index.ts";
import { newApiKey } from "../../contract.ts";
import { createApiKey, listApiKeys, revokeApiKey } from "../machines/api-keys.ts";
import { readGiven } from "./read-options.ts";

const create: Command = {
  name: "api-key create",
  about: "Make an API key and show it this once",
  usage: "--name N --scopes customers.read,orders.write [--expires 2027-03-20]",
  options: {
    name: { type: "string", about: "What the key is for" },
    scopes: { type: "string", about: "What it may do, with commas; the list stands in docs/permissions.md" },
    expires: { type: "string", about: "Its last day; without it the key has no end" },
  },
  async run(at) {
    const { name, scopes, expires } = at.options;
    const list = typeof scopes === "string" ? scopes.split(/[\s,]+/).filter(Boolean) : undefined;
    const day = typeof expires === "string" && /^\d{4}-\d{2}-\d{2}$/.test(expires) ? `${expires}T23:59:59Z` : expires;
    const shape = newApiKey.omit({ expiresAt: true }).extend({ expires: newApiKey.shape.expiresAt });
    const given = readGiven(shape, { name, scopes: list, expires: day });
    const made = await at.write((ctx) => createApiKey(ctx, { ...given, expiresAt: given.expires }));
    return { result: made, line: `${made.key}\nKeep it now: it is not shown again.` };
  },
};

const list: Command = {
  name: "api-key list",
  about: "List the API keys of a brand",
  async run(at) {
    const keys = await at.read(listApiKeys);
    const state = (key: (typeof keys)[number]) => (key.revokedAt ? "revoked" : (key.expiresAt ?? "no end"));
    const line = keys.map((key) => `${key.id}\t${key.hint}…\t${key.name}\t${key.scopes.join(",")}\t${state(key)}`);
    return { result: { keys }, line: line.join("\n") || "There is no API key yet." };
  },
};

const revoke: Command = {
  name: "api-key revoke",
  about: "End an API key",
  usage: "ID",
  words: [1, 1],
  async run(at) {
    const { id } = readGiven(z.object({ id: z.coerce.number().int().positive() }), { id: at.words[0] });
    await at.write((ctx) => revokeApiKey(ctx, id));
    return { result: { id }, line: `The key ${id} no longer works.` };
  },
};

/** `hamdel api-key …`: keys for other programs. */
export const apiKeyCommands: readonly Command[] = [create, list, revoke];
