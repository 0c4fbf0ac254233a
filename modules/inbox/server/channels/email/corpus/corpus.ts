import { brokenCases } from "./broken.ts";
import { contentCases } from "./contents.ts";
import type { LetterCase } from "./letter-case.ts";
import { machineCases } from "./machines.ts";
import { situationCases } from "./situations.ts";

/** All letters of the corpus with what reading them must give. Made by this code alone; people and sentences are invented. */
export function corpus(): LetterCase[] {
  return [...situationCases(), ...brokenCases(), ...machineCases(), ...contentCases()];
}
