import { expect, test } from "vitest";
import { chatGround } from "./chat-ground.ts";

test.each([
  ["#000000", { ground: "#000000", text: "#ffffff" }],
  ["#0e8f8a", { ground: "#0d847f", text: "#ffffff" }],
  ["#ffd400", { ground: "#ffd400", text: "#000000" }],
  ["turquoise", { ground: "#0d847f", text: "#ffffff" }],
])("%s", (colour, ground) => expect(chatGround(colour)).toEqual(ground));
