import { randomInt } from "node:crypto";
import { createServer } from "node:net";

// Below 32768: the system gives none of these to who asks for any port or calls out, so one stays free until it is listened on.
const [first, end] = [20_000, 32_000] as const;

/** A free port of this machine, for a server that must know its address before it listens, or comes back under the same one. */
export async function freePort(): Promise<number> {
  let port = randomInt(first, end);
  while (!(await isFree(port))) port = port + 1 < end ? port + 1 : first;
  return port;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error),
    );
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
