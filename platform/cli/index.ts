import type { Config } from "../config/index.ts";
import type { Context } from "../db/index.ts";
import type { House } from "../house/module.ts";

export { dayOption, languageOption } from "./read-options.ts";

/** What a command leaves behind: `result` for --json, `line` for a reader (empty where all was said line by line), and an exit code when it is not 0. */
export type Done = { result: object; line: string; exitCode?: number };

/** An option of a command, and in a few words what it means. */
export type Option = { type: "string" | "boolean"; about: string };

/** One command of the command line. `--json` and `--brand` are understood for every command. */
export type Command = {
  /** The word, or words, after `hamdel`: "api-key", "import orders". */
  name: string;
  /** One line for the list of commands. */
  about: string;
  /** What follows the name, such as "FILE [--delimiter comma]". */
  usage?: string;
  options?: Record<string, Option>;
  /** How many words may follow the name; [0, 0] when not said. */
  words?: readonly [least: number, most: number];
  run(at: CommandLine): Promise<Done>;
};

/** What a command is given. Nothing is opened until it is asked for, and all of it is closed again afterwards. */
export type CommandLine = {
  config: Config;
  /** The words after the command's name. */
  words: string[];
  options: Record<string, string | boolean | (string | boolean)[] | undefined>;
  now: Date;
  /** The owner's connection string: starts our own PostgreSQL when it does not run. */
  ownerUrl(): Promise<string>;
  /** The house on an up-to-date database. */
  house(): Promise<House>;
  /** The brand of `--brand`, or the only one. Throws Refusal when there are several, or none. */
  brand(): Promise<{ id: number; slug: string }>;
  /** One writing transaction of the brand, as the system. */
  write<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
  /** One reading transaction of the brand. */
  read<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
  /** All of the standard input as text, without the line end it closes with. */
  input(): Promise<string>;
  /** The standard input line by line, as it comes in: for any length of it. */
  inputLines(): AsyncIterable<string>;
  /** Writes a line to the standard output at once; waits where its reader is slower. */
  say(line: string): Promise<void>;
  /** A passing word to the person who waits; goes to the error stream. */
  progress(line: string): void;
};
