import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { eicar, fakeClamd } from "../testing/fake-clamd.ts";
import { checkScanner, scan } from "./index.ts";

const folder = await mkdtemp(path.join(os.tmpdir(), "hamdel-scan-"));
afterAll(() => rm(folder, { recursive: true }));
const virus = Buffer.concat([Buffer.alloc(200_000, 1), Buffer.from(eicar)]);
const letter = Buffer.from("سلام");

async function command(): Promise<string> {
  const file = path.join(folder, "scan.sh");
  await writeFile(file, '#!/bin/sh\nif grep -qa EICAR; then echo "stdin: Eicar FOUND"; exit 1; fi\n');
  await chmod(file, 0o700);
  return `exec:${file}`;
}

async function service(): Promise<string> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    response.end(JSON.stringify({ infection: Buffer.concat(parts).includes(eicar) ? "Eicar" : null }));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  afterAll(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/scan`;
}

const tcp = await fakeClamd();
const socket = await fakeClamd({ path: path.join(folder, "clamd.sock") });
afterAll(() => Promise.all([tcp.stop(), socket.stop()]));

test.each([
  ["clamd by TCP", tcp.place],
  ["clamd by a socket", socket.place],
  ["a command", await command()],
  ["a service", await service()],
])("%s finds a virus in the middle of a file, and nothing in a letter", async (_name, scanner) => {
  expect((await scan(scanner, virus)).infection).toMatch(/eicar/i);
  expect(await scan(scanner, letter)).toEqual({ infection: null });
  expect(await scan(scanner, Buffer.alloc(0))).toEqual({ infection: null });
  expect(await checkScanner(scanner)).toBeNull();
});

test("what does not answer, or answers otherwise, says neither clean nor infected", async () => {
  const small = await fakeClamd({ most: 10 });
  await expect(scan(small.place, virus)).rejects.toThrow("size limit");
  await small.stop();
  await expect(scan(small.place, letter)).rejects.toThrow();
  await expect(scan("exec:/no/such/command", letter)).rejects.toThrow();
  expect(await checkScanner(small.place)).not.toBeNull();
});
