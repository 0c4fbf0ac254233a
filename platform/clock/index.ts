/** The time, as an argument: tests give their own. */
export type Clock = () => Date;
export const realClock: Clock = () => new Date();
