import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { fakeS3 } from "../testing/fake-s3.ts";
import { checkStorage, storageOf } from "./index.ts";

const dataDir = await mkdtemp(path.join(os.tmpdir(), "hamdel-storage-"));
const who = { bucket: "hamdel", key: "AK", secret: "secret/with+signs", region: "ir-thr-at1" };
const s3 = await fakeS3(who);
afterAll(async () => {
  s3.close();
  await rm(dataDir, { recursive: true });
});
const bucket = { dataDir, allowPrivate: ["127.0.0.1"], s3: { ...who, endpoint: s3.endpoint } };
const disk = { dataDir, allowPrivate: [] };

test.each([
  ["disk", disk],
  ["a bucket", bucket],
])("on %s a file is kept, read and removed, and the doctor finds it well", async (_name, settings) => {
  const storage = storageOf(settings);
  const bytes = randomBytes(300_000);
  await storage.put("attachments/7/ab/abc", bytes);
  expect((await storage.get("attachments/7/ab/abc"))?.equals(bytes)).toBe(true);
  expect(await storage.get("attachments/7/ab/none")).toBeNull();
  await storage.remove("attachments/7/ab/abc");
  await storage.remove("attachments/7/ab/abc");
  expect(await storage.get("attachments/7/ab/abc")).toBeNull();
  expect(await checkStorage(settings)).toBeNull();
});

test("what was on disk before the bucket is found, and removed from both", async () => {
  await storageOf(disk).put("attachments/7/cd/old", Buffer.from("old"));
  const storage = storageOf(bucket);
  expect((await storage.get("attachments/7/cd/old"))?.toString()).toBe("old");
  await storage.remove("attachments/7/cd/old");
  expect(await storageOf(disk).get("attachments/7/cd/old")).toBeNull();
});

test("a busy service is asked again; one that stays away, a wrong secret and a missing bucket are told apart", async () => {
  const storage = storageOf(bucket);
  s3.failNext(503, 2);
  await storage.put("checks/busy", Buffer.from("x"));
  expect(s3.objects.has("hamdel/checks/busy")).toBe(true);
  s3.failNext(500, 3);
  await expect(storage.put("checks/busy", Buffer.from("x"))).rejects.toMatchObject({ code: "storage_away" });
  const wrong = (change: object) => checkStorage({ ...bucket, s3: { ...bucket.s3, ...change } });
  expect(await wrong({ secret: "other" })).toBe("403 SignatureDoesNotMatch");
  expect(await wrong({ key: "other" })).toBe("403 InvalidAccessKeyId");
  expect(await wrong({ region: "other" })).toBe("403 AuthorizationHeaderMalformed");
  expect(await wrong({ bucket: "other" })).toBe("404 NoSuchBucket");
  expect(await wrong({ endpoint: "http://127.0.0.1:9" })).toBe("fetch failed");
});

test("a private address is no place for files unless the operator says so", async () => {
  expect(await checkStorage({ ...bucket, allowPrivate: [] })).toBe("address_refused");
});
