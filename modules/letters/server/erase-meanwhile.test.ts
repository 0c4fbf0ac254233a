import { expect, test } from "vitest";
import { whileErasing } from "../../customers/testing.ts";
import { lettersApp } from "../testing/letters-app.ts";

const { database, story } = await lettersApp();

/** A batch with Mina in it, and ways to do something about it while she is being erased. */
async function withMina() {
  const told = await story();
  const mina = await told.customer("مینا");
  const id = await told.batch([mina, await told.customer("علی", { lines: "خیابان آزادی" })]);
  const meanwhile = (deed: () => Promise<unknown>) =>
    whileErasing(
      database.owner,
      { brandId: told.brand.id, customer: mina },
      () => told.ok("POST", `/customers/${mina}/erasure`),
      deed,
    );
  return { ...told, id, meanwhile };
}

test("a batch is gathered anew while one of its customers is erased: both go through", async () => {
  const { id, ok, show, meanwhile } = await withMina();
  await meanwhile(() => ok("POST", `/letters/batches/${id}/gathering`));
  expect(await show(id)).toMatchObject({ letters: 1, left_out: 0 });
});

test("a letter is noted as returned while its customer is erased: both go through", async () => {
  const { id, ok, show, letters, meanwhile } = await withMina();
  await ok("PUT", `/letters/batches/${id}/posting`, { day: "2026-11-24" });
  const [letter] = await letters(id);
  await meanwhile(() => ok("PUT", `/letters/batches/${id}/letters/${letter!.id}/return`, { returned: true }));
  expect(await show(id)).toMatchObject({ letters: 2, returned: 1 });
});
