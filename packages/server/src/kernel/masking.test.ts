import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskAddress, maskEmail, maskName, maskPhone } from "./masking.ts";

const digitsOf = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(""));

describe("a telephone number", () => {
  it.each([
    ["13900001234", "139****1234"],
    ["+86 139 0000 1234", "861******1234"],
    ["0513-85101234", "051*****1234"],
    ["85101234", "****1234"],
    ["4008001234", "******1234"],
    ["12345", "***45"],
    ["", "*"],
  ])("%s is shown as %s", (number, shown) => {
    expect(maskPhone(number)).toBe(shown);
  });

  it("keeps at least four of its digits hidden, from seven digits on", () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 15 }).chain(digitsOf), (number) => {
        const shown = maskPhone(number);
        expect(shown).toHaveLength(number.length);
        expect(shown.replace(/[^*]/g, "").length).toBeGreaterThanOrEqual(4);
      }),
    );
  });

  it("shows no letter or sign that was written into it", () => {
    fc.assert(fc.property(fc.string(), (text) => /^[\d*]+$/.test(maskPhone(text))));
  });
});

describe("a name", () => {
  it.each([
    ["王建华", "王**"],
    ["王芳", "王*"],
    ["王", "王*"],
    ["欧阳建华", "欧**"],
    ["阿卜杜拉·买买提", "阿**"],
    ["𠮷田", "𠮷*"],
    ["", "*"],
  ])("%s is shown as %s", (name, shown) => {
    expect(maskName(name)).toBe(shown);
  });

  it.each(["张先生", "冯女士", "欧阳老师", "王阿姨"])("that is only a form of address stays: %s", (name) => {
    expect(maskName(name)).toBe(name);
  });

  it.each(["张三先生", "王芳女士", "张三丰先生"])("with a form of address behind it is hidden all the same: %s", (name) => {
    expect(maskName(name)).toBe(`${name.slice(0, 1)}**`);
  });

  it("never shows more than its first character", () => {
    const names = fc.array(fc.constantFrom(..."王建华芳丽国强伟秀英明军"), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(names, (characters) => maskName(characters.join("")).replaceAll("*", "") === characters[0]));
  });
});

describe("an e-mail address", () => {
  it("keeps its first letter and its domain", () => {
    expect(maskEmail("wangjianhua@example.com")).toBe("w***@example.com");
  });

  it("says nothing of how long it is", () => {
    expect(maskEmail("w@example.com")).toBe(maskEmail("wangjianhua1985@example.com"));
  });
});

describe("an address", () => {
  it.each([
    ["濠东路99号阳光花园3栋2单元501室", "濠东路**号阳光花园**栋**单元**室"],
    ["阳光花园3幢12层", "阳光花园**幢**层"],
    ["阳光花园５栋５０１室", "阳光花园**栋**室"],
    ["阳光花园三号楼二单元", "阳光花园**号楼**单元"],
    ["阳光花园3-2-501", "阳光花园**"],
    ["阳光花园5#501", "阳光花园**"],
    ["国贸中心12座1203室", "国贸中心**座**室"],
  ])("%s loses the door: %s", (address, shown) => {
    expect(maskAddress(address)).toBe(shown);
  });

  it.each(["濠东路小区北门", "204国道与工农路口", "第一中学门口", "3路公交车站"])(
    "that names no door stays for the handler to find: %s",
    (address) => {
      expect(maskAddress(address)).toBe(address);
    },
  );
});
