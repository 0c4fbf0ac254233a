import * as z from "zod";
import type { Command } from "../../../../platform/cli/index.ts";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { email, role } from "../../contract.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { changeRole } from "../people/change-role.ts";
import { addMember, listMembers } from "../people/members.ts";
import { hashed, insertUser, resetPassword, type User, userByEmail } from "../people/users.ts";
import { readGiven, readPassword } from "./read-options.ts";

const list: Command = {
  name: "user list",
  about: "List the people of a brand",
  async run(at) {
    const users = await at.read(listMembers);
    return { result: { users }, line: users.map((one) => `${one.email}\t${one.role}\t${one.name}`).join("\n") };
  },
};

const create: Command = {
  name: "user create",
  about: "Make somebody's account and take them into a brand",
  usage: "--email E --password-stdin [--name N] [--role agent]",
  options: {
    email: { type: "string", about: "Their e-mail" },
    name: { type: "string", about: "Their name; the e-mail where it is left out" },
    role: { type: "string", about: "owner, manager, agent, analyst or viewer; agent where it is left out" },
    "password-stdin": { type: "boolean", about: "Read the password from the standard input" },
  },
  async run(at) {
    const shape = z.object({ email, name: z.string().trim().min(1).max(100), role });
    const given = readGiven(shape, { role: "agent", name: at.options["email"], ...at.options });
    const hash = await hashed(await readPassword(at));
    await at.write(async (ctx) => {
      const user = await insertUser(ctx.db, { ...given, hash, now: at.now });
      await takeIn(ctx, user, given.role);
    });
    return { result: { email: given.email, role: given.role }, line: `${given.email} works here as ${given.role}.` };
  },
};

const reset: Command = {
  name: "user reset-password",
  about: "Give somebody a new password and end their sessions",
  usage: "--email E --password-stdin [--without-two-factor]",
  options: {
    email: { type: "string", about: "Their e-mail" },
    "password-stdin": { type: "boolean", about: "Read the password from the standard input" },
    "without-two-factor": { type: "boolean", about: "Turn their two-step sign-in off as well" },
  },
  async run(at) {
    const { app } = (await at.house()).database;
    const user = await known(app, at.options["email"]);
    const hash = await hashed(await readPassword(at));
    const withoutTwoFactor = at.options["without-two-factor"] === true;
    await app.transaction().execute((trx) => resetPassword(trx, user.id, { hash, now: at.now, withoutTwoFactor }));
    return { result: { email: user.email }, line: `${user.email} has a new password; their sessions have ended.` };
  },
};

const giveRole: Command = {
  name: "user role",
  about: "Give somebody a role in a brand, taking them in where needed",
  usage: "--email E --role owner|manager|agent|analyst|viewer",
  options: {
    email: { type: "string", about: "Their e-mail" },
    role: { type: "string", about: "owner, manager, agent, analyst or viewer" },
  },
  async run(at) {
    const given = readGiven(z.object({ role }), at.options);
    const user = await known((await at.house()).database.app, at.options["email"]);
    await at.write(async (ctx) => {
      const members = await listMembers(ctx);
      if (members.some((one) => one.userId === user.id)) await changeRole(ctx, user.id, given.role);
      else await takeIn(ctx, user, given.role);
    });
    return { result: { email: user.email, role: given.role }, line: `${user.email} is ${given.role}.` };
  },
};

async function takeIn(ctx: Context, user: User, as: z.infer<typeof role>): Promise<void> {
  await addMember(ctx, user.id, as);
  await recordAudit(ctx, { action: "member.added", subject: "member", subjectId: user.id, detail: { role: as } });
}

async function known(db: Parameters<typeof userByEmail>[0], address: unknown): Promise<User> {
  const user = await userByEmail(db, readGiven(z.object({ email }), { email: address }).email);
  if (!user) throw new Refusal("not_found", "email");
  return user;
}

/** `hamdel user …`: the people of a brand, and a forgotten password without mail. */
export const userCommands: readonly Command[] = [list, create, reset, giveRole];
