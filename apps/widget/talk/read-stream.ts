/** Nothing for so long, not even a heartbeat, means that somebody on the way holds the stream back. */
export const silence = 35_000;

/**
 * Reads server-sent events and calls back with the data of each; `alive` at every sign of life.
 * Resolves when the stream ends, rejects when it breaks or falls silent. https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function readStream(
  response: Response,
  stop: AbortController,
  told: (data: string) => void,
  alive: () => void,
): Promise<void> {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let rest = "";
  let timer = setTimeout(() => stop.abort(), silence);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort(), silence);
      alive();
      const events = (rest + decoder.decode(value, { stream: true })).replaceAll("\r", "").split("\n\n");
      rest = events.pop() ?? "";
      for (const event of events) {
        const lines = event.split("\n").filter((line) => line.startsWith("data:"));
        if (lines.length > 0) told(lines.map((line) => line.slice(5).trimStart()).join("\n"));
      }
    }
  } finally {
    clearTimeout(timer);
  }
}
