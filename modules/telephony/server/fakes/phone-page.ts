import { createServer } from "node:http";
import type { FakeSimotel } from "./fake-simotel.ts";
import type { SpokenCall, Switchboard } from "./spoken-calls.ts";

type Phones = { boards: readonly Switchboard[]; simotel: FakeSimotel };

/** A plain page to call as a customer, answer and hang up. `port` on loopback. Gives its address. */
export async function startPhonePage(phones: Phones, port: number): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (request.method !== "POST")
      return void response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page(phones));
    const problem = await act(phones, new URLSearchParams(Buffer.concat(parts).toString("utf8")));
    if (problem) return void response.writeHead(502, { "content-type": "text/plain; charset=utf-8" }).end(problem);
    response.writeHead(303, { location: "/" }).end();
  });
  await new Promise<void>((ready, broken) => server.once("error", broken).listen(port, "127.0.0.1", ready));
  const at = (server.address() as { port: number }).port;
  const close = () => new Promise<void>((closed) => server.close(() => closed()).closeAllConnections());
  return { url: `http://127.0.0.1:${at}`, close };
}

/** Does what the form says; gives what went wrong, if the address cannot be reached. */
async function act({ boards, simotel }: Phones, form: URLSearchParams): Promise<string | null> {
  const field = (name: string) => form.get(name)?.trim() ?? "";
  const board = boards.find(({ name }) => name === field("board"));
  try {
    if (field("do") === "hook")
      simotel.hook = field("url") ? { url: field("url"), user: field("user"), password: field("password") } : null;
    if (field("do") === "ring" && field("number")) await board?.ring(field("number"), field("extension") || "201");
    if (field("do") === "answer") await board?.answer(field("id"));
    if (field("do") === "end") await board?.end(field("id"));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function page({ boards, simotel }: Phones): string {
  const hook = simotel.hook ?? { url: "", user: "hamdel", password: "" };
  const fields = (["url", "user", "password"] as const)
    .map(
      (name) =>
        `<input name="${name}" dir="ltr" aria-label="${name}" placeholder="${name}" value="${plain(hook[name])}">`,
    )
    .join(" ");
  return `<!doctype html><html lang="fa" dir="rtl"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>تلفن‌های ساختگی</title>
<style>body{font:15px sans-serif;margin:2em}section{border-top:1px solid #ccc;padding:1em 0}form{margin:.4em 0}pre{direction:ltr;text-align:left;background:#f4f4f4;padding:.6em;overflow:auto}input{padding:.3em}</style>
<h1>تلفن‌های ساختگی</h1><p><a href="/">تازه کردن</a></p>
<form method="post"><input type="hidden" name="do" value="hook">نشانی وب‌هوک سیموتل: ${fields} <button>بگذار</button></form>
${boards.map(section).join("")}</html>`;
}

function section(board: Switchboard): string {
  const ring = `<input name="number" dir="ltr" aria-label="شمارهٔ مشتری" placeholder="09123456789"> <input name="extension" dir="ltr" aria-label="داخلی" size="5" value="201">`;
  const orders = board.originated().map((order) => JSON.stringify(order));
  return `<section><h2><bdi>${board.name}</bdi></h2>${form(board, "ring", ring, "زنگ بزن")}
${board.calls.map((call) => line(board, call)).join("")}
<pre>${plain(orders.slice(-20).reverse().join("\n")) || "—"}</pre></section>`;
}

function line(board: Switchboard, call: SpokenCall): string {
  const id = `<input type="hidden" name="id" value="${call.id}">`;
  const answer = call.answeredAt === null ? form(board, "answer", id, "پاسخ بده") : "";
  return `<p><bdi>${plain(call.number)}</bdi> ← <bdi>${plain(call.extension)}</bdi></p>${answer}${form(board, "end", id, "قطع کن")}`;
}

function form(board: Switchboard, deed: string, fields: string, button: string): string {
  return `<form method="post"><input type="hidden" name="board" value="${board.name}"><input type="hidden" name="do" value="${deed}">${fields} <button>${button}</button></form>`;
}

function plain(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
