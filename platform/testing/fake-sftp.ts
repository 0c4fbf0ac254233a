import type { EventEmitter } from "node:events";
import ssh2, { type AuthContext, type SftpServerStream } from "ssh2";

export type FakeSftp = {
  port: number;
  /** Files by their path. */
  files: Map<string, Buffer>;
  /** Passwords that were tried. */
  tried: string[];
  /** Cuts the next connections off at their first written byte. */
  cutNext(times?: number): void;
  close(): void;
};
type Who = { user: string; password?: string; publicKey?: string; folders?: string[]; hostKey?: string };

type Hangable = EventEmitter & { end(): void; setNoDelay(): void };

function hangUp(client: Hangable): true {
  client.end();
  return true;
}

/**
 * A server key, or an own pair for signing in. The library cuts a leading zero byte off the public half, so one pair in 256
 * cannot be read again: such a pair is thrown away.
 */
export function keyPair(): { private: string; public: string } {
  for (;;) {
    const pair = ssh2.utils.generateKeyPairSync("ed25519");
    if (!(ssh2.utils.parseKey(pair.private) instanceof Error)) return pair;
  }
}

/** A server on this machine that takes files by SFTP into its folders, as OpenSSH does; readers may not write in `/closed`. */
export async function fakeSftp(who: Who): Promise<FakeSftp> {
  const files = new Map<string, Buffer>();
  const tried: string[] = [];
  const clients = new Set<Hangable>();
  let cuts = 0;
  const server = new ssh2.Server({ hostKeys: [who.hostKey ?? keyPair().private] }, (client) => {
    clients.add(client as Hangable);
    (client as Hangable).setNoDelay();
    client.on("error", () => {});
    client.on("close", () => clients.delete(client as Hangable));
    client.on("authentication", (ctx: AuthContext) => admit(ctx, who, tried));
    client.on("session", (accept: () => EventEmitter) => {
      accept().on("sftp", (open: () => SftpServerStream) => {
        const cut = () => cuts-- > 0 && hangUp(client as Hangable);
        serve(open(), { files, folders: new Set(who.folders ?? [""]), cut });
      });
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    port: server.address().port,
    files,
    tried,
    cutNext: (times = 1) => {
      cuts = times;
    },
    close: () => {
      for (const client of clients) client.end();
      server.close();
    },
  };
}

function admit(ctx: AuthContext, { user, password, publicKey }: Who, tried: string[]): void {
  if (ctx.password !== undefined) tried.push(ctx.password);
  const byWord = ctx.method === "password" && password !== undefined && ctx.password === password;
  const byKey = ctx.method === "publickey" && publicKey !== undefined && holds(ctx, publicKey);
  if (ctx.username === user && (byWord || byKey)) ctx.accept();
  else ctx.reject(["password", "publickey"]);
}

function holds({ key, blob, signature }: AuthContext, publicKey: string): boolean {
  const known = ssh2.utils.parseKey(publicKey);
  if (known instanceof Error || !key?.data.equals(known.getPublicSSH())) return false;
  return !signature || !blob || known.verify(blob, signature);
}

type Shelf = { files: Map<string, Buffer>; folders: Set<string>; cut(): boolean };

function serve(stream: SftpServerStream, { files, folders, cut }: Shelf): void {
  const code = ssh2.utils.sftp.STATUS_CODE;
  const open = new Map<number, { path: string; parts: Map<number, Buffer> }>();
  const folderOf = (path: string) => path.slice(0, Math.max(path.lastIndexOf("/"), 0));
  stream.on("error", () => {});
  stream.on("OPEN", (request: number, path: string) => {
    if (folderOf(path) === "/closed") return stream.status(request, code.PERMISSION_DENIED);
    if (!folders.has(folderOf(path))) return stream.status(request, code.NO_SUCH_FILE);
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(open.size);
    open.set(open.size, { path, parts: new Map() });
    stream.handle(request, handle);
  });
  stream.on("WRITE", (request: number, handle: Buffer, offset: number, data: Buffer) => {
    if (cut()) return;
    open.get(handle.readUInt32BE())!.parts.set(offset, Buffer.from(data));
    stream.status(request, code.OK);
  });
  for (const name of ["FSETSTAT", "SETSTAT"]) stream.on(name, (request: number) => stream.status(request, code.OK));
  stream.on("CLOSE", (request: number, handle: Buffer) => {
    const { path, parts } = open.get(handle.readUInt32BE())!;
    files.set(path, Buffer.concat([...parts].sort(([a], [b]) => a - b).map(([, part]) => part)));
    stream.status(request, code.OK);
  });
  stream.on("REMOVE", (request: number, path: string) => {
    stream.status(request, files.delete(path) ? code.OK : code.NO_SUCH_FILE);
  });
  // As the third version says: never over another file.
  stream.on("RENAME", (request: number, from: string, to: string) => {
    const found = files.get(from);
    if (!found || files.has(to)) return stream.status(request, found ? code.FAILURE : code.NO_SUCH_FILE);
    files.delete(from);
    files.set(to, found);
    stream.status(request, code.OK);
  });
}
