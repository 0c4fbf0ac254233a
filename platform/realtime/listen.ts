import { EventEmitter } from "node:events";
import pg from "pg";

/** Hears which brand changed. One connection per process; it reconnects by itself and then wakes everybody. */
export type ChangeListener = {
  /** Calls back after each commit that changed the brand (0 hears all brands). Returns how to stop. */
  onChange(brandId: number, hear: (brandId: number) => void): () => void;
  close(): Promise<void>;
};

/** Starts listening. A broken connection is retried every second, since changes may have been missed all listeners are woken then. */
export async function listenForChanges(url: string): Promise<ChangeListener> {
  const emitter = new EventEmitter().setMaxListeners(0);
  let client: pg.Client | null = null;
  let closed = false;
  let timer: NodeJS.Timeout | null = null;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    next.on("notification", ({ payload }) => {
      emitter.emit(String(payload), Number(payload));
      emitter.emit("0", Number(payload));
    });
    next.on("error", () => {});
    next.on("end", retry);
    await next.connect();
    await next.query("listen hamdel_change");
    client = next;
    for (const name of emitter.eventNames()) emitter.emit(name, Number(name));
  }
  function retry(): void {
    if (closed || timer) return;
    timer = setTimeout(() => {
      timer = null;
      connect().catch(retry);
    }, 1000);
  }
  await connect();

  return {
    onChange(brandId, hear) {
      emitter.on(String(brandId), hear);
      return () => void emitter.off(String(brandId), hear);
    },
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
