import { NoticeTopic } from "@yihao/contract/notice";
import { describe, expect, test } from "vitest";
import { renderNotice } from "./templates.ts";

const number = "20261123000123";
const facts = {
  agency: "市城市管理局",
  dueOn: "2026-11-30",
  reason: "正在诉讼中",
  target: "110 报警",
  outcome: "已同意",
  matter: "延期",
  place: "三楼会议室",
};
const requesterTopics = [
  "receipt",
  "answered",
  "declined",
  "handedOver",
  "merged",
  "accepted",
  "replied",
  "evaluation",
  "rework",
  "closed",
  "extended",
  "paused",
  "interimReply",
  "reopened",
  "withdrawn",
  "terminated",
  "concluded",
] as const;

describe.each(NoticeTopic.values)("the words of %s", (topic) => {
  test.each([
    ["all facts", facts],
    ["no facts", {}],
  ])("are whole sentences with the number, given %s", (_, given) => {
    const { title, body } = renderNotice(topic, number, given);
    expect(body).toContain(number);
    expect(`${title}${body}`).not.toMatch(/[{}$]|undefined|null|NaN|，，|。。|，。/);
    expect(title.length).toBeGreaterThan(3);
    expect(body).toMatch(/。$/);
  });
});

test("requesters are greeted", () => {
  for (const topic of requesterTopics) expect(renderNotice(topic, number, facts).body).toMatch(/^您好，/);
});

test("the receipt tells how to ask for progress", () => {
  const { body } = renderNotice("receipt", number, {});
  expect(body).toContain("查询码");
  expect(body).toContain("12345");
});

test("accepted names the agency and the due date, as a date or an instant of Shanghai", () => {
  expect(renderNotice("accepted", number, facts).body).toContain("已转交市城市管理局办理，应于 2026年11月30日 前答复您");
  expect(renderNotice("accepted", number, { ...facts, dueOn: "2026-11-29T16:30:00.000Z" }).body).toContain("2026年11月30日");
  expect(renderNotice("accepted", number, { ...facts, dueOn: "下周一" }).body).not.toContain("应于");
});

test("evaluation invites", () => {
  expect(renderNotice("evaluation", number, {}).body).toContain("诚邀您评价");
});

test("a fact no template knows never shows; a long or broken one is cut to one line", () => {
  const leaked = NoticeTopic.values
    .map((topic) => renderNotice(topic, number, { ...facts, operator: "张三丰", phone: "13800005678" }).body)
    .join("");
  expect(leaked).not.toMatch(/张三丰|13800005678/);
  const { body } = renderNotice("declined", number, { reason: `第一行\n第二行。${"长".repeat(500)}` });
  expect(body).not.toContain("\n");
  expect([...body].length).toBeLessThan(350);
  expect(renderNotice("sentBack", number, { reason: "请补充照片。" }).body).toMatch(/请补充照片。$/);
});
