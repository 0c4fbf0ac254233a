import type { Socket } from "node:net";
import type { HttpApp } from "./app-types.ts";

/**
 * Lets go, when the app closes, of connections on which nobody has asked anything yet. Browsers open some on the off chance; Node takes them
 * for requests under way, and closing would wait for them as long as the browser likes.
 */
export function letGoSilent(app: HttpApp): void {
  const silent = new Set<Socket>();
  let closing = false;
  app.server.on("connection", (socket: Socket) => {
    if (closing) return void socket.destroy();
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  app.server.on("request", ({ socket }) => void silent.delete(socket));
  app.addHook("preClose", async () => {
    closing = true;
    for (const socket of silent) socket.destroy();
  });
}
