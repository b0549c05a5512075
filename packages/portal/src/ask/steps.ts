import { lengthOf } from "../common/plain-words.ts";
import type { Draft } from "./draft.ts";

export type StepName = "words" | "photo" | "place" | "contact" | "check";

export const stepTitles: Readonly<Record<StepName, string>> = {
  words: "什么事",
  photo: "照片",
  place: "地点",
  contact: "联系",
  check: "核对",
};

/** The way through the form; whoever came to take a picture begins with it. */
export function stepsOf(isSnap: boolean): readonly StepName[] {
  return isSnap ? ["photo", "words", "place", "contact", "check"] : ["words", "photo", "place", "contact", "check"];
}

const stepOfField: Readonly<Record<string, StepName>> = {
  content: "words",
  attachmentIds: "photo",
  regionCode: "place",
  address: "place",
  longitude: "place",
  latitude: "place",
};

/** Where a field is filled in; everything about the person and the wishes is one step. */
export function stepOf(field: string): StepName {
  return stepOfField[field] ?? "contact";
}

export const contentMax = 5000;
const contentMin = 5;

/** What can be said before sending, so that nobody walks five steps for it; the server has the last word. */
export function findGaps(step: StepName, draft: Draft): Readonly<Record<string, string>> {
  const length = lengthOf(draft.content.trim());
  if (step === "words" && length < contentMin) return { content: "请再多写几个字，让我们知道是什么事" };
  if (step === "words" && length > contentMax)
    return { content: `最多 ${contentMax} 个字，现在有 ${length} 个字；可以删短一些，或把其余的拍照附上` };
  if (step === "contact" && !draft.noReplyWanted && draft.contactPhone.trim() === "" && draft.email.trim() === "") {
    return { contactPhone: "请留下手机号，好把结果告诉您；如果不需要回复，请打开下面的“不需要回复”" };
  }
  return {};
}

/** The first step on the way with something missing before the wanted one, or the wanted one. */
export function reachable(wanted: StepName, steps: readonly StepName[], draft: Draft): StepName {
  const before = steps.slice(0, steps.indexOf(wanted));
  return before.find((step) => step === "words" && Object.keys(findGaps("words", draft)).length > 0) ?? wanted;
}
