import { EventEmitter } from "node:events";
import pg from "pg";

/** Hears which brand changed. One connection per process; it reconnects by itself and then wakes everybody. */
export type ChangeListener = {
  /** Calls back after each commit that changed the brand (0 hears all brands). Returns how to stop. */
  onChange(brandId: number, hear: (brandId: number) => void): () => void;
  /**
   * Calls back after each commit that recorded a change of this topic in the brand, with what changed; null where it may be any, as after a
   * broken connection. It is a wake-up without order: look at the thing itself, which says what is new.
   */
  onTopic(brandId: number, topic: string, hear: (ref: number | null) => void): () => void;
  close(): Promise<void>;
};

/** `7`, `7 conversation` or `7 conversation 12`. */
const word = /^(\d+)(?: (\S+)(?: (\d+))?)?$/;

/** Starts listening. A broken connection is retried every second, since changes may have been missed all listeners are woken then. */
export async function listenForChanges(url: string): Promise<ChangeListener> {
  const emitter = new EventEmitter().setMaxListeners(0);
  let client: pg.Client | null = null;
  let closed = false;
  let timer: NodeJS.Timeout | null = null;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    next.on("notification", ({ payload }) => {
      const [, brand, topic, ref] = word.exec(payload ?? "") ?? [];
      if (!brand) return;
      if (topic) return void emitter.emit(`${brand} ${topic}`, ref === undefined ? null : Number(ref));
      emitter.emit(brand, Number(brand));
      emitter.emit("0", Number(brand));
    });
    next.on("error", () => {});
    next.on("end", retry);
    await next.connect();
    await next.query("listen hamdel_change");
    client = next;
    for (const name of emitter.eventNames()) emitter.emit(name, String(name).includes(" ") ? null : Number(name));
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
    onTopic(brandId, topic, hear) {
      const name = `${brandId} ${topic}`;
      emitter.on(name, hear);
      return () => void emitter.off(name, hear);
    },
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
