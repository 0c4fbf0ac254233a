import path from "node:path";
import * as z from "zod";
import { readAllowedPlaces } from "../outgoing/allowed-places.ts";
import { StartRefusal } from "./start-refusal.ts";

const wholeUrl = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ""));
const list = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean));

function isPlace(place: string): boolean {
  try {
    readAllowedPlaces([place]);
    return true;
  } catch {
    return false;
  }
}

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HAMDEL_HOST: z.string().default("localhost"),
  HAMDEL_DATA: z.string().default("./data"),
  HAMDEL_ROLE: z.enum(["all", "server", "worker"]).default("all"),
  HAMDEL_SECRET: z.hex().length(64).toLowerCase().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  PUBLIC_URL: wholeUrl.optional(),
  TRUSTED_PROXIES: list.default([]),
  HAMDEL_ALLOW_PRIVATE: list.refine((places) => places.every(isPlace)).default([]),
  HAMDEL_S3_ENDPOINT: wholeUrl.optional(),
  HAMDEL_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional(),
  HAMDEL_S3_REGION: z.string().default("us-east-1"),
  HAMDEL_S3_KEY: z.string().optional(),
  HAMDEL_S3_SECRET: z.string().optional(),
  HAMDEL_SCANNER: z
    .string()
    .regex(/^(tcp:\/\/[^/]+:\d+$|unix:\/|https?:\/\/|exec:\/)/)
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().optional(),
  CHROMIUM: z.string().optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

/** A bucket of an S3-compatible service. */
export type S3Settings = { endpoint: string; bucket: string; region: string; key: string; secret: string };

/** What the operator chose by environment variables; docs/operating.md lists them. */
export type Settings = {
  /** 0 lets the system choose one. */
  port: number;
  /** Where to listen: `localhost` reaches this machine alone, `0.0.0.0` everybody. */
  host: string;
  /** Absolute path of the data folder. */
  dataDir: string;
  /** The migrating owner's connection to the operator's PostgreSQL; without it Hamdel brings its own. */
  databaseUrl?: string;
  role: "all" | "server" | "worker";
  /** 32 bytes as hex digits, instead of the key file. */
  secret?: string;
  /** How people reach this installation: links, cookies, origin checks. No slash at its end. */
  publicUrl: string;
  /** Addresses or networks whose `X-Forwarded-For` is believed. */
  trustedProxies: string[];
  /** Hosts, addresses and networks of one's own that outgoing calls may reach; others than of the open internet are refused. */
  allowPrivate: string[];
  /** Where files are kept instead of the data folder. */
  s3?: S3Settings;
  /** What looks for viruses in files: clamd at `tcp://host:3310` or `unix:/socket`, `http(s)://…`, or `exec:/command`. */
  scanner?: string;
  smtpUrl?: string;
  mailFrom?: string;
  /** The Chromium that prints PDF files, where it is not in a usual place. */
  chromium?: string;
  /** With it, `/metrics` answers from anywhere; without it, only on this machine. */
  metricsToken?: string;
  logLevel: string;
};

/** Settings and the secret key: what every part of a running Hamdel may read. */
export type Config = Settings & { secretKey: Buffer };

/** Reads the environment; an empty variable counts as unset. Throws StartRefusal naming the variable that cannot be understood. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const read = environment.safeParse(given);
  if (!read.success) throw notUnderstood(read.error.issues[0]!);
  const found = read.data;
  return {
    port: found.PORT,
    host: found.HAMDEL_HOST,
    dataDir: path.resolve(found.HAMDEL_DATA),
    databaseUrl: found.DATABASE_URL,
    role: found.HAMDEL_ROLE,
    secret: found.HAMDEL_SECRET,
    publicUrl: found.PUBLIC_URL ?? `http://localhost:${found.PORT}`,
    trustedProxies: found.TRUSTED_PROXIES,
    allowPrivate: found.HAMDEL_ALLOW_PRIVATE,
    ...s3Of(found),
    ...(found.HAMDEL_SCANNER && { scanner: found.HAMDEL_SCANNER }),
    smtpUrl: found.SMTP_URL,
    mailFrom: found.MAIL_FROM,
    chromium: found.CHROMIUM,
    metricsToken: found.METRICS_TOKEN,
    logLevel: found.LOG_LEVEL,
  };
}

/** All four or none: half a bucket would keep files where nobody looks. */
function s3Of(found: z.infer<typeof environment>): Pick<Settings, "s3"> {
  const {
    HAMDEL_S3_ENDPOINT: endpoint,
    HAMDEL_S3_BUCKET: bucket,
    HAMDEL_S3_KEY: key,
    HAMDEL_S3_SECRET: secret,
  } = found;
  if (endpoint && bucket && key && secret)
    return { s3: { endpoint, bucket, region: found.HAMDEL_S3_REGION, key, secret } };
  if (endpoint || bucket || key || secret)
    throw new StartRefusal(
      "configuration",
      "Files in a bucket need HAMDEL_S3_ENDPOINT, HAMDEL_S3_BUCKET, HAMDEL_S3_KEY and HAMDEL_S3_SECRET together.",
    );
  return {};
}

const expected: Record<string, string> = {
  PORT: "a number from 0 to 65535",
  HAMDEL_ROLE: "all, server or worker",
  HAMDEL_SECRET: "64 hexadecimal digits (`openssl rand -hex 32` makes some)",
  DATABASE_URL: "an address such as postgresql://user:password@host:5432/database",
  PUBLIC_URL: "an address such as https://cx.example.com",
  HAMDEL_ALLOW_PRIVATE: "hosts, addresses and networks such as pbx.local, 192.168.1.5, 10.0.0.0/8",
  HAMDEL_S3_ENDPOINT: "an address such as https://s3.example.com",
  HAMDEL_S3_BUCKET: "the name of a bucket",
  HAMDEL_SCANNER:
    "tcp://host:3310, unix:/run/clamav/clamd.ctl, an address such as https://scan.example.com, or exec:/command",
  SMTP_URL: "an address such as smtp://user:password@host:587",
  METRICS_TOKEN: "a secret of at least 16 characters",
  LOG_LEVEL: "fatal, error, warn, info, debug, trace or silent",
};

function notUnderstood(issue: z.core.$ZodIssue): StartRefusal {
  const name = String(issue.path[0]);
  // The value is not repeated: it may hold a password.
  return new StartRefusal("configuration", `${name} is not understood: it must be ${expected[name] ?? "a text"}.`);
}
