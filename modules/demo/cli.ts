import { randomBytes } from "node:crypto";
import type { Command, CommandLine, Done } from "../../platform/cli/index.ts";
import { system, withBrand } from "../../platform/db/index.ts";
import { Refusal } from "../../platform/errors/index.ts";
import type { House } from "../../platform/house/module.ts";
import { createUser, hashed, listBrands, listMembers, resetPassword, userByEmail } from "../admin/index.ts";
import { removeDemo } from "./server/demo-state.ts";
import { makeDemo } from "./server/make-demo.ts";

const demoEmail = "demo@example.com";
type Owner = { id: string; email: string; password?: string };

/** `hamdel demo`: makes the demo brand, or removes it. */
export const demo: Command = {
  name: "demo",
  about: "Make a brand to look at: a shop with customers, orders and interactions; --remove takes it away",
  usage: "[--owner EMAIL] | --remove",
  options: {
    owner: { type: "string", about: "The e-mail of whom it shall belong to" },
    remove: { type: "boolean", about: "Take it away again" },
  },
  run: (at) => (at.options["remove"] ? remove(at) : make(at)),
};

async function remove(at: CommandLine): Promise<Done> {
  const removed = await removeDemo((await at.house()).database.app);
  return { result: { removed }, line: removed ? "Removed the demo with everything of it." : "There was no demo." };
}

async function make(at: CommandLine): Promise<Done> {
  const house = await at.house();
  const owner = await ownerOf(house, at);
  at.progress("Living eighteen months of a shop …");
  const made = await makeDemo(house, { owner: owner.id, now: at.now });
  const who = owner.password ? `${owner.email} with ${owner.password}` : owner.email;
  const { password, email } = owner;
  return {
    result: { ...made, email, ...(password && { password }) },
    line: `Made the demo: ${made.customers} customers, ${made.orders} orders, ${made.interactions} interactions; sign in at /sign-in as ${who}, it is at /${made.brand}.`,
  };
}

/** Who will own the demo: the one who was named, the owner of a brand, or a user made for it with a password of its own. */
async function ownerOf(house: House, at: CommandLine): Promise<Owner> {
  const db = house.database.app;
  const named = at.options["owner"];
  if (typeof named === "string") {
    const user = await userByEmail(db, named);
    if (!user) throw new Refusal("not_found", "owner");
    return user;
  }
  const [first] = (await listBrands(db)).filter((brand) => !brand.demo);
  if (first) {
    const members = await withBrand(
      db,
      { brandId: first.id, actor: system("demo"), now: at.now, readOnly: true },
      listMembers,
    );
    const owner = members.find((member) => member.role === "owner");
    if (owner) return { id: owner.userId, email: owner.email };
  }
  return demoUser(house, at.now);
}

async function demoUser(house: House, now: Date): Promise<Owner> {
  const db = house.database.app;
  const password = randomBytes(9).toString("base64url");
  const known = await userByEmail(db, demoEmail);
  if (known) await resetPassword(db, known.id, { hash: await hashed(password), now });
  const user = known ?? (await createUser(db, { name: "مهمان", email: demoEmail, password, now }));
  return { id: user.id, email: demoEmail, password };
}
