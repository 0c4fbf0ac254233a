export { spreadEvents } from "./server/spread-events.ts";
