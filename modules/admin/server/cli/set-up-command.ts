import type { Command } from "../../../../platform/cli/index.ts";
import { setUp as shape } from "../../contract.ts";
import { setUp } from "../brands/set-up.ts";
import { readGiven, readPassword } from "./read-options.ts";

/** `hamdel setup`: the first set-up without a browser. */
export const setUpCommand: Command = {
  name: "setup",
  about: "Make the first brand and its owner",
  usage:
    "--brand NAME --email E --password-stdin [--name N] [--slug S] [--language fa|en] [--calendar C] [--currency IRR]",
  options: {
    brand: { type: "string", about: "What the brand is called" },
    email: { type: "string", about: "The owner's e-mail" },
    name: { type: "string", about: "The owner's name; the e-mail where it is left out" },
    slug: { type: "string", about: "The brand in addresses; made of its name where it is left out" },
    language: { type: "string", about: "fa or en" },
    calendar: { type: "string", about: "jalali or gregorian" },
    currency: { type: "string", about: "A code such as IRR or EUR" },
    "password-stdin": { type: "boolean", about: "Read the password from the standard input" },
  },
  async run(at) {
    const { brand, slug, language, calendar, currency, email, name = email } = at.options;
    const password = await readPassword(at);
    const steps = readGiven(shape, {
      brand: { name: brand, slug, language, calendar, currency },
      owner: { name, email, password },
    });
    const made = await setUp((await at.house()).database.app, { ...steps, now: at.now });
    return {
      result: { brand: made.brand.slug, owner: made.user.email },
      line: `The brand ${made.brand.name} (${made.brand.slug}) belongs to ${made.user.email}. Sign in at ${at.config.publicUrl}.`,
    };
  },
};
