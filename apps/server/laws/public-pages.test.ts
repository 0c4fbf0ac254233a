import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { everyRoute } from "./testing/every-route.ts";

const database = await testDatabase();
const house = await testHouse(database);
const { app, routes } = await everyRoute(house);
const pages = routes.filter(({ url }) => url.startsWith("/p/") && url.includes(":"));
const links = [
  ...["x", "a.b", "a.b.c", ".", "MTI.MTI", "%ff", "%27", "..%2f", "1%20or%201=1"],
  ...["x".repeat(190), "x".repeat(300)],
];
const types = ["application/x-www-form-urlencoded", "multipart/form-data", "application/json", "text/xml", "nonsense"];

test("every page below /p/ is open to anybody", () => {
  expect(pages.length).toBeGreaterThanOrEqual(4);
  expect(pages.filter(({ open }) => open !== "public")).toEqual([]);
});

test("pages take any link and any form with a sentence, never with a fault of ours", async () => {
  const wrong: string[] = [];
  for (const { method, url } of pages) {
    for (const link of links) {
      for (const type of method === "GET" ? types.slice(0, 1) : types) {
        const form = { headers: { "content-type": type }, payload: "shown.sms.survey=on&%ff=\0{" };
        const address = url.replace(/:\w+/, link);
        const { statusCode, body } = await app.inject({ method, url: address, ...(method === "GET" ? {} : form) });
        const said = /[آ-ی]{2,}/.test(body) && !/<script|stack/i.test(body);
        if (statusCode < 400 || statusCode >= 500 || !said)
          wrong.push(`${method} ${address} ${type} → ${statusCode} ${body.slice(0, 200)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});
