import { createHash } from "node:crypto";
import { connect, type Socket } from "node:net";
import ssh2, { type Client, type SftpSession } from "ssh2";
import { Refusal } from "../errors/index.ts";
import { guardedReach } from "../outgoing/index.ts";
import { fileProblem, loginProblem, SftpProblem } from "./sftp-problem.ts";

export type SftpSettings = {
  host: string;
  port: number;
  user: string;
  password?: string | undefined;
  privateKey?: string | undefined;
  passphrase?: string | undefined;
  /** Absolute, or relative to where the server puts one; empty is there itself. */
  folder: string;
  /** As OpenSSH shows it (`SHA256:…`); null where nobody has seen it yet. */
  fingerprint: string | null;
};
export type SftpPlace = {
  /** Puts a file, over an older one; it is there whole or not at all. */
  put(name: string, bytes: Buffer): Promise<void>;
  /** Removes a file; one that is not there is removed already. */
  remove(name: string): Promise<void>;
};
type Limits = { allowPrivate: readonly string[]; patience?: number; onHostKey?: (fingerprint: string) => void };

/**
 * A folder on a server that speaks SFTP. The address is looked up once, checked as everything outgoing is, and that one is connected to; a
 * server whose key is another one than remembered is told neither name nor password. Throws SftpProblem; `patience` in milliseconds.
 */
export function sftpPlace(settings: SftpSettings, limits: Limits): SftpPlace {
  const at = (name: string) => (settings.folder ? `${settings.folder.replace(/\/+$/, "")}/${name}` : name);
  return {
    put: (name, bytes) =>
      withSession(settings, limits, async (session) => {
        const beside = `${at(name)}.part`;
        await deed((done) => session.writeFile(beside, bytes, done));
        await moveOver(session, beside, at(name));
      }),
    remove: (name) =>
      withSession(settings, limits, (session) =>
        deed((done) => session.unlink(at(name), done)).catch((error: SftpProblem) => {
          if (error.code !== "no_folder") throw error;
        }),
      ),
  };
}

/** Puts a file in another's place: at once where the server can, else in two steps. */
async function moveOver(session: SftpSession, from: string, to: string): Promise<void> {
  try {
    await deed((done) => session.ext_openssh_rename(from, to, done));
  } catch {
    await deed((done) => session.unlink(to, done)).catch(() => {});
    await deed((done) => session.rename(from, to, done));
  }
}

function deed(start: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null) => (error ? reject(fileProblem(error)) : resolve());
    try {
      start(done);
    } catch (error) {
      reject(fileProblem(error as Error));
    }
  });
}

async function withSession(
  settings: SftpSettings,
  limits: Limits,
  work: (session: SftpSession) => Promise<void>,
): Promise<void> {
  const patience = limits.patience ?? 600_000;
  const socket = await reached(settings, limits);
  const client: Client = new ssh2.Client();
  let giveUp = (_problem: SftpProblem) => {};
  const lost = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  lost.catch(() => {});
  const timer = setTimeout(() => giveUp(new SftpProblem("cut_off", new Error("timed out"))), patience);
  client.on("close", () => giveUp(new SftpProblem("cut_off", new Error("connection closed"))));
  try {
    await Promise.race([signedIn(client, socket, settings, limits), lost]);
    const session = await Promise.race([opened(client), lost]);
    await Promise.race([work(session), lost]);
  } finally {
    clearTimeout(timer);
    client.on("error", () => {});
    client.end();
    socket.destroy();
  }
}

async function reached({ host, port }: SftpSettings, { allowPrivate }: Limits): Promise<Socket> {
  const address = await guardedReach(allowPrivate)(host).catch((error) => {
    throw new SftpProblem(error instanceof Refusal ? "address_refused" : "unreachable", error);
  });
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, timeout: 15_000, noDelay: true });
    const failed = (error: Error) => {
      socket.destroy();
      reject(new SftpProblem("unreachable", error));
    };
    socket.once("error", failed);
    socket.once("timeout", () => failed(new Error("no answer")));
    socket.once("connect", () => {
      socket.off("error", failed).removeAllListeners("timeout").setTimeout(0);
      resolve(socket);
    });
  });
}

function signedIn(client: Client, sock: Socket, settings: SftpSettings, limits: Limits): Promise<void> {
  const { user, password, privateKey, passphrase, fingerprint } = settings;
  return new Promise((resolve, reject) => {
    let isAnother = false;
    client.once("ready", resolve);
    client.on("error", (error) => reject(isAnother ? new SftpProblem("host_key_changed", error) : loginProblem(error)));
    if (privateKey !== undefined && ssh2.utils.parseKey(privateKey, passphrase) instanceof Error)
      return reject(new SftpProblem("bad_private_key"));
    client.connect({
      ...{ sock, username: user, readyTimeout: 20_000 },
      // The ciphers that Node itself is quick at.
      algorithms: { cipher: { prepend: ["aes128-gcm@openssh.com", "aes256-gcm@openssh.com"] } },
      ...(password !== undefined && { password }),
      ...(privateKey !== undefined && { privateKey }),
      ...(passphrase !== undefined && { passphrase }),
      hostVerifier: (key) => {
        const seen = fingerprintOf(key);
        limits.onHostKey?.(seen);
        isAnother = fingerprint !== null && fingerprint !== seen;
        return !isAnother;
      },
    });
  });
}

function opened(client: Client): Promise<SftpSession> {
  return new Promise((resolve, reject) => {
    client.sftp((error, session) => (error ? reject(new SftpProblem("no_sftp", error)) : resolve(session)));
  });
}

function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;
}
