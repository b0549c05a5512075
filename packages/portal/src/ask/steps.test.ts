import { PublicDemandDraft } from "@yihao/contract/demand";
import { beforeEach, describe, expect, it } from "vitest";
import { addWords, beginDraft, bodyOf, changeDraft, clearDraft, readDraft, renewKey } from "./draft.ts";
import { findGaps, reachable, stepOf, stepsOf } from "./steps.ts";

beforeEach(clearDraft);

describe("the way through the form", () => {
  it("begins with the picture for whoever came to take one", () => {
    beginDraft(true);
    expect(stepsOf(readDraft().isSnap)[0]).toBe("photo");
    expect(bodyOf(readDraft()).channel).toBe("snap");
  });

  it("does not change its order once something is written", () => {
    changeDraft({ content: "路灯坏了三天" });
    beginDraft(true);
    expect(readDraft().isSnap).toBe(false);
  });

  it("leads back to the words while they are missing, and nowhere else", () => {
    const steps = stepsOf(false);
    expect(reachable("check", steps, readDraft())).toBe("words");
    changeDraft({ content: "路灯坏了三天" });
    expect(reachable("check", steps, readDraft())).toBe("check");
  });

  it("counts characters as a reader does", () => {
    changeDraft({ content: "😀".repeat(5000) });
    expect(findGaps("words", readDraft())).toEqual({});
    changeDraft({ content: "😀".repeat(5001) });
    expect(findGaps("words", readDraft())).toHaveProperty("content");
  });

  it("asks for a telephone number unless no reply is wanted", () => {
    expect(findGaps("contact", readDraft())).toHaveProperty("contactPhone");
    changeDraft({ noReplyWanted: true });
    expect(findGaps("contact", readDraft())).toEqual({});
  });

  it("knows the step of every field that the server may refuse", () => {
    const steps = Object.keys(PublicDemandDraft.shape).map((field) => [field, stepOf(field)]);
    expect(Object.fromEntries(steps)).toMatchObject({
      content: "words",
      attachmentIds: "photo",
      regionCode: "place",
      address: "place",
      contactPhone: "contact",
      enterpriseName: "contact",
      email: "contact",
    });
  });
});

describe("the draft", () => {
  it("keeps what was written when words come from the home page", () => {
    addWords("路灯坏了");
    addWords("井盖也没了");
    addWords("路灯坏了");
    expect(readDraft().content).toBe("路灯坏了\n井盖也没了");
  });

  it("is left alone while it is not known whether it arrived", () => {
    changeDraft({ content: "路灯坏了三天", isUnsettled: true });
    addWords("别的事");
    expect(readDraft().content).toBe("路灯坏了三天");
  });

  it("keeps its key while it changes, and gets another one only on purpose", () => {
    const { requestKey } = readDraft();
    changeDraft({ content: "路灯坏了三天" });
    expect(readDraft().requestKey).toBe(requestKey);
    renewKey();
    expect(readDraft().requestKey).not.toBe(requestKey);
  });

  it("goes out in the shape of the contract, without what was left open", () => {
    changeDraft({
      content: " 路灯坏了三天\u200B ",
      requesterName: "张女士",
      isAnonymous: true,
      enterpriseName: "不算",
      countyCode: "320613",
      contactPhone: "138 0013 8000",
    });
    const sent = PublicDemandDraft.parse(bodyOf(readDraft()));
    expect(sent).toMatchObject({
      content: "路灯坏了三天",
      regionCode: "320613",
      contactPhone: "13800138000",
      line: "citizen",
      kind: null,
      isAnonymous: true,
    });
    expect(sent.requesterName).toBeUndefined();
    expect(sent.enterpriseName).toBeUndefined();
  });
});
