import { expect, test } from "vitest";
import { lettersApp } from "../testing/letters-app.ts";

const { database, time, story, workOff } = await lettersApp();

test("who has no address, said no, or whose letter came back is left out with the reason; the rest is in", async () => {
  const { customer, batch, show, letters, ok } = await story();
  const mina = await customer("مینا");
  const homeless = await customer("بی‌نشانی", null);
  const no = await customer("نه");
  await ok("POST", `/customers/${no}/consents`, { channel: "letter", purpose: "service", granted: false });
  const id = await batch([mina, homeless, no]);
  expect(await show(id)).toMatchObject({ letters: 1, left_out: 2, empty_gaps: 0, told: false });
  expect(await letters(id)).toMatchObject([
    { customer_id: mina, name: "مینا", address: "فارس، شیراز، خیابان زند، پلاک ۸، 7134867891" },
  ]);
  expect((await letters(id, "left_out")).map((one) => [one.customer_id, one.left_out])).toEqual([
    [homeless, "no_address"],
    [no, "refused"],
  ]);
  // Offers need a yes, service does not.
  expect((await show(await batch([mina], { purpose: "marketing" }))).reasons).toEqual([
    { reason: "no_consent", customers: 1 },
  ]);
  // The address is filled in meanwhile.
  await ok("PUT", `/customers/${homeless}/address`, { lines: "خیابان چمران، پلاک ۱", city: "تهران" });
  await ok("POST", `/letters/batches/${id}/gathering`);
  expect(await show(id)).toMatchObject({ letters: 2, left_out: 1 });
});

test("a letter wakes nobody: it may be made at night too", async () => {
  const { customer, batch, show } = await story();
  const then = time.now;
  time.now = new Date("2026-11-24T20:00:00Z");
  expect(await show(await batch([await customer("مینا")]))).toMatchObject({ letters: 1, left_out: 0 });
  time.now = then;
});

test("posting is told to timelines once, ten seconds later, and can be taken back until then", async () => {
  const { customer, batch, show, ok, send, brand } = await story();
  const ids = [await customer("مینا"), await customer("علی")];
  const id = await batch([...ids, await customer("بی‌نشانی", null)]);
  const entries = async () =>
    (
      await database.owner.query(
        "select channel, direction, subject, kind, occurred_at from interaction where brand_id = $1 and channel = 'letter'",
        [brand.id],
      )
    ).rows;
  await ok("PUT", `/letters/batches/${id}/posting`, { day: "2026-11-24" });
  await ok("DELETE", `/letters/batches/${id}/posting`);
  await workOff();
  expect(await entries()).toEqual([]);
  expect((await send("PUT", `/letters/batches/${id}/posting`, { day: "2026-11-25" })).body.code).toBe(
    "posted_in_future",
  );
  await ok("PUT", `/letters/batches/${id}/posting`, { day: "2026-11-23" });
  await ok("PUT", `/letters/batches/${id}/posting`, { day: "2026-11-23" });
  await workOff();
  await database.owner.query("update letter_batch set told_at = null where id = $1", [id]);
  await database.owner.query(
    "select graphile_worker.add_job('tell-posted-letters', json_build_object('batchId', $1::int, 'brandId', $2::int))",
    [id, brand.id],
  );
  await workOff();
  const letter = { channel: "letter", direction: "out", subject: "letter", kind: "contact" };
  expect(await entries()).toEqual(ids.map(() => ({ ...letter, occurred_at: new Date("2026-11-23T08:30:00Z") })));
  expect(await show(id)).toMatchObject({ posted_on: "2026-11-23", told: true });
  expect((await send("DELETE", `/letters/batches/${id}/posting`)).body.code).toBe("letters_told");
  expect((await send("POST", `/letters/batches/${id}/printing`)).body.code).toMatch(/letters_posted|cannot_print/);
  const { rows } = (await ok("GET", `/customers/${ids[0]}/timeline`)) as { rows: unknown[] };
  expect(JSON.stringify(rows)).toContain("نوروز");
});

test("what was posted is told also where the batch was put away within those ten seconds", async () => {
  const { customer, batch, ok, show, brand } = await story();
  const id = await batch([await customer("مینا")]);
  await ok("PUT", `/letters/batches/${id}/posting`, { day: "2026-11-24" });
  await ok("PUT", `/letters/batches/${id}/removal`, { removed: true });
  await workOff();
  const told = "select from interaction where brand_id = $1 and channel = 'letter'";
  expect((await database.owner.query(told, [brand.id])).rows).toHaveLength(1);
  await ok("PUT", `/letters/batches/${id}/removal`, { removed: false });
  expect(await show(id)).toMatchObject({ told: true });
});

test("a letter that came back stops the post to that address, also of a second customer there, until it is another one", async () => {
  const { customer, batch, show, letters, ok, send } = await story();
  const [mina, neighbour] = [await customer("مینا"), await customer("همسایه")];
  const id = await batch([mina, neighbour]);
  const [letter, other] = await letters(id);
  const back = (one: number, returned: boolean) =>
    send("PUT", `/letters/batches/${id}/letters/${one}/return`, { returned });
  expect((await back(letter!.id, true)).body.code).toBe("letters_not_posted");
  await ok("PUT", `/letters/batches/${id}/posting`, { day: "2026-11-24" });
  await back(letter!.id, true);
  await back(other!.id, true);
  await back(other!.id, true);
  expect(await show(id)).toMatchObject({ returned: 2 });
  expect((await show(await batch([mina, neighbour]))).reasons).toEqual([{ reason: "suppressed", customers: 2 }]);
  await back(other!.id, false);
  expect((await show(await batch([mina]))).reasons).toEqual([{ reason: "suppressed", customers: 1 }]);
  await ok("PUT", `/customers/${mina}/address`, { lines: "خیابان دیگر، پلاک ۹", city: "شیراز" });
  expect(await show(await batch([mina]))).toMatchObject({ letters: 1 });
  await back(letter!.id, false);
  expect(await show(await batch([neighbour]))).toMatchObject({ letters: 1 });
});

