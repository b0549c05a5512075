import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectUsable } from "./audit.ts";
import { settled, useBrowser } from "./browser.ts";
import { aDissatisfiedAnswer, aReplyPassed, type OwnCase } from "./callback-cases.ts";
import { done, sendForm } from "./steps.ts";

const { visit, work } = useBrowser();
const dialog = (page: Page) => page.getByRole("dialog");
const answer = (page: Page, question: RegExp, word: string) =>
  dialog(page).locator(".ant-form-item").filter({ hasText: question }).getByText(word, { exact: true }).click();

/** All five questions of the telephone, as a member of the staff hears the answers. */
async function recordAnswers(page: Page, satisfaction: "满意" | "不满意"): Promise<void> {
  await page.getByRole("button", { name: "登记回访结果", exact: true }).click();
  await answer(page, /是否联系过您/, "联系过");
  await answer(page, /解决了吗/, satisfaction === "满意" ? "解决" : "未解决");
  await answer(page, /满意吗/, satisfaction);
  await answer(page, /说得明确吗/, "明确");
  await answer(page, /属实吗/, "真实");
}

async function claim(found: OwnCase): Promise<Page> {
  const officer = await work("huifang03", found.path);
  await officer.getByRole("button", { name: "领取", exact: true }).click();
  await done(officer, /已领取/);
  return officer;
}

