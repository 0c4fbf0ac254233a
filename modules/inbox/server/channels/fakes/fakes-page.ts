import { createServer } from "node:http";
import type { Fake, Fault } from "./fake-server.ts";

/** A plain page to write as a customer, see what was sent, and switch faults. `port` on loopback. */
export async function startFakesPage(fakes: readonly Fake[], port: number): Promise<string> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const form = new URLSearchParams(Buffer.concat(parts).toString("utf8"));
    const fake = fakes.find(({ name }) => name === form.get("fake"));
    if (request.method === "POST" && fake) {
      await act(fake, form);
      return void response.writeHead(303, { location: "/" }).end();
    }
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page(fakes));
  });
  await new Promise<void>((ready, broken) => server.once("error", broken).listen(port, "127.0.0.1", ready));
  return `http://127.0.0.1:${port}`;
}

async function act(fake: Fake, form: URLSearchParams): Promise<void> {
  if (form.get("do") === "hook") fake.hookUrl = form.get("hook") || null;
  if (form.get("do") === "fault") fake.fault = faultOf(form);
  if (form.get("do") === "hear") await fake.hear({ from: form.get("from") ?? "", text: form.get("text") ?? "" });
}

function faultOf(form: URLSearchParams): Fault {
  const number = (name: string) => Number(form.get(name)) || undefined;
  const ticked = (name: string) => form.has(name);
  return {
    delay: number("delay"),
    error: number("error"),
    silent: ticked("silent"),
    twice: ticked("twice"),
    backwards: ticked("backwards"),
  };
}

function page(fakes: readonly Fake[]): string {
  return `<!doctype html><html lang="fa" dir="rtl"><meta charset="utf-8"><title>سرویس‌های ساختگی</title>
<style>body{font:15px sans-serif;margin:2em}section{border-top:1px solid #ccc;padding:1em 0}form{margin:.4em 0}pre{direction:ltr;text-align:left;background:#f4f4f4;padding:.6em;overflow:auto}input{padding:.3em}</style>
<h1>سرویس‌های ساختگی</h1><p><a href="/">تازه کردن</a></p>${fakes.map(section).join("")}</html>`;
}

function section(fake: Fake): string {
  const { name, url, sent, fault, hookUrl } = fake;
  const form = (deed: string, fields: string, button: string) =>
    `<form method="post"><input type="hidden" name="fake" value="${name}"><input type="hidden" name="do" value="${deed}">${fields} <button>${button}</button></form>`;
  const tick = (key: "silent" | "twice" | "backwards", label: string) =>
    `<label><input type="checkbox" name="${key}"${fault[key] ? " checked" : ""}> ${label}</label> `;
  const number = (key: "delay" | "error", label: string) =>
    `<label>${label} <input name="${key}" size="5" value="${fault[key] ?? ""}"></label> `;
  const faults = `${number("error", "کد خطا")}${number("delay", "درنگ (میلی‌ثانیه)")}${tick("silent", "بپذیر و پاسخ نده")}${tick("twice", "دوبار")}${tick("backwards", "وارونه")}`;
  return `<section><h2><bdi>${name}</bdi> <small><bdi>${url}</bdi></small></h2>
${form("hear", `<input name="from" placeholder="از: 09123456789 یا شمارهٔ گفتگو"> <input name="text" size="40" placeholder="متن">`, "پیام از مشتری")}
${form("hook", `<input name="hook" dir="ltr" size="60" value="${plain(hookUrl ?? "")}" placeholder="نشانی وب‌هوک">`, "بگذار")}
${form("fault", faults, "بگذار")}
<pre>${
    plain(
      sent
        .slice(-20)
        .reverse()
        .map((one) => JSON.stringify(one))
        .join("\n"),
    ) || "—"
  }</pre></section>`;
}

function plain(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
