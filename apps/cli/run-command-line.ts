import { parseArgs } from "node:util";
import type { Command } from "../../platform/cli/index.ts";
import { exitCodes, loadConfig, startRefusalOf } from "../../platform/config/index.ts";
import { problemOf, Refusal } from "../../platform/errors/index.ts";
import { commandLine } from "./command-line.ts";
import { commands } from "./commands.ts";
import { describeCommand, everywhere, listCommands, usageOf } from "./describe-command.ts";

const usageCode = 2;

/** Runs `hamdel COMMAND …`: the answer to standard output, a refusal to the error stream. Gives the exit code. */
export async function runCommandLine(args: string[]): Promise<number> {
  const json = args.includes("--json");
  const command = findCommand(args);
  const asksHelp = args.includes("--help") || args.includes("-h");
  if (!command) return help(args, asksHelp);
  if (asksHelp) return say(describeCommand(command));
  try {
    const { options, words } = parse(command, args);
    const config = await loadConfig({ LOG_LEVEL: "warn", ...process.env });
    const line = commandLine({ config, words, options }, command.name);
    try {
      const done = await command.run(line);
      if (done.line !== "") process.stdout.write(`${json ? JSON.stringify(done.result) : done.line}\n`);
      return done.exitCode ?? 0;
    } finally {
      await line.close();
    }
  } catch (error) {
    return refuse(error, json);
  }
}

function findCommand(args: string[]): Command | undefined {
  const said = (count: number) => args.slice(0, count).join(" ");
  return commands.find(({ name }) => said(name.split(" ").length) === name);
}

class Usage extends Error {}

function parse(command: Command, args: string[]) {
  const rest = args.slice(command.name.split(" ").length);
  const usage = `usage: ${usageOf(command)}`;
  try {
    const parsed = parseArgs({ args: rest, options: { ...everywhere, ...command.options }, allowPositionals: true });
    const [least, most] = command.words ?? [0, 0];
    if (parsed.positionals.length < least || parsed.positionals.length > most) throw new Usage(usage);
    return { options: parsed.values, words: parsed.positionals };
  } catch (error) {
    if (error instanceof Usage || !String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS"))
      throw error;
    throw new Usage(`${(error as Error).message.split(". ")[0]}. ${usage}`);
  }
}

function help(args: string[], asked: boolean): number {
  const words = args.filter((word) => !word.startsWith("-") && word !== "help");
  const named = commands.filter(({ name }) => `${name} `.startsWith(`${words.join(" ")} `));
  const list = listCommands(named.length > 0 ? named : commands);
  if (args.length === 0 || args[0] === "help" || asked) return say(list);
  process.stderr.write(`There is no command ${args[0]}. ${list}\n`);
  return usageCode;
}

function say(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

const language = () =>
  /^fa/.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "") ? "fa" : "en";

function refuse(error: unknown, json: boolean): number {
  const complain = (code: string, message: string) => {
    process.stderr.write(`${json ? JSON.stringify({ error: { code, message } }) : message}\n`);
  };
  if (error instanceof Usage) {
    complain("usage", error.message);
    return usageCode;
  }
  if (error instanceof Refusal) {
    const { code, message } = problemOf(error, language());
    complain(code, message);
    return 1;
  }
  const refusal = startRefusalOf(error);
  if (refusal) {
    complain(refusal.code, refusal.message);
    return refusal.exitCode;
  }
  complain("internal", `This is a fault of Hamdel; please report it.\n${(error as Error)?.stack ?? error}`);
  return exitCodes.bug;
}
