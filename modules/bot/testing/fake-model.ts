import { createServer } from "node:http";

type Said = { status: number; body: unknown } | "silence";
export type FakeModel = {
  url: string;
  /** What it answers from now on. */
  says: Said;
  /** Fields of a request that it will not have, as newer models of OpenAI. */
  refuses: string[];
  heard: { path: string; key: string | null; body: string }[];
  close(): void;
};

/** What an endpoint says when it answers. */
export const modelSays = (content: string, tokens = 100) => ({
  status: 200,
  body: { choices: [{ message: { content } }], usage: { total_tokens: tokens } },
});

const unsupported = (param: string) => ({
  error: {
    message: `Unsupported parameter: '${param}' is not supported with this model.`,
    param,
    code: "unsupported_parameter",
  },
});

/** An endpoint that speaks as OpenAI's does, on a port of its own. */
export async function fakeModel(): Promise<FakeModel> {
  const server = createServer(async (request, response) => {
    const body = (await request.toArray()).join("");
    fake.heard.push({ path: request.url ?? "", key: request.headers.authorization ?? null, body });
    const refused = fake.refuses.find((field) => field in JSON.parse(body));
    const says: Said = refused ? { status: 400, body: unsupported(refused) } : fake.says;
    if (says === "silence") return;
    response.writeHead(says.status, { "content-type": "application/json" });
    response.end(typeof says.body === "string" ? says.body : JSON.stringify(says.body));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  const fake: FakeModel = {
    url: `http://127.0.0.1:${port}/v1`,
    says: modelSays("OK", 7),
    refuses: [],
    heard: [],
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return fake;
}
