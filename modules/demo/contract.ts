import * as z from "zod";

/** Whether there is a demo brand, and how far its making is (0 to 1). */
export const demoAnswer = z.object({ state: z.enum(["none", "making", "ready"]), share: z.number() });
export type DemoAnswer = z.infer<typeof demoAnswer>;
