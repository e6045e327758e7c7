import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  Button,
  type Child,
  DataTable,
  DescriptionList,
  Facets,
  Form,
  fieldError,
  GalleryPage,
  Island,
  loadAssets,
  Notice,
  type PageContext,
  PageHeader,
  PostButton,
  ProductCard,
  RadioCards,
  renderPage,
  SearchBox,
  Select,
  Stars,
  TextArea,
  TextField,
  Timeline,
  themeFromCookie,
  WorkspacePage,
} from "./index.ts";

const attack = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`;

const page: PageContext = {
  path: "/lam-viec/phieu-cham/12",
  theme: "dark",
  csrfToken: "token-1",
  menu: [
    { href: "/lam-viec", label: "Việc của tôi" },
    { href: "/lam-viec/phieu-cham", label: "Phiếu chấm", badge: 7, current: true },
  ],
  demo: false,
  assets: { css: "/assets/theme.css", islands: { "score-sheet": "/assets/score-sheet.js" } },
};

function html(content: Child): string {
  return renderPage(<div>{content}</div>);
}

test.each<[string, Child]>([
  [
    "page header",
    <PageHeader key="a" title={attack} lead={attack} breadcrumb={[{ href: attack, label: attack }]} />,
  ],
  ["text field", <TextField key="b" name="x" label={attack} hint={attack} error={attack} value={attack} />],
  ["text area", <TextArea key="c" name="x" label={attack} value={`</textarea>${attack}`} />],
  [
    "select",
    <Select key="d" name="x" label={attack} value={attack} options={[{ value: attack, label: attack }]} />,
  ],
  ["search", <SearchBox key="e" action="/san-pham" label={attack} value={attack} hidden={{ a: attack }} />],
  [
    "error summary",
    <Form key="f" page={page} errors={[{ href: attack, text: attack }]}>
      x
    </Form>,
  ],
  [
    "product card",
    <ProductCard
      key="g"
      href={attack}
      name={attack}
      producer={attack}
      place={attack}
      picture={{ src: attack }}
    />,
  ],
  ["facts", <DescriptionList key="h" items={[{ term: attack, value: attack }]} />],
  ["timeline", <Timeline key="i" entries={[{ title: attack, who: attack, note: attack }]} />],
  [
    "facets",
    <Facets
      key="j"
      action={attack}
      groups={[{ name: attack, title: attack, options: [{ value: attack, label: attack }] }]}
    />,
  ],
  [
    "island",
    <Island key="k" name="score-sheet" page={page} props={{ note: attack }}>
      {attack}
    </Island>,
  ],
])("%s escapes what people typed", (_, content) => {
  const made = html(content);
  expect(made).toContain("alert(1)");
  expect(made).not.toContain("<script>");
  expect(made).not.toContain("<img src=x");
});

test("a page brings its language, theme, title and nothing inline", () => {
  const made = renderPage(<GalleryPage page={{ ...page, path: "/giao-dien" }} />);
  expect(made.startsWith('<!doctype html><html lang="vi" data-theme="dark">')).toBe(true);
  expect(made).toContain("<title>Bộ giao diện · SaoQuê</title>");
  expect(made).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/);
});

test("every label, hint and error of the gallery points at something that exists, once", () => {
  const made = renderPage(<GalleryPage page={page} />);
  const ids = [...made.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
  expect(ids.length).toBe(new Set(ids).size);
  const pointers = [...made.matchAll(/\s(?:for|aria-describedby|aria-labelledby|list)="([^"]+)"/g)];
  const missing = pointers.flatMap((match) => (match[1] ?? "").split(" ")).filter((id) => !ids.includes(id));
  expect(missing).toEqual([]);
});

test("a field keeps what was typed and ties its error", () => {
  const errors = [{ href: "#price", text: "Giá phải là số." }];
  const made = html(
    <TextField name="price" label="Giá" value="ba mươi" error={fieldError(errors, "price")} />,
  );
  expect(made).toContain('value="ba mươi"');
  expect(made).toContain('aria-invalid="true"');
  expect(made).toContain('aria-describedby="price-error"');
  expect(made).toContain("Giá phải là số.");
});

test("a chosen level is checked and the others are not", () => {
  const options = [
    { value: "0", points: 0, label: "Không" },
    { value: "3", points: 3, label: "Đủ" },
  ];
  const made = html(<RadioCards name="m" label="1.1" options={options} value="3" />);
  expect(made.match(/<input[^>]*\schecked[^>]*>/g)?.map((input) => /value="(\d)"/.exec(input)?.[1])).toEqual([
    "3",
  ]);
});

test("forms carry the token, and the key against double posting when given", () => {
  const made = html(
    <PostButton page={page} action="/x" idempotencyKey="k-1">
      Chuyển
    </PostButton>,
  );
  expect(made).toContain('name="_csrf" value="token-1"');
  expect(made).toContain('name="_key" value="k-1"');
  expect(
    html(
      <Form page={page}>
        <Button>Lưu</Button>
      </Form>,
    ),
  ).not.toContain('name="_key"');
});

test("only the menu entry of this page is current", () => {
  const made = renderPage(
    <WorkspacePage title="Phiếu" page={page}>
      x
    </WorkspacePage>,
  );
  const current = [...made.matchAll(/<a[^>]*href="([^"]+)"[^>]*aria-current="page"/g)].map(
    (match) => match[1],
  );
  expect(current).toEqual(["/lam-viec/phieu-cham"]);
});

test("an empty table shows its empty state instead of a bare head", () => {
  const made = html(
    <DataTable
      caption="Trống"
      columns={[]}
      rows={[]}
      rowKey={() => ""}
      empty={<Notice kind="info">Chưa có.</Notice>}
    />,
  );
  expect(made).toContain("Chưa có.");
  expect(made).not.toContain("<table");
});

test("stars speak", () => {
  expect(html(<Stars value={4} />)).toContain('aria-label="4 sao"');
  expect(html(<Stars value={0} />)).toContain('aria-label="chưa được sao nào"');
});

test("an island that was not built leaves its content and asks for no script", () => {
  const made = html(
    <Island name="unbuilt" page={page} props={{}}>
      Nội dung
    </Island>,
  );
  expect(made).toContain("<saoque-unbuilt");
  expect(made).toContain("Nội dung");
  expect(made).not.toContain("<script");
});

test("the theme cookie is believed only when it names a theme", () => {
  expect(["light", "dark", "auto", "x", undefined].map(themeFromCookie)).toEqual([
    "light",
    "dark",
    "auto",
    "auto",
    "auto",
  ]);
});

test("assets come from the manifest; a missing build says what to run", () => {
  const folder = mkdtempSync(join(tmpdir(), "saoque-ui-"));
  try {
    expect(() => loadAssets(folder)).toThrow("npm run build");
    mkdirSync(join(folder, "public"));
    const manifest = {
      "src/platform/ui/theme.css": { file: "assets/theme-1.css", isEntry: true },
      "src/modules/evaluation/islands/score-sheet.island.tsx": {
        file: "assets/score-sheet-2.js",
        isEntry: true,
      },
      "_shared.js": { file: "assets/shared-3.js" },
    };
    writeFileSync(join(folder, "public", "manifest.json"), JSON.stringify(manifest));
    expect(loadAssets(folder)).toEqual({
      css: "/assets/theme-1.css",
      islands: { "score-sheet": "/assets/score-sheet-2.js" },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the choice of everything is not counted among the filters of a phone", () => {
  const kinds = (chosen: string) =>
    ["", "fair", "forum"].map((value) => ({ value, label: value || "Tất cả", checked: value === chosen }));
  const made = (chosen: string) =>
    html(
      <Facets action="/" groups={[{ name: "loai", title: "Loại", kind: "radio", options: kinds(chosen) }]} />,
    );
  expect(made("")).toContain("<span>Bộ lọc</span>");
  expect(made("fair")).toContain("<span>Bộ lọc (1)</span>");
});
