export { decimalNumber, parseDecimal } from "./decimal.ts";
export { guessDateFormat, isDateFormat, parseDate, parseDay } from "./parse-date.ts";
export {
  type MoneyUnit,
  moneyUnitOf,
  moneyUnits,
  type PricedLine,
  parseMoney,
  parsePrice,
  sumOfLines,
} from "./parse-money.ts";
export {
  type DateProblem,
  isValueProblem,
  type NumberProblem,
  sayValueProblem,
  type ValueProblem,
} from "./value-problem.ts";
export { writeInstant } from "./write-instant.ts";
