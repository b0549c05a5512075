import { describe, it } from "vitest";
import { settled, useBrowser } from "./browser.ts";
import { chooseKind, done, sendForm } from "./steps.ts";

const { work } = useBrowser();

describe("突发敏感信息", () => {
  it("is registered and flagged at the desk in one press, and goes up to the leader and into a numbered briefing", async () => {
    const operator = await work("zuoxi07");
    await operator.getByLabel("来电号码").fill("13951313001");
    await operator.keyboard.press("Enter");
    await operator.getByLabel("主要内容").and(operator.locator(":focus")).waitFor();
    await operator.keyboard.type("工地边坡塌方，有工人可能被埋，现场很乱");
    // What is missing for a registration is said before anything is sent.
    await operator.getByRole("button", { name: "登记并上报突发" }).click();
    await operator
      .getByText(/请选择诉求类型/)
      .first()
      .waitFor();
    await chooseKind(operator, "求助");
    await operator.getByRole("button", { name: "登记并上报突发" }).click();
    await operator.getByLabel("情况和理由").fill("工地塌方，可能有人被埋");
    await sendForm(operator, "上报");
    await done(operator, /已通知班长核实/);
    await operator.getByRole("link", { name: "已上报突发敏感信息" }).click();
    await settled(operator);
    const path = new URL(operator.url()).pathname.replace("/desk", "");

    const lead = await work("banzhang01", "/emergencies");
    await lead.getByText("工地塌方，可能有人被埋").first().waitFor();
    await lead.goto(`/desk${path}`);
    await lead.getByRole("button", { name: "核实", exact: true }).click();
    await lead.getByLabel("核实情况").fill("已与工地核实，属实");
    await sendForm(lead, "提交核实");
    await lead.getByText("请选择属实或排除").waitFor();
    await lead.getByText("属实", { exact: true }).click();
    await sendForm(lead, "提交核实");
    await done(lead, /已报值班领导/);
    // Nobody writes a briefing before the leader has said what to do.
    await lead.getByRole("button", { name: /^报送专报 ，不能办理：突发信息目前为“待处置”/ }).waitFor();

    const leader = await work("zhuren01", path);
    await leader.getByRole("button", { name: "处置意见", exact: true }).click();
    await leader.getByRole("textbox", { name: /处置意见/ }).fill("请应急、住建立即到场");
    await sendForm(leader, "下达");
    await done(leader, /处置意见已下达/);

    await lead.getByText("请应急、住建立即到场").first().waitFor();
    await lead.getByRole("button", { name: "报送专报", exact: true }).click();
    await lead.getByLabel("基本情况").fill("边坡塌方约 20 立方米。");
    await lead.getByLabel("已采取的措施").fill("救援力量已到场。");
    await sendForm(lead, "报送");
    await done(lead, /已报送 12345专报〔\d{4}〕\d+号/);
    await lead.getByRole("link", { name: /^12345专报/ }).click();
    await lead.getByText("内部资料，不得公开").waitFor();
    await lead.getByText("边坡塌方约 20 立方米。").waitFor();

    await leader.getByRole("button", { name: "办结", exact: true }).click();
    await leader.getByLabel("处置结果").fill("无人受伤，边坡已加固");
    await sendForm(leader, "办结");
    await done(leader, "已办结");
    await leader.getByText("无人受伤，边坡已加固").first().waitFor();
  });

  it("the administrator keeps the terms that propose one", async () => {
    const admin = await work("admin", "/admin/emergency-terms");
    await settled(admin);
    await admin.getByRole("button", { name: "新增提示词" }).click();
    await sendForm(admin, "新增");
    await admin.getByText("请填写提示词").waitFor();
    await admin.getByLabel("提示词", { exact: true }).fill("氨气泄漏");
    await sendForm(admin, "新增");
    await done(admin, "已新增 1 个提示词");
    await admin.getByRole("button", { name: "停用 氨气泄漏" }).click();
    await done(admin, "“氨气泄漏”已停用");
  });
});
