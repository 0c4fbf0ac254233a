import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { afterAll } from "vitest";

/** What came to a receiver. */
export type Came = { headers: IncomingHttpHeaders; body: string; json: Record<string, unknown> };
type Behaviour = (response: ServerResponse, came: Came) => void;

/** Says 200 with a word. */
export const takes: Behaviour = (response) => void response.writeHead(200).end("taken");
/** Says so and nothing else. */
export const says =
  (status: number, text = "", headers: Record<string, string> = {}): Behaviour =>
  (response) =>
    void response.writeHead(status, headers).end(text);
/** Takes the words and hangs up without an answer, as a machine that goes down. */
export const hangsUp: Behaviour = (response) => void response.destroy();

/** A program that receives webhooks over a real connection and answers as it is told to. */
export async function receiver() {
  const came: Came[] = [];
  const state = { answer: takes };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts).toString("utf8");
      const one = { headers: request.headers, body, json: JSON.parse(body) };
      came.push(one);
      state.answer(response, one);
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as { port: number };
  return {
    came,
    address: `http://127.0.0.1:${port}/hook`,
    /** From now on it answers so. */
    will(answer: Behaviour) {
      state.answer = answer;
    },
  };
}
