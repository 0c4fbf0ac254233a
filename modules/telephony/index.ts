export { takeCallNews } from "./server/calls/take-news.ts";
export { setExtension } from "./server/exchanges/extensions.ts";
export { makeExchange } from "./server/exchanges/keep-exchange.ts";