test("taking back that a letter came back lifts no suppression that was there before", async () => {
  const { customer, batch, show, letters, ok } = await story();
  const [mina, neighbour] = [await customer("مینا"), await customer("همسایه")];
  const id = await batch([mina, neighbour]);
  const [letter, other] = await letters(id);
  const back = (one: number, returned: boolean) =>
    ok("PUT", `/letters/batches/${id}/letters/${one}/return`, { returned });
  await ok("PUT", `/letters/batches/${id}/posting`, { day: "2026-11-24" });
  await ok("POST", "/suppressions", { channel: "letter", address: letter!.address });
  for (const one of [letter!.id, other!.id]) await back(one, true);
  for (const one of [letter!.id, other!.id]) await back(one, false);
  expect((await show(await batch([mina]))).reasons).toEqual([{ reason: "suppressed", customers: 1 }]);
});

test("an address is one address however it is spelt; codes are judged by the form of Iran Post", async () => {
  const { customer, send, ok, batch, show } = await story();
  const id = await customer("مینا");
  const spelt = "فارس شيراز - خيابان زند (پلاك 8) ۷۱۳۴۸۶۷۸۹۱";
  await ok("POST", "/suppressions", { channel: "letter", address: spelt });
  expect((await show(await batch([id]))).reasons).toEqual([{ reason: "suppressed", customers: 1 }]);
  const put = (postal_code: string) =>
    send("PUT", `/customers/${id}/address`, { lines: "خیابان زند", city: "شیراز", postal_code });
  for (const wrong of ["1234867890", "۱۱۱۱۱۵۵۵۵۵", "713456789", "7134800000", "کد"])
    expect([(await put(wrong)).body.code, wrong]).toEqual(["postal_code", wrong]);
  expect((await put("۷۱۳۴۸ ۶۷۸۹۱")).status).toBe(204);
  expect((await ok("GET", `/customers/${id}`)).address).toMatchObject({ postal_code: "7134867891", source: "staff" });
  await ok("DELETE", `/customers/${id}/address`);
  expect((await ok("GET", `/customers/${id}`)).address).toBeNull();
});

test("merging brings the address along and undoing sends it back", async () => {
  const { customer, ok, show, batch } = await story();
  const [winner, loser] = [await customer("مینا", null), await customer("مینا شریفی", { lines: "خیابان ملاصدرا" })];
  const { merge_id } = await ok("POST", `/customers/${winner}/merges`, { with: loser });
  expect((await ok("GET", `/customers/${winner}`)).address.lines).toBe("خیابان ملاصدرا");
  expect(await show(await batch([winner]))).toMatchObject({ letters: 1 });
  await ok("POST", `/customer-merges/${merge_id}/undo`);
  expect((await ok("GET", `/customers/${winner}`)).address).toBeNull();
  expect((await ok("GET", `/customers/${loser}`)).address.lines).toBe("خیابان ملاصدرا");
});

test("erasing takes the person out of letters and their export tells of them", async () => {
  const { customer, batch, ok, show } = await story();
  const mina = await customer("مینا");
  const id = await batch([mina, await customer("علی", { lines: "خیابان آزادی" })]);
  expect(JSON.stringify(await ok("GET", `/customers/${mina}/export`))).toContain("خیابان زند");
  await ok("POST", `/customers/${mina}/erasure`);
  expect(await show(id)).toMatchObject({ letters: 1, left_out: 1, reasons: [{ reason: "erased", customers: 1 }] });
  const { rows } = await database.owner.query("select address from letter where batch_id = $1 order by id", [id]);
  expect(rows[0].address).toBeNull();
});

test("a template with a gap that nothing is called is refused; agents read, and do not write", async () => {
  const { send, agent, ok, template } = await story();
  const body = { name: "نامه", language: "fa", body: "{{custmer.name}}" };
  expect((await send("POST", "/letters/templates", body)).body).toMatchObject({ code: "gap_unknown", field: "body" });
  const payload = { ...body, body: "سلام" };
  expect((await agent.ask({ method: "POST", url: "/api/v1/letters/templates", payload })).status).toBe(403);
  const id = await template();
  expect((await agent.ask("/api/v1/letters/templates")).body.rows).toHaveLength(1);
  await ok("PUT", `/letters/templates/${id}/removal`, { removed: true });
  expect((await ok("GET", "/letters/templates")).rows).toEqual([]);
  await ok("PUT", `/letters/templates/${id}/removal`, { removed: false });
  const { html } = await ok("POST", "/letters/preview", {
    ...payload,
    body: "{{order.amount_in_words}} <script>1</script>",
  });
  expect(html).toContain("یک میلیون و دویست و پنجاه هزار تومان");
  expect(html).not.toContain("<script");
});
