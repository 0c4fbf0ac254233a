import { expect, onTestFinished, test, vi } from "vitest";
import { phoneApp } from "../../testing/phone-app.ts";
import { keepConnections } from "../ami/keep-connections.ts";
import { startFakeAmi } from "./fake-ami.ts";
import { startFakeSimotel } from "./fake-simotel.ts";
import { startPhonePage } from "./phone-page.ts";
import { amiBoard, simotelBoard } from "./spoken-calls.ts";

const { house, shop: newShop } = await phoneApp();
const patience = { timeout: 30_000, interval: 100 };

async function phones() {
  const simotel = await startFakeSimotel();
  const ami = await startFakeAmi();
  const boards = [simotelBoard(simotel), amiBoard(ami)];
  const page = await startPhonePage({ boards, simotel }, 0);
  onTestFinished(async () => {
    await page.close();
    await simotel.close();
    await ami.close();
  });
  const press = async (fields: Record<string, string>) =>
    (await fetch(page.url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" })).status;
  const idOf = (name: string) => boards.find((board) => board.name === name)?.calls[0]?.id ?? "";
  return { simotel, ami, page, press, idOf };
}

test("a call led by hand on the page of fakes rings, is answered and ends at Asterisk", async () => {
  const { ami, page, press, idOf } = await phones();
  const shop = await newShop();
  const settings = { host: "127.0.0.1", port: ami.port, user: ami.account.user, password: ami.account.secret };
  const made = await shop.ask("POST", "/phone-exchanges", { kind: "asterisk", name: "ایزابل", settings });
  await shop.ask("POST", `/phone-exchanges/${made.id}/extensions`, { number: "201", user: shop.agent.id });
  onTestFinished(await keepConnections(house));
  await vi.waitFor(() => expect(ami.listeners()).toBe(1), patience);

  expect(await press({ board: "asterisk", do: "ring", number: "09121234567", extension: "201" })).toBe(303);
  const id = idOf("asterisk");
  expect(await (await fetch(page.url)).text()).toContain("پاسخ بده");
  await press({ board: "asterisk", do: "answer", id });
  await vi.waitFor(async () => expect(await shop.calls()).toMatchObject([{ outcome: null }]), patience);
  await press({ board: "asterisk", do: "end", id });
  await vi.waitFor(async () => expect(await shop.calls()).toMatchObject([{ outcome: "answered" }]), patience);
});

test("one that nobody answers is told to Simotel's webhook as missed, and a webhook out of reach is said", async () => {
  const { simotel, press, idOf } = await phones();
  const told: Record<string, unknown>[] = [];
  simotel.tell = async (event) => {
    told.push(event);
    return 200;
  };
  await press({ board: "simotel", do: "ring", number: "09121234567", extension: "201" });
  await press({ board: "simotel", do: "end", id: idOf("simotel") });
  expect(told.map((event) => event["state"] ?? event["disposition"] ?? event["event_name"])).toEqual([
    "IncomingCall",
    "Ringing",
    "Idle",
    "NO ANSWER",
  ]);
  simotel.tell = () => Promise.reject(new Error("unreachable"));
  expect(await press({ board: "simotel", do: "ring", number: "09121234567", extension: "201" })).toBe(502);
});
