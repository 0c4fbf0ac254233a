import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { botApp } from "../../testing/bot-app.ts";

const database = await testDatabase();
const house = await testHouse(database);
const sizes = { name: "سایز", choices: [{ value: "متوسط", also: ["مدیوم", "M"] }, { value: "بزرگ" }] };
const both = (fa: string) => ({ fa, en: "" });
const asking = (entity: string) => ({
  name: "تعویض سایز",
  draft: {
    start: "ask",
    nodes: [
      {
        ...{ id: "ask", type: "question", text: both("چه سایزی؟"), again: both(""), entity, attribute: "size" },
        ...{ retries: 1, next: "end", on_failure: null, at: { x: 0, y: 0 } },
      },
      { id: "end", type: "message", text: both("باشد: {{size}}"), buttons: [], next: null, at: { x: 1, y: 0 } },
    ],
  },
});

test("a kind of answers keeps its name while a flow reads with it, in its draft or live, and goes when none does", async () => {
  const shop = await botApp(house);
  const ask = (method: "GET" | "POST" | "PUT" | "DELETE", path: string, payload?: object) =>
    shop.boss.ask({ method, url: `/api/v1/bot${path}`, ...(payload && { payload }) });
  const { id } = (await ask("POST", "/entities", sizes)).body;
  expect((await ask("POST", "/entities", sizes)).body.code).toBe("already_exists");
  const kinds = async () => (await ask("GET", "/entities")).body.rows;
  expect(await kinds()).toEqual([
    { id, name: "سایز", choices: [sizes.choices[0], { value: "بزرگ", also: [] }], flows: [] },
  ]);
  const flow = (await ask("POST", "/flows", asking("choice:سایز"))).body.id;
  expect((await kinds())[0].flows).toEqual(["تعویض سایز"]);
  const renamed = { ...sizes, name: "اندازه" };
  expect(await ask("PUT", `/entities/${id}`, renamed)).toMatchObject({ status: 409, body: { code: "kind_in_use" } });
  expect(await ask("DELETE", `/entities/${id}`)).toMatchObject({ status: 409, body: { code: "kind_in_use" } });
  const more = { ...sizes, choices: [...sizes.choices, { value: "کوچک" }] };
  expect((await ask("PUT", `/entities/${id}`, more)).status).toBe(204);

  expect((await ask("POST", `/flows/${flow}/versions`)).status).toBe(200);
  expect((await ask("PUT", `/flows/${flow}`, asking("text"))).status).toBe(204);
  expect((await ask("DELETE", `/entities/${id}`)).body.code).toBe("kind_in_use");
  expect((await ask("POST", `/flows/${flow}/versions`)).status).toBe(200);
  expect((await kinds())[0].flows).toEqual([]);
  expect((await ask("PUT", `/entities/${id}`, renamed)).status).toBe(204);
  expect((await ask("DELETE", `/entities/${id}`)).status).toBe(204);
  expect((await ask("DELETE", `/entities/${id}`)).status).toBe(404);
  expect(await kinds()).toEqual([]);
});
