import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { CommunePicker } from "./commune-picker.tsx";

const checked = (html: string) =>
  html.match(/<input[^>]*type="radio"[^>]*>/g)?.filter((input) => input.includes("checked")) ?? [];

describe("choosing a commune without script", () => {
  it("begins with a search box alone", () => {
    const html = render(<CommunePicker name="commune" legend="Nơi sản xuất" />);
    expect(html).toContain('name="commune.q"');
    expect(html).not.toContain('type="radio"');
  });

  it("lists the parts of a divided commune and chooses none of them", () => {
    const html = render(<CommunePicker name="commune" legend="Nơi sản xuất" query="Nguyễn Phích U Minh" />);
    for (const value of ["32044/32053", "32059/32053", "32062/32053"])
      expect(html).toContain(`value="${value}"`);
    expect(html).toContain("(một phần)");
    expect(checked(html)).toEqual([]);
  });

  it("keeps a stored choice in sight, even beside another search", () => {
    const html = render(
      <CommunePicker name="commune" legend="Nơi sản xuất" query="hoa thanh" value="32059/32053" />,
    );
    expect(checked(html)).toHaveLength(1);
    expect(checked(html)[0]).toContain('value="32059/32053"');
    expect(html).toContain("Phường Hòa Thành, Tây Ninh");
  });

  it("says so when nothing matches, shows the error, and drops a forged choice", () => {
    const html = render(
      <CommunePicker
        name="commune"
        legend="Nơi sản xuất"
        query="<b>zzz"
        value="99999"
        error="Chọn xã, phường"
      />,
    );
    expect(html).toContain("Không thấy");
    expect(html).toContain("Chọn xã, phường");
    expect(html).not.toContain("<b>zzz");
    expect(html).not.toContain("99999");
  });
});
