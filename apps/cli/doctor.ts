import { statfs } from "node:fs/promises";
import { readKept } from "../../platform/backup/index.ts";
import type { Command, CommandLine } from "../../platform/cli/index.ts";
import { fingerprint } from "../../platform/config/index.ts";
import { checkScanner } from "../../platform/scanning/index.ts";
import { checkStorage } from "../../platform/storage/index.ts";
import { type Finding, lookAtDatabase } from "./look-at-database.ts";

/** `hamdel doctor`: what an operator should know or do. Fails when something is wrong. */
export const doctor: Command = {
  name: "doctor",
  about: "Say what is wrong, and what to think of",
  async run(at) {
    const findings = [
      ...(await lookAtDatabase(await at.ownerUrl())),
      await lookAtDisk(at),
      await lookAtKey(at),
      await lookAtBackup(at),
      ...(await lookAtErasures(at)),
      await lookAtStorage(at),
      await lookAtScanner(at),
      ...lookAtSettings(at),
    ];
    const wrong = findings.filter(({ state }) => state === "wrong").length;
    const worth = findings.filter(({ state }) => state !== "ok");
    const line = worth.length === 0 ? "All is well." : worth.map(({ says }) => says).join("\n");
    return { result: { ok: wrong === 0, findings }, line, exitCode: wrong === 0 ? 0 : 1 };
  },
};

async function lookAtDisk({ config }: CommandLine): Promise<Finding> {
  const { bavail, bsize } = await statfs(config.dataDir);
  const free = (bavail * bsize) / 1e9;
  const says = `${free.toFixed(1)} GB are free where ${config.dataDir} lies.`;
  return { about: "disk", state: free < 0.5 ? "wrong" : free < 5 ? "advice" : "ok", says };
}

async function lookAtKey({ config }: CommandLine): Promise<Finding> {
  if (config.secret) return { about: "key", state: "ok", says: "The secret key comes from HAMDEL_SECRET." };
  const kept = (await readKept(config.dataDir)).key?.fingerprint === fingerprint(config.secretKey);
  const says = kept
    ? "The secret key was copied aside."
    : "The secret key was never put aside, and a backup cannot be used in full without it: hamdel backup --key FILE.";
  return { about: "key", state: kept ? "ok" : "advice", says };
}

async function lookAtBackup({ config, now }: CommandLine): Promise<Finding> {
  const { backup } = await readKept(config.dataDir);
  if (!backup) return { about: "backup", state: "advice", says: "There was never a backup: hamdel backup makes one." };
  const days = Math.floor((now.getTime() - Date.parse(backup.at)) / 86_400_000);
  return {
    about: "backup",
    state: days > 7 ? "advice" : "ok",
    says: `The last backup is ${days} days old (${backup.file}).`,
  };
}

async function lookAtErasures({ config }: CommandLine): Promise<Finding[]> {
  const { restored } = await readKept(config.dataDir);
  if (!restored || restored.erasures) return [];
  const says = `This was restored from a backup of ${restored.madeAt}, and whoever was erased after that is here again: hamdel erasures FOLDER erases them by the journal of the former data folder.`;
  return [{ about: "erasures", state: "advice", says }];
}

async function lookAtStorage({ config }: CommandLine): Promise<Finding> {
  const place = config.s3 ? `the bucket ${config.s3.bucket} at ${config.s3.endpoint}` : `${config.dataDir}/files`;
  const problem = await checkStorage(config);
  const says = problem
    ? `Files cannot be kept in ${place}: ${problem}.`
    : `Files are kept in ${place}.${config.s3 ? " A backup does not hold what lies there." : ""}`;
  return { about: "storage", state: problem ? "wrong" : "ok", says };
}

async function lookAtScanner({ config }: CommandLine): Promise<Finding> {
  if (!config.scanner)
    return { about: "scanner", state: "ok", says: "Files are not checked for viruses: HAMDEL_SCANNER is not set." };
  const problem = await checkScanner(config.scanner);
  const says = problem
    ? `The virus scanner does not answer, and new files are held until it does: ${problem}.`
    : "Files are checked for viruses before they are given out.";
  return { about: "scanner", state: problem ? "wrong" : "ok", says };
}

function lookAtSettings({ config }: CommandLine): Finding[] {
  const local = config.publicUrl.startsWith("http://localhost");
  const open = !config.publicUrl.startsWith("https:") && !local;
  return [
    {
      about: "address",
      state: open || local ? "advice" : "ok",
      says: open
        ? "PUBLIC_URL is not https: passwords travel in the clear."
        : local
          ? "PUBLIC_URL is not set: links in letters lead to localhost."
          : `People reach Hamdel at ${config.publicUrl}.`,
    },
    {
      about: "mail",
      state: config.smtpUrl ? "ok" : "advice",
      says: config.smtpUrl
        ? "Mail is set up."
        : "SMTP_URL is not set: invitations and forgotten passwords are not mailed.",
    },
  ];
}
