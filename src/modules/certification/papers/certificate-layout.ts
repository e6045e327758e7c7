/**
 * QĐ 26/2026/QĐ-TTg gives no template of the certificate: this one is the system's own. It shows no OCOP logo; the
 * star badge is drawn here.
 */
export const CERTIFICATE_LAYOUT = `
#let doc = json(bytes(sys.inputs.doc))
#let red = rgb("#9b1c1c")
#let gold = rgb("#c58a0b")
#let green = rgb("#245a34")
#let ink = rgb("#1d2b22")
#let soft = rgb("#e9dfc2")

#let star-shape(size, fill-colour, edge) = box(width: size, height: size, {
  let points = range(10).map(i => {
    let radius = if calc.even(i) { size / 2 } else { size * 0.2 }
    let angle = -90deg + i * 36deg
    (size / 2 + radius * calc.cos(angle), size / 2 + radius * calc.sin(angle))
  })
  place(polygon(fill: fill-colour, stroke: edge, ..points))
})

#let day(parts) = {
  let two(n) = if n < 10 { "0" + str(n) } else { str(n) }
  // NĐ 30/2020/NĐ-CP: a zero stands before days below 10 and before months 1 and 2.
  let month = if parts.at(1) < 3 { two(parts.at(1)) } else { str(parts.at(1)) }
  [ngày #two(parts.at(2)) tháng #month năm #str(parts.at(0))]
}

#let rice-ear(flip) = {
  let side = if flip { -1 } else { 1 }
  box(width: 30mm, height: 26mm, {
    for i in range(9) {
      let t = i / 8
      let x = 15mm + side * (-12mm + 20mm * t * t)
      let y = 25mm - 23mm * t
      place(dx: x - 1.1mm, dy: y - 2.2mm, rotate(side * (35deg - 50deg * t), ellipse(width: 2.2mm, height: 4.4mm, fill: gold.lighten(55%))))
      place(dx: x - 1.1mm + side * 2.4mm, dy: y - 1.4mm, rotate(side * (70deg - 50deg * t), ellipse(width: 2mm, height: 4mm, fill: gold.lighten(65%))))
    }
  })
}

#set document(title: "Giấy chứng nhận số " + doc.number, date: none)
#set page(
  paper: "a4", flipped: true, margin: (x: 24mm, top: 18mm, bottom: 17mm),
  background: {
    place(rect(width: 100%, height: 100%, fill: rgb("#fffdf6")))
    place(center + horizon, rect(width: 277mm, height: 190mm, stroke: 2.2pt + red))
    place(center + horizon, rect(width: 271.5mm, height: 184.5mm, stroke: 0.7pt + gold))
    for (corner, dx, dy) in ((top + left, 8.2mm, 8.2mm), (top + right, -8.2mm, 8.2mm), (bottom + left, 8.2mm, -8.2mm), (bottom + right, -8.2mm, -8.2mm)) {
      place(corner, dx: dx, dy: dy, rotate(45deg, rect(width: 7mm, height: 7mm, fill: red, stroke: 1pt + gold)))
    }
    place(center + horizon, dy: 6mm, star-shape(122mm, rgb("#fbf4dd"), none))
  },
)
#set text(font: "Be Vietnam Pro", size: 12pt, lang: "vi", fill: ink, hyphenate: false)
#set par(leading: 0.6em, spacing: 0.55em)

#grid(
  columns: (1fr, 1.25fr), align: center,
  {
    text(10.5pt, upper("Ủy ban nhân dân"))
    linebreak()
    text(10.5pt, weight: "bold", upper(doc.province))
    v(-0.6mm)
    line(length: 26mm, stroke: 0.6pt)
  },
  {
    text(10.5pt, weight: "bold", upper("Cộng hòa xã hội chủ nghĩa Việt Nam"))
    linebreak()
    text(11pt, weight: "bold", "Độc lập - Tự do - Hạnh phúc")
    v(-0.6mm)
    line(length: 50mm, stroke: 0.6pt)
  },
)
#v(0.5fr)
#align(center, {
  grid(columns: (30mm, auto, 30mm), column-gutter: 6mm, align: horizon + center,
    rice-ear(false),
    {
      text(30pt, weight: "bold", fill: red, tracking: 0.5pt, upper("Giấy chứng nhận"))
      v(0.5mm)
      text(13pt, weight: "semibold", fill: green, upper("Sản phẩm đạt hạng sao OCOP"))
      v(3.5mm)
      for i in range(5) {
        if i < doc.star { star-shape(9.5mm, gold, 0.6pt + gold.darken(20%)) } else { star-shape(9.5mm, none, 0.7pt + soft.darken(10%)) }
        h(1.6mm)
      }
      v(2mm)
      text(12pt, weight: "bold", fill: gold.darken(25%), [Hạng #str(doc.star) sao])
    },
    rice-ear(true),
  )
})
#v(0.55fr)
#align(center, {
  text(11pt, style: "normal", fill: ink.lighten(20%), "Chứng nhận sản phẩm")
  v(2mm)
  let size = if doc.product.clusters().len() > 90 { 15pt } else if doc.product.clusters().len() > 48 { 18pt } else { 23pt }
  block(width: 215mm, text(size, weight: "bold", fill: green, doc.product))
  v(2.5mm)
  text(11pt, fill: ink.lighten(20%), "của chủ thể")
  v(1.5mm)
  let small = if doc.producer.clusters().len() > 80 { 13pt } else { 15.5pt }
  block(width: 215mm, text(small, weight: "semibold", doc.producer))
  v(3mm)
  text(11pt, [được công nhận theo #doc.decision của Chủ tịch Ủy ban nhân dân #lower(doc.province.slice(0, 1))#doc.province.slice(1)])
})
#v(1fr)
#grid(
  columns: (38mm, 1fr, 88mm), column-gutter: 7mm, align: (left + bottom, left + bottom, center + bottom),
  {
    image("/certificate-qr.svg", width: 37mm, alt: "Mã QR xác thực giấy chứng nhận")
  },
  {
    set text(10pt)
    set par(leading: 0.62em, spacing: 0.62em)
    text(11.5pt, weight: "bold", [Số: #doc.number])
    parbreak()
    if doc.code != "" { [Mã sản phẩm: #doc.code]; parbreak() }
    [Có giá trị 36 tháng: từ #doc.issuedText đến hết ngày #doc.until]
    parbreak()
    text(8.5pt, fill: ink.lighten(25%), [Quét mã để xem hiệu lực hôm nay tại #doc.address. Mã mang chữ ký số (khoá #doc.keyId), kiểm tra được cả khi không có mạng.])
    parbreak()
    text(7.5pt, fill: ink.lighten(35%), style: "normal", "Mẫu giấy của hệ thống SaoQuê; QĐ 26/2026/QĐ-TTg không quy định mẫu.")
  },
  {
    text(10.5pt, [#doc.place, #day(doc.issued)])
    linebreak()
    text(10.5pt, weight: "bold", upper(doc.signerTitle))
    v(19mm)
    text(12pt, weight: "bold", doc.signer)
  },
)
#if doc.demo { place(bottom + center, dy: 12.4mm, text(9pt, weight: "semibold", fill: red, "Dữ liệu minh hoạ – không có giá trị pháp lý")) }
#if doc.revoked != "" {
  place(center + horizon, dy: 45mm, rotate(-9deg, rect(stroke: 2.5pt + red, inset: 4mm, fill: white.transparentize(15%), text(24pt, weight: "bold", fill: red, [ĐÃ THU HỒI từ #doc.revoked]))))
}
`;
