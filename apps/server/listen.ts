import { once } from "node:events";
import net from "node:net";
import { type Settings, StartRefusal } from "../../platform/config/index.ts";

/** Refuses before anything is migrated when the port is taken; listening itself comes last. */
export async function refuseBusyPort({ host, port }: Settings): Promise<void> {
  const probe = net.createServer();
  try {
    await once(probe.listen({ host, port }), "listening");
  } catch (error) {
    throw portRefusal(error as NodeJS.ErrnoException, host, port);
  } finally {
    probe.close();
  }
}

/** The sentence for a port that cannot be listened on; any other error as it is. */
export function portRefusal(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new StartRefusal(
      "port_busy",
      `Port ${port} is in use by another program: choose another one, such as PORT=${port + 1}.`,
      { cause: error },
    );
  }
  if (error.code === "EACCES") {
    return new StartRefusal(
      "port_busy",
      `Port ${port} may not be used by this account: choose one above 1023, such as PORT=3000.`,
      { cause: error },
    );
  }
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new StartRefusal("configuration", `HAMDEL_HOST=${host} is no address of this machine.`, { cause: error });
  }
  return error;
}
