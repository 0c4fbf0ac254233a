import { randomUUID } from "node:crypto";
import { access } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { system, withBrand } from "../../../../platform/db/index.ts";
import { eicar, fakeClamd } from "../../../../platform/testing/fake-clamd.ts";
import { fakeS3 } from "../../../../platform/testing/fake-s3.ts";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { inboxApp, lettersOut, workOff } from "../../testing/inbox-app.ts";
import { keepFile, saveAttachment, shelfOf } from "./attachments.ts";

const database = await testDatabase();
const house = await testHouse(database);
let passed = 0;
house.clock = () => new Date(Date.now() + passed);

type Answer = { statusCode: number; json(): { id: number; code: string; state?: string }; rawPayload: Buffer };

/** A chat with one visitor, who uploads files; `house.config` says where they lie. */
async function chatting() {
  const made = await inboxApp(house);
  const guest = await made.visitor();
  const headers = { authorization: `Bearer ${guest.token}` };
  const upload = async (name: string, body: Buffer): Promise<number> => {
    const answer = (await made.app.inject({
      method: "POST",
      url: "/api/v1/chat/attachments",
      headers: { ...headers, "hamdel-file-name": encodeURIComponent(name), "content-type": "text/plain" },
      payload: body,
    })) as Answer;
    expect(answer.statusCode).toBe(200);
    return answer.json().id;
  };
  const send = (id: number) => guest.ask("POST", "/messages", { client_id: randomUUID(), text: "", attachments: [id] });
  const get = (id: number) => made.app.inject({ url: `/api/v1/chat/attachments/${id}`, headers }) as Promise<Answer>;
  const deskGet = (id: number) => made.desk.ask(`/api/v1/attachments/${id}`);
  const rows = async () => {
    const [{ id }] = (await made.desk.ask("/api/v1/conversations")).body.rows;
    return (await made.desk.ask(`/api/v1/conversations/${id}/messages`)).body.messages;
  };
  return { ...made, guest, upload, send, get, deskGet, rows };
}

test("in a bucket files are kept, read, and erased with the person", async () => {
  const who = { bucket: "hamdel", key: "AK", secret: "secret", region: "us-east-1" };
  const s3 = await fakeS3(who);
  house.config = { ...house.config, s3: { ...who, endpoint: s3.endpoint }, allowPrivate: ["127.0.0.1"] };
  const { boss, upload, send, get, desk } = await chatting();
  const id = await upload("نامه.txt", Buffer.from("متن نامه در سطل"));
  await send(id);
  expect([...s3.objects.values()].map(String)).toEqual(["متن نامه در سطل"]);
  expect((await get(id)).rawPayload.toString()).toBe("متن نامه در سطل");
  const [{ customer }] = (await desk.ask("/api/v1/conversations")).body.rows;
  s3.failNext(500, 3);
  expect((await get(id)).json().code).toBe("storage_away");
  await boss.ask({ method: "POST", url: `/api/v1/customers/${customer.id}/erasure`, payload: {} });
  await workOff(house, database.owner);
  expect(s3.objects.size).toBe(0);
  s3.close();
  const { s3: _gone, ...config } = house.config;
  house.config = config;
});

