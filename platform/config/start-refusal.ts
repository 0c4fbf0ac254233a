/** Why Hamdel did not start, and the exit code that tells an operator's script. */
export const exitCodes = {
  port_busy: 10,
  disk_full: 11,
  database_newer: 12,
  database_unreachable: 13,
  data_in_use: 14,
  postgres_failed: 15,
  migration_failed: 16,
  restore_refused: 17,
  bug: 70,
  configuration: 78,
} as const;

export type StartRefusalCode = Exclude<keyof typeof exitCodes, "bug">;

/** An expected reason not to start: one plain sentence for the operator, never a stack trace. */
export class StartRefusal extends Error {
  readonly code: StartRefusalCode;
  readonly exitCode: number;
  constructor(code: StartRefusalCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = "StartRefusal";
    this.code = code;
    this.exitCode = exitCodes[code];
  }
}

type Coded = { code?: unknown; cause?: unknown; message?: unknown };

/** The refusal that an error stands for, looking through its causes: a full disk, an unreachable database. Undefined for a bug. */
export function startRefusalOf(error: unknown): StartRefusal | undefined {
  for (let at = error as Coded | undefined; at; at = at.cause as Coded | undefined) {
    if (at instanceof StartRefusal) return at;
    const code = String(at.code ?? "");
    if (code === "ENOSPC" || code === "53100" || /no space left on device/i.test(String(at.message)))
      return diskFull(error);
    if (unreachable.has(code)) return databaseUnreachable(error);
  }
  return undefined;
}

const unreachable = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "28000", // no such login
  "28P01", // wrong password
  "3D000", // no such database
  "57P03", // still starting
]);

function diskFull(cause: unknown): StartRefusal {
  return new StartRefusal("disk_full", "The disk is full. Nothing was lost: free some space and start again.", {
    cause,
  });
}

function databaseUnreachable(cause: unknown): StartRefusal {
  const why = (cause as Coded)?.message ? ` (${String((cause as Coded).message)})` : "";
  return new StartRefusal(
    "database_unreachable",
    `The database of DATABASE_URL cannot be reached${why}. Check the address and start again.`,
    {
      cause,
    },
  );
}
