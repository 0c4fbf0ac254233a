/** What an account's row says of its line. */
export type AccountLine = { settings: Readonly<Record<string, unknown>> };

/** The number that an account sends from (null where it has none), and whether it is one for advertising. */
export function lineOf({ settings }: AccountLine): { line: string | null; advertising: boolean } {
  const number = [settings["sender"], settings["from"]].find((one) => typeof one === "string" && one !== "");
  return { line: (number as string | undefined) ?? null, advertising: settings["line"] === "advertising" };
}
