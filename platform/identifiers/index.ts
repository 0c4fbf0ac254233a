export { readNationalId } from "./national-id.ts";
export { normalise } from "./normalise.ts";
export {
  type Identifier,
  type IdentifierProblem,
  type IdentifierType,
  identifierTypes,
  type Outcome,
} from "./outcome.ts";
export { readPostalCode } from "./postal-code.ts";
