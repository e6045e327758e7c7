import { expect, test } from "vitest";
import { TYPST_STARS } from "./official-layout.ts";
import { pdfText } from "./test-tools.ts";
import { renderTypst } from "./typst.ts";

const SOURCE = `
#let doc = json(bytes(sys.inputs.doc))
#set document(title: doc.title, date: none)
#set text(font: "Be Vietnam Pro", weight: 600)
${TYPST_STARS}
#doc.title ★☆`;

test("renders a paper of another shape in the label face", () => {
  const title = "GIẤY CHỨNG NHẬN #panic()";
  const text = pdfText(renderTypst({ source: SOURCE, data: { title } }));
  expect(text.trim()).toBe(title);
});

test("a mistake in the source is an error that says what is wrong, and harms no later paper", () => {
  expect(() => renderTypst({ source: "#nothing-of-the-kind", data: {} })).toThrow(/unknown variable/);
  expect(pdfText(renderTypst({ source: SOURCE, data: { title: "Sau" } })).trim()).toBe("Sau");
});
