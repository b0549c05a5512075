export { type Days, daysIn, decideRange, isDay, meanDaysOf, type Period, periodOf, previousOf, rateOf, rollUp, topOf } from "./figures.ts";
export { decideVerify, type Identity, identity, wordedParts } from "./identities.ts";
