import { randomUUID } from "node:crypto";
import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { Refusal } from "../../../../platform/errors/index.ts";
import { guardedReach } from "../../../../platform/outgoing/index.ts";
import type { AsteriskSettings, ExchangeProblem } from "../../contract/exchanges.ts";
import { type AmiMessage, amiReader, writeAction } from "./ami-wire.ts";

/** Why there is no connection, or an action was not done. */
export class AmiFailure extends Error {
  readonly problem: ExchangeProblem;
  constructor(problem: ExchangeProblem, message: string) {
    super(message);
    this.name = "AmiFailure";
    this.problem = problem;
  }
}

/** A signed-in connection. `ask` gives the answer to an action; `closed` is settled when the connection is over. */
export type AmiConnection = {
  ask(action: Record<string, string | undefined>): Promise<AmiMessage>;
  closed: Promise<void>;
  close(): void;
};

export type AmiOptions = {
  allowPrivate: readonly string[];
  /** Hears every event; none are asked for without it. */
  hear?: (event: AmiMessage) => void;
  /** Milliseconds for connecting and for every answer. */
  patience?: number;
};

type Waiting = { answer: (message: AmiMessage) => void; fail: (error: AmiFailure) => void };

/**
 * Connects to Asterisk's AMI, at the one address that the guard let through, and signs in. Throws AmiFailure: `address_refused`,
 * `unreachable`, `no_answer`, `wrong_credentials`. Call it with no transaction open.
 */
export async function openAmi(settings: AsteriskSettings, options: AmiOptions): Promise<AmiConnection> {
  const { hear, patience = 10_000, allowPrivate } = options;
  const socket = await reach(settings, allowPrivate, patience);
  const waiting = new Map<string, Waiting>();
  const read = amiReader();
  socket.setEncoding("utf8");
  socket.on("data", (piece: string) => {
    try {
      for (const message of read(piece)) take(message);
    } catch {
      socket.destroy();
    }
  });
  function take(message: AmiMessage): void {
    const id = message["actionid"] ?? "";
    if (message["response"] !== undefined && message["event"] === undefined) {
      waiting.get(id)?.answer(message);
      waiting.delete(id);
    } else if (message["event"] !== undefined) hear?.(message);
  }
  const closed = new Promise<void>((over) => {
    socket.once("close", () => {
      for (const one of waiting.values()) one.fail(new AmiFailure("no_answer", "the connection was closed"));
      waiting.clear();
      over();
    });
  });
  const connection: AmiConnection = {
    closed,
    close: () => void socket.destroy(),
    ask: (action) =>
      new Promise((resolve, reject) => {
        const id = action["ActionID"] ?? randomUUID();
        const late = setTimeout(() => {
          waiting.delete(id);
          reject(new AmiFailure("no_answer", "no answer in time"));
        }, patience);
        const done =
          <T>(work: (value: T) => void) =>
          (value: T) => {
            clearTimeout(late);
            work(value);
          };
        if (socket.destroyed) return done(reject)(new AmiFailure("no_answer", "the connection was closed"));
        waiting.set(id, { answer: done(resolve), fail: done(reject) });
        socket.write(writeAction({ ...action, ActionID: id }));
      }),
  };
  try {
    await signIn(connection, settings, hear !== undefined);
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return connection;
}

async function signIn(connection: AmiConnection, { user, password }: AsteriskSettings, events: boolean): Promise<void> {
  const answer = await connection.ask({
    Action: "Login",
    Username: user,
    Secret: password,
    Events: events ? "call,agent,cdr" : "off",
  });
  if (answer["response"]?.toLowerCase() !== "success")
    throw new AmiFailure("wrong_credentials", "the sign-in was refused");
}

async function reach(
  { host, port, tls }: AsteriskSettings,
  allowPrivate: readonly string[],
  patience: number,
): Promise<Socket> {
  const address = await guardedReach(allowPrivate)(host).catch((error: unknown) => {
    if (error instanceof Refusal) throw new AmiFailure("address_refused", "a private address");
    throw new AmiFailure("unreachable", "the host has no address");
  });
  return new Promise((resolve, reject) => {
    const socket = tls
      ? connectTls({ host: address, port, ...(isIP(host) === 0 && { servername: host }) })
      : connect({ host: address, port });
    const late = setTimeout(() => {
      socket.destroy();
      reject(new AmiFailure("no_answer", "no connection in time"));
    }, patience);
    socket.once("error", () => {
      clearTimeout(late);
      reject(new AmiFailure("unreachable", "no connection"));
    });
    socket.once(tls ? "secureConnect" : "connect", () => {
      clearTimeout(late);
      socket.on("error", () => {});
      resolve(socket);
    });
  });
}
