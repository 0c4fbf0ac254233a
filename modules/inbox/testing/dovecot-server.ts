import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../../platform/testing/index.ts";

const binary = "/usr/sbin/dovecot";

/** Whether a real IMAP server can be started here: it wants Debian's dovecot, and root for its own users. */
export const hasDovecot = existsSync(binary) && process.getuid?.() === 0;

const config = (base: string, port: number) => `
base_dir = ${base}/run
state_dir = ${base}/state
log_path = ${base}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${base}/mail/%u
first_valid_uid = 1
default_internal_user = dovecot
default_login_user = dovenull
passdb {
  driver = static
  args = password=right
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${base}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;

/** A dovecot of the test's own. */
export type Dovecot = { port: number; stop(): Promise<void>; start(): Promise<void>; end(): Promise<void> };

/** Waits until it greets, however long that takes, as long as it lives. */
async function answers(port: number, server: ChildProcess): Promise<void> {
  while (server.exitCode === null && server.signalCode === null) {
    const greeted = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket
        .once("data", () => resolve(true))
        .once("error", () => resolve(false))
        .once("close", () => resolve(false));
      socket.once("data", () => socket.destroy());
    });
    if (greeted) return;
    await pause(50);
  }
  throw new Error(`dovecot ended by itself: ${server.exitCode ?? server.signalCode}`);
}

/** Starts a dovecot in which every user signs in with `right`. */
export async function dovecotServer(): Promise<Dovecot> {
  const base = await mkdtemp(path.join(tmpdir(), "hamdel-imap-"));
  await chmod(base, 0o755);
  await mkdir(`${base}/mail`);
  await chmod(`${base}/mail`, 0o777);
  const port = await freePort();
  await writeFile(`${base}/dovecot.conf`, config(base, port));
  let running: ChildProcess | null = null;
  const start = async () => {
    running = spawn(binary, ["-F", "-c", `${base}/dovecot.conf`], { stdio: "ignore", cwd: userInfo().homedir });
    await answers(port, running);
  };
  const stop = async () => {
    const child = running;
    running = null;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
  };
  await start();
  const end = async () => {
    await stop();
    await rm(base, { recursive: true, force: true });
  };
  return { port, start, stop, end };
}
