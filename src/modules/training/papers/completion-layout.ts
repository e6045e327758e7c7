/** Giấy chứng nhận hoàn thành: no law gives a template, so this is the system's own and says so. */
export const COMPLETION_LAYOUT = `
#let doc = json(bytes(sys.inputs.doc))
#let red = rgb("#9b1c1c")
#let gold = rgb("#c58a0b")
#let green = rgb("#245a34")
#let ink = rgb("#1d2b22")
#set document(title: "Giấy chứng nhận hoàn thành khoá tập huấn số " + doc.number, date: none)
#set page(
  paper: "a4", flipped: true, margin: (x: 26mm, top: 19mm, bottom: 17mm),
  background: {
    place(rect(width: 100%, height: 100%, fill: rgb("#fffdf6")))
    place(center + horizon, rect(width: 277mm, height: 190mm, stroke: 2pt + green))
    place(center + horizon, rect(width: 271.5mm, height: 184.5mm, stroke: 0.7pt + gold))
  },
)
#set text(font: "Be Vietnam Pro", size: 12.5pt, lang: "vi", fill: ink, hyphenate: false)
#set par(leading: 0.65em, spacing: 0.7em)

#grid(
  columns: (1fr, 1.2fr), align: center,
  {
    text(10.5pt, upper(doc.parent))
    linebreak()
    text(10.5pt, weight: "bold", upper(doc.organiser))
    v(-0.4mm)
    line(length: 26mm, stroke: 0.6pt)
  },
  {
    text(10.5pt, weight: "bold", upper("Cộng hòa xã hội chủ nghĩa Việt Nam"))
    linebreak()
    text(11pt, weight: "bold", "Độc lập - Tự do - Hạnh phúc")
    v(-0.4mm)
    line(length: 50mm, stroke: 0.6pt)
  },
)
#v(1fr)
#align(center, {
  text(30pt, weight: "bold", fill: red, tracking: 0.5pt, upper("Giấy chứng nhận"))
  v(0.5mm)
  text(14pt, weight: "semibold", fill: green, upper("Hoàn thành khoá tập huấn"))
  v(8mm)
  text(12pt, "Chứng nhận ông/bà")
  v(2.5mm)
  text(25pt, weight: "bold", fill: green, doc.name)
  if doc.unit != "" { v(1.5mm); block(width: 210mm, text(12.5pt, doc.unit)) }
  v(6mm)
  text(12pt, "đã hoàn thành lớp tập huấn")
  v(2mm)
  let size = if doc.class.clusters().len() > 110 { 13pt } else { 16pt }
  block(width: 215mm, text(size, weight: "semibold", doc.class))
  v(2mm)
  block(width: 215mm, text(12pt, doc.when))
  text(12pt, doc.result)
})
#v(1.2fr)
#grid(
  columns: (1fr, 95mm), align: (left + bottom, center + bottom),
  {
    text(11.5pt, weight: "bold", [Số: #doc.number])
    linebreak()
    text(8pt, fill: ink.lighten(30%), "Mẫu giấy của hệ thống SaoQuê; chưa có quy định về mẫu.")
  },
  {
    text(11.5pt, style: "italic", [#doc.place, ngày #doc.day])
    linebreak()
    text(11.5pt, weight: "bold", upper("Thủ trưởng đơn vị tổ chức"))
    linebreak()
    text(10pt, style: "italic", "(Ký tên, đóng dấu)")
    v(20mm)
  },
)
#if doc.demo { place(bottom + center, dy: 12mm, text(9pt, weight: "semibold", fill: red, "Dữ liệu minh hoạ – không có giá trị pháp lý")) }
`;
