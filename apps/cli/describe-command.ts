import type { Command, Option } from "../../platform/cli/index.ts";

/** Options that every command understands. */
export const everywhere: Record<string, Option> = {
  json: { type: "boolean", about: "Answer in JSON, for programs; a refusal too" },
  brand: { type: "string", about: "The brand, by its name in addresses; may be left out where there is one" },
};

/** One line: how a command is written. */
export function usageOf({ name, usage = "" }: Command): string {
  return `hamdel ${name} ${usage}`.trim();
}

/** What `hamdel COMMAND --help` says: how it is written, what it does, and each of its options. */
export function describeCommand(command: Command): string {
  // A command may have its own meaning for an option of all.
  const options = { ...command.options, ...everywhere, ...command.options };
  const lines = Object.entries(options).map(([name, { type, about }]): [string, string] => [
    type === "string" ? `--${name} …` : `--${name}`,
    about,
  ]);
  return [usageOf(command), "", `${command.about}.`, "", ...inColumns(lines)].join("\n");
}

/** What `hamdel --help` says: the commands, a line each. */
export function listCommands(commands: readonly Command[]): string {
  const lines = commands.map(({ name, about }): [string, string] => [name, about]);
  return [
    "hamdel COMMAND [--json] [--brand SLUG]",
    ...inColumns(lines),
    "hamdel COMMAND --help says more of one.",
  ].join("\n");
}

function inColumns(lines: readonly [string, string][]): string[] {
  const width = Math.max(...lines.map(([first]) => first.length));
  return lines.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`);
}
