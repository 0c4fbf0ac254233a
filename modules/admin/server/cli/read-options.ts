import type * as z from "zod";
import type { CommandLine } from "../../../../platform/cli/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";

/** Checks what a command was given; the refusal names the options that could not be read. */
export function readGiven<T>(shape: z.ZodType<T>, given: unknown): T {
  const read = shape.safeParse(given);
  if (read.success) return read.data;
  const names = [...new Set(read.error.issues.map((issue) => `--${String(issue.path.at(-1))}`))].join(", ");
  throw new Refusal("option_unread", { values: { names } });
}

/** The password from the standard input; the option must say so, since a command that waits in silence looks stuck. */
export async function readPassword(at: CommandLine): Promise<string> {
  if (!at.options["password-stdin"]) throw new Refusal("option_unread", { values: { names: "--password-stdin" } });
  const password = await at.input();
  if (password.length < 10 || password.length > 128) throw new Refusal("password_length");
  return password;
}
