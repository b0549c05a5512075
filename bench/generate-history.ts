/*
 * Writes made-up history for measuring imports: one JSON record per line, the same lines for the same seed, nothing kept in memory.
 *   npm run yihao -- … reads it; make it with: node bench/generate-history.ts --rows 100000 [--seed 1] [--out history.jsonl]
 */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    out: { type: "string" },
    "reply-share": { type: "string", default: "0.9" },
  },
});

const places = [
  "幸福花园",
  "濠河西苑",
  "学府雅居",
  "江海家园",
  "望江新村",
  "文峰小区",
  "城港公寓",
  "紫东佳苑",
  "虹桥新村",
  "青年路北侧",
  "工农南路",
  "人民东路",
  "长江中路",
  "通沪大道",
  "世纪大道",
  "振兴路菜场",
];
const towns = [
  "城东街道",
  "和平桥街道",
  "新城桥街道",
  "狼山镇街道",
  "观音山街道",
  "先锋街道",
  "平潮镇",
  "石港镇",
  "三星镇",
  "包场镇",
  "掘港街道",
  "曲塘镇",
  "白蒲镇",
  "吕四港镇",
];
const topics = [
  {
    title: "夜间施工噪声扰民",
    trouble: "工地连续多日施工到凌晨，打桩和混凝土浇筑的声音很大，老人和孩子都睡不好",
    wish: "希望查看夜间施工许可，合理安排工期",
    done: "执法人员到现场检查，施工单位未能出示当日夜间作业证明，已当场责令停工并立案",
  },
  {
    title: "小区电梯反复停运",
    trouble: "两部电梯这个月已经停运四次，维修后没几天又坏，高层住户上下楼非常困难",
    wish: "请督促物业和维保单位彻底修复，并公布检验结果",
    done: "特种设备检查人员约谈维保单位，更换门机和控制板后恢复运行，检验报告张贴在轿厢内",
  },
  {
    title: "自来水水压不足",
    trouble: "每天傍晚用水高峰水压很小，热水器打不着火，六楼以上经常断水",
    wish: "希望检查二次供水设备，说明改造计划",
    done: "供水公司检修了泵房并调整水泵运行时段，顶层住户反映水压已经正常",
  },
  {
    title: "路灯损坏无人维修",
    trouble: "路灯坏了半个多月，晚上一片漆黑，上周已经有骑车人摔倒受伤",
    wish: "请尽快修复，并检查沿线其他路灯",
    done: "养护单位更换了灯头和一段电缆，当晚全部亮灯，并把该路段列入每周巡查",
  },
  {
    title: "预付卡门店关门退款难",
    trouble: "去年办了健身卡，还剩一千多元，门店突然关门，负责人电话打不通",
    wish: "希望协调退还余额，查处类似行为",
    done: "经组织双方调解，经营者同意分两期退还余额，第一期已经到账",
  },
  {
    title: "公交班次间隔过长",
    trouble: "早高峰要等二十多分钟才有一班车，经常挤不上去，上班上学都迟到",
    wish: "希望增加早晚高峰班次或者改用大车",
    done: "公交公司在早高峰增加三个班次，并将于下月根据客流再作评估",
  },
  {
    title: "咨询医保异地就医备案",
    trouble: "父母长期随我们在外地居住，想了解怎样备案、住院能报销多少、需要带哪些材料",
    wish: "请告知办理渠道和所需时间",
    done: "已电话说明线上备案步骤、所需材料和报销比例，来电人表示清楚并已办理完成",
  },
  {
    title: "农田灌溉渠道淤堵",
    trouble: "村里的渠道多年没有清淤，水放不下来，几十亩秧苗缺水发黄",
    wish: "请安排清淤并维修闸门",
    done: "镇水利站组织挖机清淤八百余米，更换闸门一座，灌溉用水已通到田头",
  },
  {
    title: "拖欠工资",
    trouble: "在项目上做了三个月木工，完工后承包人一直说没有钱，二十多人的工资没有结清",
    wish: "请劳动部门督促支付",
    done: "监察人员约谈总包单位，工资已通过专户代发，班组签字确认",
  },
  {
    title: "河道水质发黑有异味",
    trouble: "门前的小河最近颜色发黑，气味很重，怀疑有污水直接排入",
    wish: "请查清来源并治理",
    done: "排查发现一处管道破损，已修复并对河段进行清淤换水，后续每周取样监测",
  },
];
const openings = ["您好，我是附近居民，反映一个情况：", "我想通过热线反映", "此前也向物业反映过，没有结果。", "这个问题已经存在很久，"];
const additions = [
  "附近几栋楼的住户都有同样的意见。",
  "我们拍了照片，可以提供给工作人员。",
  "打过两次电话，对方每次都说正在处理。",
  "家里有老人和正在备考的学生，影响确实很大。",
  "如果短时间解决不了，也请给一个明确的时间。",
  "希望有关部门到现场看一看，不要只打电话了解。",
];
const courtesies = [
  "您好，感谢您对我们工作的关心和支持。",
  "您反映的问题收悉，现将办理情况答复如下：",
  "接到您的来信后，我单位高度重视，立即安排人员核实。",
];
const closings = [
  "如有疑问，可在工作时间与我单位联系。",
  "下一步我们将加强日常巡查，防止问题反复。",
  "感谢您的监督，祝您生活愉快。",
  "后续进展将及时向您反馈。",
];

/** mulberry32: small, and the same on every machine. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = createRandom(Number(values.seed));
const pick = <T>(from: readonly [T, ...T[]] | readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const some = (from: readonly string[], count: number) => Array.from({ length: count }, () => pick(from)).join("");
const hourMs = 3_600_000;
const firstDay = Date.UTC(2021, 0, 1);

function shanghaiTime(at: number): string {
  return `${new Date(at + 8 * hourMs).toISOString().slice(0, 19)}+08:00`;
}

function recordOf(index: number, count: number): object {
  const topic = pick(topics);
  const place = `${pick(towns)}${pick(places)}${1 + Math.floor(random() * 90)}号`;
  // Four years, in the order of time with a little disorder, as exports are.
  const createdAt = firstDay + Math.floor(((index + random() * 50) / count) * 4 * 365 * 24) * hourMs + Math.floor(random() * 3600) * 1000;
  const isReplied = random() < Number(values["reply-share"]);
  const body = `${pick(openings)}${place}，${topic.trouble}。${some(additions, 2 + Math.floor(random() * 8))}${topic.wish}。`;
  const reply = `${some(courtesies, 2)}经核实，${place}的情况基本属实。${topic.done}。${some(closings, 2 + Math.floor(random() * 8))}`;
  const id = `${values.seed}-${index + 1}`;
  const asked = { id, title: `${place}${topic.title}`, body, created_at: shanghaiTime(createdAt) };
  return isReplied ? { ...asked, reply, replied_at: shanghaiTime(createdAt + Math.floor((4 + random() * 300) * hourMs)) } : asked;
}

const count = Number(values.rows);
const out = values.out === undefined ? process.stdout : createWriteStream(values.out);
const linesPerWrite = 500;
for (let from = 0; from < count; from += linesPerWrite) {
  const size = Math.min(linesPerWrite, count - from);
  const lines = Array.from({ length: size }, (_, at) => `${JSON.stringify(recordOf(from + at, count))}\n`).join("");
  if (!out.write(lines)) await once(out, "drain");
}
if (out !== process.stdout) out.end();