test("a file is held until it was checked; an infected one is moved away, named, and given to nobody", async () => {
  const clamd = await fakeClamd();
  house.config = { ...house.config, scanner: clamd.place };
  const { upload, send, get, deskGet, rows, guest, brand, desk, owner } = await chatting();
  const clean = await upload("letter.txt", Buffer.from("a letter without anything in it"));
  const bad = await upload("virus.txt", Buffer.from(eicar));
  await send(clean);
  await send(bad);
  expect((await rows()).flatMap((row: { attachments: object[] }) => row.attachments)).toMatchObject([
    { id: clean, state: "checking", shown: false },
    { id: bad, state: "checking" },
  ]);
  for (const answer of [await get(clean), await get(bad)]) expect(answer.json().code).toBe("file_being_checked");
  expect((await deskGet(clean)).body.code).toBe("file_being_checked");
  // Handed on to a colleague, it is held there too.
  const [withBad] = (await rows()).filter((row: { attachments: { id: number }[] }) =>
    row.attachments.some(({ id }) => id === bad),
  );
  const handedOn = { client_id: randomUUID(), colleague: owner.id };
  await desk.ask({ method: "POST", url: `/api/v1/messages/${withBad.id}/forward`, payload: handedOn });
  const copies = (await rows())
    .filter((row: { kind: string }) => row.kind === "note")
    .flatMap((row: { attachments: { id: number; state: string }[] }) => row.attachments);
  expect(copies).toMatchObject([{ state: "checking" }]);
  const { revision } = await guest.page();

  await clamd.stop();
  await workOff(house, database.owner);
  expect((await get(clean)).json().code).toBe("file_being_checked");
  await clamd.start();
  passed += 60_000;
  await workOff(house, database.owner);
  expect((await get(clean)).rawPayload.toString()).toBe("a letter without anything in it");
  expect((await get(bad)).json().code).toBe("file_infected");
  expect((await deskGet(bad)).body.code).toBe("file_infected");
  const news = await guest.page(revision);
  expect(news.messages.flatMap((row: { attachments: object[] }) => row.attachments)).toMatchObject([
    { id: clean },
    { id: bad, state: "infected" },
  ]);
  const { rows: stored } = await database.owner.query(
    "select encode(sha256, 'hex') as hex from attachment where id = $1",
    [bad],
  );
  const [hex] = [stored[0].hex as string];
  const files = path.join(house.config.dataDir, "files");
  await expect(access(path.join(files, "attachments", String(brand.id), hex.slice(0, 2), hex))).rejects.toThrow();
  await access(path.join(files, "infected", String(brand.id), hex));
  await clamd.stop();
});

test("an answer waits for its files to be checked, and does not go out with a virus", async () => {
  const clamd = await fakeClamd();
  house.config = { ...house.config, scanner: clamd.place };
  const { boss, desk, agent, brand } = await inboxApp(house);
  const { id: account } = (
    await boss.ask({
      method: "POST",
      url: "/api/v1/channels",
      payload: { kind: "pigeon", name: "خط", settings: { loft: "n" } },
    })
  ).body;
  const person = { source: "shop", external_id: randomUUID(), phone: "09127654321" };
  const { id: customer } = (await boss.ask({ method: "POST", url: "/api/v1/customers", payload: person })).body;
  const { id } = (
    await desk.ask({ method: "POST", url: "/api/v1/conversations", payload: { customer, channel: "sms", account } })
  ).body;
  const upload = async (body: string) => {
    const kept = await keepFile(shelfOf(house, brand.id), "f.txt", Buffer.from(body));
    const on = { brandId: brand.id, actor: system("test"), now: house.clock() };
    return (await withBrand(house.database.app, on, (ctx) => saveAttachment(ctx, kept, { by: agent.id }))).id;
  };
  const reply = (file: number) =>
    desk.ask({
      method: "POST",
      url: `/api/v1/conversations/${id}/replies`,
      payload: { client_id: randomUUID(), text: "پیوست", attachments: [file] },
    });
  await clamd.stop();
  await reply(await upload("clean"));
  await reply(await upload(eicar));
  const before = lettersOut.length;
  passed += 20_000;
  await workOff(house, database.owner);
  expect(lettersOut.length).toBe(before);
  await clamd.start();
  for (let round = 0; round < 3; round++) {
    passed += 60_000;
    await workOff(house, database.owner);
  }
  expect(lettersOut.length).toBe(before + 1);
  const { messages } = (await desk.ask(`/api/v1/conversations/${id}/messages`)).body;
  const sent = messages.filter(({ kind }: { kind: string }) => kind === "message");
  expect(sent).toMatchObject([{ delivery: "sent" }, { delivery: "failed", delivery_problem: "file_infected" }]);
  await clamd.stop();
});
