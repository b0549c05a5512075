import { readProgress } from "@yihao/contract/callback";
import * as demand from "@yihao/contract/demand";
import * as knowledge from "@yihao/contract/knowledge";
import { register } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { brokenIdentities, figuresOfToday } from "@yihao/testkit/figures";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

async function publishedArticle(title: string, expiresOn: string | null = null) {
  const [drafter, reviewer] = [await city.as("baike01"), await city.as("baike02")];
  const { id } = await drafter(knowledge.draftArticle, {
    body: {
      kind: "article",
      title,
      body: "持身份证到任一社保窗口办理，当场办结。",
      effectiveFrom: "2026-01-01",
      expiresOn,
      internalNote: "口径：不承诺到账日期",
    },
  });
  await drafter(knowledge.submitArticle, { params: { id } });
  await reviewer(knowledge.reviewArticle, { params: { id }, body: { pass: true } });
  return id;
}

describe("在线解答", () => {
  it("answers at once citing knowledge, and the requester reads the answer behind the query code", async () => {
    const operator = await city.as("zuoxi01");
    const articleId = await publishedArticle("社保卡挂失补办");
    const receipt = await register(operator, {
      kind: "inquiry",
      title: "社保卡怎么补办",
      content: "社保卡丢了怎么补办，要带什么材料",
      categoryCode: null,
    });
    const answered = await operator(demand.answerDemand, {
      params: { id: receipt.id },
      body: { answer: "带身份证到任一社保窗口，当场补办。", articleIds: [articleId] },
    });
    expect(answered.state).toBe("answered");
    expect(answered.answer?.articles).toEqual([{ id: articleId, title: "社保卡挂失补办" }]);
    expect(answered.can.answer).toMatchObject({ allowed: false });

    const progress = await city.citizen(readProgress, { body: { number: receipt.number, queryCode: receipt.queryCode } });
    expect(progress.answer).toContain("当场补办");
    expect(progress.steps.map((step) => step.title)).toEqual(["已收到您的诉求", "已当场答复"]);
  });

  it("refuses to cite what has expired", async () => {
    const operator = await city.as("zuoxi01");
    const articleId = await publishedArticle("去年的补贴", "2026-11-17");
    city.clock.advance(3 * 86_400_000);
    const receipt = await register(operator, { kind: "inquiry" });
    const problem = await problemOf(
      operator(demand.answerDemand, { params: { id: receipt.id }, body: { answer: "可以领取。", articleIds: [articleId] } }),
    );
    expect(problem).toMatchObject({ status: 409, code: "demand.articleNotCitable" });
  });

  it("is counted as answered on line, and the books balance", async () => {
    expect(await figuresOfToday(city)).toMatchObject({ demandCount: 1, inTransitCount: 1 });
    expect(await brokenIdentities(city)).toEqual([]);
  });
});
