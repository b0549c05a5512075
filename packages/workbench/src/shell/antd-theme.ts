import { type ThemeConfig, theme } from "antd";

const made = new Map<boolean, ThemeConfig>();

/** Ant Design's theme read from our style sheet, so that tokens.css stays the only place of a colour. */
export function themeOf(isDark: boolean): ThemeConfig {
  const known = made.get(isDark);
  if (known !== undefined) return known;
  const styles = getComputedStyle(document.documentElement);
  const read = (name: string) => styles.getPropertyValue(`--${name}`).trim();
  const config: ThemeConfig = {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: read("action"),
      colorPrimaryHover: read("action-strong"),
      colorPrimaryActive: read("action-strong"),
      colorPrimaryBg: read("action-ground"),
      colorPrimaryBgHover: read("action-ground"),
      colorPrimaryText: read("action"),
      colorPrimaryBorder: read("action-line"),
      colorLink: read("action"),
      colorLinkHover: read("action-strong"),
      colorLinkActive: read("action-strong"),
      colorInfo: read("action"),
      colorInfoBg: read("action-ground"),
      colorInfoBorder: read("action-line"),
      colorSuccess: read("light-green"),
      colorSuccessBg: read("light-green-ground"),
      colorSuccessBorder: read("light-green"),
      colorWarning: read("light-orange"),
      colorWarningBg: read("light-yellow-ground"),
      colorWarningBorder: read("light-yellow"),
      colorError: read("danger"),
      colorErrorHover: read("danger-strong"),
      colorErrorActive: read("danger-strong"),
      colorErrorBg: read("danger-ground"),
      colorErrorBorder: read("danger-line"),
      colorText: read("ink"),
      colorTextHeading: read("ink"),
      colorTextLabel: read("ink-soft"),
      colorTextSecondary: read("ink-soft"),
      colorTextTertiary: read("ink-faint"),
      colorTextDescription: read("ink-faint"),
      colorTextPlaceholder: read("ink-faint"),
      colorTextLightSolid: read("on-action"),
      colorBgLayout: read("page"),
      colorBgContainer: read("surface"),
      colorBgElevated: read("surface-raised"),
      colorBgSpotlight: read("spotlight"),
      colorBgMask: read("veil"),
      colorBorder: read("line"),
      colorBorderSecondary: read("line-soft"),
      colorIcon: read("ink-soft"),
      fontFamily: read("font"),
      fontSize: Number.parseInt(read("text"), 10),
      borderRadius: Number.parseInt(read("radius"), 10),
      borderRadiusLG: Number.parseInt(read("radius-large"), 10),
      motion: false,
      wireframe: false,
    },
    components: {
      Tooltip: { colorTextLightSolid: read("spotlight-ink") },
      Form: { itemMarginBottom: 18, labelColor: read("ink-soft"), verticalLabelPadding: "0 0 4px" },
      Select: { optionSelectedBg: read("action-ground"), optionSelectedColor: read("ink"), multipleItemBg: read("surface-sunk") },
      Segmented: { trackBg: read("surface-sunk"), itemColor: read("ink-soft"), itemSelectedColor: read("ink") },
      Drawer: { colorBgElevated: read("surface") },
    },
  };
  made.set(isDark, config);
  return config;
}
