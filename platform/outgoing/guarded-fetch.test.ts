import { createServer, type RequestListener } from "node:http";
import type { LookupFunction } from "node:net";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { Refusal } from "../errors/index.ts";
import { guardedFetch } from "./guarded-fetch.ts";

async function listen(answer: RequestListener): Promise<{ url: string; port: number; seen: string[] }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  afterAll(() => void server.close());
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}`, port, seen };
}

/** A resolver of the test's own: each answer in turn, the last one for ever. */
function resolver(...turns: string[][]): LookupFunction {
  return (_name, options, done) => {
    const turn = (turns.length > 1 ? turns.shift() : turns[0]) ?? [];
    const found = turn.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    if (options.all) done(null, found);
    else done(null, found[0]!.address, found[0]!.family);
  };
}

const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });
const home = { allowPrivate: ["127.0.0.1"] };

test.each([
  "http://127.0.0.1/",
  "http://127.1/",
  "http://2130706433/",
  "http://0x7f000001/",
  "http://0x7f.1/",
  "http://0177.0.0.1/",
  "http://017700000001/",
  "http://127.0.0.1./",
  "http://１２７.０.０.１/",
  "http://localhost/",
  "http://localhost./",
  "http://LOCALHOST:8080/",
  "http://0.0.0.0/",
  "http://0/",
  "http://10.1.2.3/",
  "http://100.64.0.1/",
  "http://100.100.100.200/latest/meta-data/",
  "http://169.254.169.254/latest/meta-data/",
  "http://168.63.129.16/",
  "http://172.31.255.255/",
  "http://192.0.0.192/",
  "http://192.168.1.1/",
  "http://198.18.0.1/",
  "http://224.0.0.1/",
  "http://255.255.255.255/",
  "http://[::]/",
  "http://[::1]/",
  "http://[::ffff:127.0.0.1]/",
  "http://[::ffff:7f00:1]/",
  "http://[::127.0.0.1]/",
  "http://[64:ff9b::7f00:1]/",
  "http://[2002:7f00:1::]/",
  "http://[2001::1]/",
  "http://[fc00::1]/",
  "http://[fd00:ec2::254]/",
  "http://[fe80::1]/",
  "http://[fec0::1]/",
  "http://[ff02::1]/",
  "https://127.0.0.1/",
  "ftp://example.com/",
  "file:///etc/passwd",
  "data:text/plain,hello",
])("%s is refused", async (url) => {
  await expect(guardedFetch({ allowPrivate: [] })(url)).rejects.toEqual(refusal("address_refused"));
});

test("a name that leads to a private address is refused, also when only one of its addresses is", async () => {
  for (const addresses of [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["::ffff:10.0.0.1"], ["2606:4700::1", "fe80::1"]]) {
    const fetch = guardedFetch({ allowPrivate: [], lookup: resolver(addresses) });
    await expect(fetch("http://127-0-0-1.nip.example/")).rejects.toEqual(refusal("address_refused"));
  }
});

test("a name that changes its mind is asked once a connection, and that answer is the one connected to", async () => {
  const there = await listen((_request, response) => response.end("hello"));
  const fetch = guardedFetch({ ...home, lookup: resolver(["127.0.0.1"], ["127.0.0.2"]) });
  expect(await (await fetch(`http://rebind.example:${there.port}/`)).text()).toBe("hello");
  await expect(fetch(`http://rebind.example:${there.port}/`)).rejects.toEqual(refusal("address_refused"));
  expect(there.seen).toHaveLength(1);
});

test("the operator allows addresses, networks and names, and nothing beside them", async () => {
  const there = await listen((_request, response) => response.end("hello"));
  const reach = async (allowPrivate: string[], host = "127.0.0.1") => {
    const fetch = guardedFetch({ allowPrivate, lookup: resolver(["127.0.0.1"]) });
    return fetch(`http://${host}:${there.port}/`).then(
      (answer) => answer.status,
      (error) => (error as Refusal).code,
    );
  };
  expect(await reach(["127.0.0.0/8"])).toBe(200);
  expect(await reach(["127.0.0.1"], "pbx.example")).toBe(200);
  expect(await reach(["PBX.example."], "pbx.example")).toBe(200);
  expect(await reach(["pbx.example"], "other.example")).toBe("address_refused");
  expect(await reach(["pbx.example"], "x.pbx.example")).toBe("address_refused");
  expect(await reach(["10.0.0.0/8", "::1"])).toBe("address_refused");
});

test("a redirect is the answer and is not followed", async () => {
  const inner = await listen((_request, response) => response.end("secret"));
  const outer = await listen((_request, response) => response.writeHead(302, { location: inner.url }).end());
  const answer = await guardedFetch(home)(outer.url, { headers: { authorization: "key" } });
  expect(answer.status).toBe(302);
  expect(inner.seen).toEqual([]);
});

test("bodies go out whole: text, forms and files", async () => {
  const there = await listen((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => response.end(`${request.headers["content-type"]}\n${Buffer.concat(parts)}`));
  });
  const fetch = guardedFetch(home);
  const say = async (body: RequestInit["body"]) => (await fetch(there.url, { method: "POST", body })).text();
  expect(await say("سلام")).toContain("سلام");
  expect(await say(new URLSearchParams({ text: "a&b" }))).toContain("urlencoded;charset=UTF-8\ntext=a%26b");
  const form = new FormData();
  form.set("photo", new File(["bytes"], "a.png", { type: "image/png" }));
  expect(await say(form)).toMatch(/multipart\/form-data; boundary=.*filename="a\.png".*bytes/s);
});

test("an answer that is too large is cut off, packed or not", async () => {
  const plain = await listen((_request, response) => response.end("x".repeat(2000)));
  const packed = await listen((_request, response) =>
    response.setHeader("content-encoding", "gzip").end(gzipSync("x".repeat(100_000))),
  );
  const fetch = guardedFetch({ ...home, most: 1000 });
  await expect(fetch(plain.url)).rejects.toEqual(refusal("too_large"));
  await expect(fetch(packed.url)).rejects.toEqual(refusal("too_large"));
  expect(await (await guardedFetch(home)(packed.url)).text()).toHaveLength(100_000);
});

test("nobody is waited for longer than the time-out, not even one who talks slowly", async () => {
  const silent = await listen(() => {});
  const drip = await listen((_request, response) => void response.write("x"));
  const fetch = guardedFetch({ ...home, timeout: 3_000 });
  for (const { url } of [silent, drip])
    await expect(fetch(url)).rejects.toMatchObject({ message: "fetch failed", cause: { code: "ANSWER_LATE" } });
});

test("any text as an address: an answer that is no refusal or TypeError never comes", async () => {
  const fetch = guardedFetch({ allowPrivate: [], lookup: resolver(["10.0.0.1"]) });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.webUrl(),
        fc.string(),
        fc.ipV4().map((ip) => `http://${ip}`),
      ),
      async (url) => {
        const where = URL.canParse(url) ? new URL(url).hostname : "";
        // Real addresses of the internet are not called by a test.
        if (/^\d+(\.\d+){3}$/.test(where) && !/^(10|127|192\.168|169\.254)\./.test(where)) return;
        const outcome = await fetch(url).catch((error: unknown) => error);
        expect(outcome instanceof Refusal || outcome instanceof TypeError).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});