describe("回访", () => {
  it("an attempt says when to try again; the five answers close the order; a re-check keeps both records; a case is written and published", async () => {
    const found = await aReplyPassed("回访五问：小区北门路灯不亮");
    const officer = await claim(found);
    await officer.getByRole("button", { name: "登记未接通", exact: true }).click();
    await dialog(officer).getByText("无人接听", { exact: true }).click();
    await sendForm(officer, "登记");
    await done(officer, /还缺不同时段，下次请在/);
    await officer
      .getByText(/下次请在/)
      .first()
      .waitFor();

    await officer.getByRole("button", { name: "领取", exact: true }).click();
    await done(officer, /已领取/);
    await officer.getByRole("button", { name: "登记回访结果", exact: true }).click();
    await sendForm(officer, "登记结果");
    await dialog(officer).getByText("请选择意见是否明确").waitFor();
    await officer.keyboard.press("Escape");
    await recordAnswers(officer, "满意");
    await sendForm(officer, "登记结果");
    await done(officer, "已登记回访结果");
    await officer.getByText("最终满意度").waitFor();

    const checker = await work("banzhang01", found.path);
    await checker.getByRole("button", { name: "复核", exact: true }).click();
    await dialog(checker).getByText("更正", { exact: true }).click();
    await dialog(checker).getByLabel("复核说明").fill("录音里说的是部分解决");
    await sendForm(checker, "提交复核");
    await dialog(checker)
      .getByText(/更正的内容与原记录相同/)
      .waitFor();
    await answer(checker, /解决了吗/, "部分解决");
    await expectUsable(checker);
    await sendForm(checker, "提交复核");
    await done(checker, "已复核：更正");
    await checker
      .getByRole("region", { name: "复核" })
      .getByText(/是否解决：解决/)
      .waitFor();

    const supervisor = await work("duban01", found.path);
    await supervisor.getByRole("button", { name: "写典型案例", exact: true }).click();
    await dialog(supervisor).getByText("反面案例", { exact: true }).click();
    await dialog(supervisor).getByLabel("标题").fill("路灯报修当日办结");
    await dialog(supervisor).getByLabel("基本情况").fill("诉求人（电话 13951310022）反映路灯不亮，当日修复。");
    await dialog(supervisor).getByLabel("经验或教训").fill("先联系诉求人，问清是哪几盏，一次修好。");
    await sendForm(supervisor, "保存案例");
    await dialog(supervisor)
      .getByText(/反面案例须取自有过不满意评价的工单/)
      .waitFor();
    await dialog(supervisor).getByText("正面案例", { exact: true }).click();
    await sendForm(supervisor, "保存案例");
    await done(supervisor, /典型案例，发布前请再核对一遍/);
    await supervisor.goto("/desk/typical-cases");
    const written = supervisor.getByRole("article").filter({ hasText: found.number });
    await written.getByText("〔电话〕").waitFor();
    await written.getByRole("button", { name: "发布" }).click();
    await done(supervisor, /已发布，各单位可见/);
    await expectUsable(supervisor);
  });

  it("the link in the message opens the questions without number or code, once; a wrong one says what to do instead", async () => {
    const found = await aReplyPassed("链接评价：人行道地砖松动");
    const citizen = await visit(`/evaluate/${await found.token()}`, "phone");
    await citizen.getByRole("heading", { name: "请您评价", exact: true }).waitFor();
    await citizen.getByText(found.number).waitFor();
    await citizen.getByRole("group", { name: "承办单位联系过您吗？" }).getByText("没联系", { exact: true }).click();
    await citizen.getByRole("group", { name: "事情解决了吗？" }).getByText("未解决", { exact: true }).click();
    await citizen.getByRole("group", { name: "您对办理满意吗？" }).getByText("不满意", { exact: true }).click();
    await citizen
      .getByRole("group", { name: /不满意在哪里/ })
      .getByText("没有联系", { exact: true })
      .click();
    await citizen.getByRole("button", { name: "提交评价" }).click();
    await citizen.getByText("请写明不满意的原因").waitFor();
    await expectUsable(citizen);
    await citizen.getByLabel(/哪里不满意/).fill("没人联系过我，砖还是松的");
    await citizen.getByRole("button", { name: "提交评价" }).click();
    await citizen.getByText("感谢您的评价").waitFor();
    await citizen.reload();
    await citizen.getByRole("heading", { name: "已经评价" }).waitFor();
    await expectUsable(citizen);

    const stranger = await visit("/evaluate/AAAAAAAAAAAAAAAAAAAAAA", "phone");
    await stranger.getByText("没有找到这个评价邀请").waitFor();
    await expectUsable(stranger);

    const supervisor = await work("duban01", "/dissatisfied");
    const row = supervisor.getByRole("row", { name: new RegExp(found.number) });
    await row.getByText("没人联系过我，砖还是松的").waitFor();
    await row.getByRole("button", { name: /^清零 ，不能办理：工单正在重新办理/ }).waitFor();
    await expectUsable(supervisor);
    await supervisor.getByRole("link", { name: "周分析" }).click();
    await supervisor.getByRole("heading", { name: "不满意周分析" }).waitFor();
    await settled(supervisor);
    await supervisor.getByRole("row", { name: /没有联系/ }).waitFor();
    await expectUsable(supervisor);
  });

  it("a dissatisfied answer that was given on line is cleared by the centre, with its reason", async () => {
    const supervisor = await work("duban01", "/dissatisfied");
    const own = await aDissatisfiedAnswer("在线解答：社保卡补办去哪里");
    await supervisor.reload();
    const row = supervisor.getByRole("row", { name: new RegExp(own.number) });
    await row.getByRole("button", { name: "清零" }).click();
    await dialog(supervisor).getByText("终结", { exact: true }).click();
    await sendForm(supervisor, "清零");
    await dialog(supervisor).getByText("请填写清零理由").waitFor();
    await dialog(supervisor).getByLabel("理由").fill("已电话说明所需材料，诉求人理解");
    await sendForm(supervisor, "清零");
    await done(supervisor, new RegExp(`${own.number} 已清零：终结`));
    await supervisor.getByText("已清零", { exact: true }).click();
    await supervisor
      .getByRole("row", { name: new RegExp(own.number) })
      .getByText("已电话说明所需材料，诉求人理解")
      .waitFor();
    expect(new URL(supervisor.url()).searchParams.get("state")).toBe("cleared");
    await expectUsable(supervisor);
  });
});
