/** As much of `ssh2` as is used here. */
declare module "ssh2" {
  import type { EventEmitter } from "node:events";
  import type { Socket } from "node:net";

  type Done = (error?: Error | null) => void;
  export type SftpSession = {
    writeFile(path: string, data: Buffer, done: Done): void;
    unlink(path: string, done: Done): void;
    rename(from: string, to: string, done: Done): void;
    ext_openssh_rename(from: string, to: string, done: Done): void;
  };
  export type Connect = {
    sock: Socket;
    username: string;
    password?: string;
    privateKey?: string;
    passphrase?: string;
    readyTimeout: number;
    algorithms: { cipher: { prepend: string[] } };
    hostVerifier(key: Buffer): boolean;
  };
  export class Client extends EventEmitter {
    connect(how: Connect): this;
    sftp(done: (error: Error | undefined, session: SftpSession) => void): boolean;
    end(): this;
    destroy(): this;
  }

  export type AuthContext = {
    method: string;
    username: string;
    password?: string;
    key?: { data: Buffer; algo: string };
    blob?: Buffer;
    signature?: Buffer;
    accept(): void;
    reject(methods?: string[]): void;
  };
  /** The server's side of SFTP: requests come as events, answered by their number. */
  export type SftpServerStream = EventEmitter & {
    handle(request: number, handle: Buffer): void;
    status(request: number, code: number): void;
  };
  export class Server extends EventEmitter {
    constructor(how: { hostKeys: string[] }, onConnection: (client: EventEmitter) => void);
    listen(port: number, host: string, ready: () => void): this;
    address(): { port: number };
    close(): this;
  }
  export const utils: {
    parseKey(key: string, passphrase?: string): ParsedKey | Error;
    generateKeyPairSync(type: "ed25519"): { private: string; public: string };
    sftp: { STATUS_CODE: Record<"OK" | "FAILURE" | "NO_SUCH_FILE" | "PERMISSION_DENIED" | "OP_UNSUPPORTED", number> };
  };
  type ParsedKey = { getPublicSSH(): Buffer; verify(data: Buffer, signature: Buffer, algo?: string): boolean };

  const ssh2: { Client: typeof Client; Server: typeof Server; utils: typeof utils };
  export default ssh2;
}
