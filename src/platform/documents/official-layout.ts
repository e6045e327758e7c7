/** Typst source that draws ★ and ☆ in any text: no face here has the two signs. Put it before the text. */
export const TYPST_STARS = `
#let star(filled) = box(baseline: 8%, pad(x: 0.04em, {
  let points = range(10).map(i => {
    let radius = if calc.even(i) { 0.46em } else { 0.19em }
    let angle = -90deg + i * 36deg
    (0.46em + radius * calc.cos(angle), 0.46em + radius * calc.sin(angle))
  })
  polygon(fill: if filled { black }, stroke: 0.4pt, ..points)
}))
#show "★": star(true)
#show "☆": star(false)
`;

/**
 * The page of NĐ 30/2020/NĐ-CP, Phụ lục I: A4, margins 20/20/30/15 mm, body 13 points, nine components in their
 * places, page number centred at the top from page 2. Reads the document from `sys.inputs.doc`.
 */
export const OFFICIAL_LAYOUT = String.raw`
#let doc = json(bytes(sys.inputs.doc))
#set document(title: doc.title, date: none)
#set page(
  paper: "a4",
  flipped: doc.at("orientation", default: "portrait") == "landscape",
  margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm),
  header-ascent: 6mm,
  header: context {
    if counter(page).get().first() > 1 { align(center, text(13pt, counter(page).display())) }
  },
  footer: if "footnote" in doc { align(center, text(10pt, style: "italic", doc.footnote)) },
)
#set text(font: "Tinos", size: 13pt, lang: "vi", hyphenate: false)
#set par(leading: 0.62em, spacing: 0.95em)

${TYPST_STARS}
// A word wider than the page, such as an address of the web, may break anywhere instead of leaving the paper.
#show regex("\S{36,}"): word => word.text.clusters().join(sym.zws)

#let lines(value) = value.split("\n").join(linebreak())
#let run(r) = {
  let body = lines(r.text)
  if r.at("bold", default: false) { body = text(weight: "bold", body) }
  if r.at("italic", default: false) { body = text(style: "italic", body) }
  body
}
#let inline(value) = if type(value) == str { lines(value) } else { value.map(run).join() }
#let sides = (left: left, center: center, right: right, justify: left)
#let aligned(side, body) = {
  set par(justify: side == "justify")
  align(sides.at(side), body)
}

#let ruled(body, share) = context {
  let width = measure(body).width
  body
  v(-0.62em + 2.5pt)
  line(length: width * share, stroke: 0.6pt)
}

#let letterhead = {
  let agency = doc.at("agency", default: none)
  let left-head = if agency != none {
    if "parent" in agency { text(12pt, lines(agency.parent)); linebreak() }
    ruled(text(12pt, weight: "bold", lines(agency.name)), 0.4)
  }
  let right-head = {
    text(12pt, weight: "bold", doc.nation)
    linebreak()
    ruled(text(13pt, weight: "bold", doc.motto), 1)
  }
  set align(center)
  if agency == none and not "number" in doc {
    right-head
    if "placeDate" in doc { v(0.2em); align(right, text(style: "italic", doc.placeDate)) }
  } else {
    grid(
      columns: (1fr, 92mm), column-gutter: 4mm, row-gutter: 0.9em,
      left-head, right-head,
      {
        if "number" in doc { doc.number }
        if "regarding" in doc { v(-0.3em); text(12pt, lines(doc.regarding)) }
      },
      if "placeDate" in doc { text(style: "italic", doc.placeDate) },
    )
  }
}

#let signature(s) = align(center, block(breakable: false, {
  if "authority" in s { text(weight: "bold", upper(s.authority)); linebreak() }
  text(weight: "bold", upper(s.title))
  if "hint" in s { linebreak(); text(12pt, style: "italic", s.hint) }
  v(22mm)
  text(weight: "bold", s.at("name", default: ""))
}))

#let cell-of(cell, side) = {
  let c = if type(cell) == dictionary { cell } else { (text: cell) }
  table.cell(
    colspan: c.at("colSpan", default: 1),
    rowspan: c.at("rowSpan", default: 1),
    fill: if c.at("shaded", default: false) { luma(235) },
    aligned(c.at("align", default: side), inline(c.text)),
  )
}

#let sheet(b) = {
  let sides = b.columns.map(c => c.at("align", default: "left"))
  set text(if b.at("small", default: false) { 11pt } else { 13pt })
  set par(leading: 0.5em, spacing: 0.6em)
  table(
    columns: b.columns.map(c => c.at("width", default: 1) * 1fr),
    inset: (x: 1.6mm, y: 1.5mm),
    stroke: 0.5pt,
    align: horizon,
    table.header(..b.columns.map(c => align(center, text(weight: "bold", lines(c.label))))),
    ..b.rows.map(row => row.cells.map(c => cell-of(c, sides.at(c.at("column"))))).flatten(),
  )
}

#let checkbox(checked) = box(width: 0.8em, height: 0.8em, stroke: 0.6pt, baseline: 10%, if checked {
  place(line(start: (0%, 0%), end: (100%, 100%), stroke: 0.8pt))
  place(line(start: (0%, 100%), end: (100%, 0%), stroke: 0.8pt))
})

#let render = (
  paragraph: b => {
    let side = b.at("align", default: "justify")
    let indent = b.at("indent", default: side == "justify")
    // A zero-width start makes Typst indent the paragraph even when it stands first on its level.
    set par(first-line-indent: (amount: if indent { 10mm } else { 0mm }, all: true))
    aligned(side, inline(b.text))
  },
  heading: b => {
    let sizes = (14pt, 13pt, 13pt)
    let looks = ("normal", "normal", "italic")
    block(sticky: true, above: 1.1em, below: 0.95em, heading(level: b.level, outlined: true, text(
      sizes.at(b.level - 1), style: looks.at(b.level - 1), weight: "bold",
      if b.level == 1 { upper(b.text) } else { b.text },
    )))
  },
  fields: b => for item in b.items {
    par(hanging-indent: 6mm, {
      item.label
      ": "
      let value = item.at("value", default: "")
      if value == "" { box(width: 1fr, repeat[.]) } else { lines(value) }
    })
  },
  table: b => sheet(b),
  checklist: b => for item in b.items {
    par(hanging-indent: 7mm, {
      checkbox(item.checked)
      h(0.6em)
      lines(item.label)
      if "note" in item { text(style: "italic", [ – ] + lines(item.note)) }
    })
  },
  signatures: b => {
    v(0.6em)
    grid(columns: b.columns.map(c => 1fr), column-gutter: 4mm, ..b.columns.map(signature))
  },
  closing: b => {
    v(0.6em)
    block(breakable: false, grid(columns: (1fr, 1.1fr), column-gutter: 6mm,
      {
        set par(leading: 0.5em, spacing: 0.5em)
        text(12pt, weight: "bold", style: "italic", [Nơi nhận:])
        set text(11pt)
        for line in b.recipients { par(hanging-indent: 2.5mm, "- " + line) }
      },
      signature(b.signature),
    ))
  },
  note: b => text(11pt, style: "italic", aligned("justify", inline(b.text))),
  image: b => align(sides.at(b.at("align", default: "center")), block(breakable: false, {
    set block(spacing: 0.5em)
    image(b.path, width: b.width * 1mm, alt: b.alt)
    if "caption" in b { text(11pt, style: "italic", lines(b.caption)) }
  })),
  pageBreak: b => pagebreak(weak: true),
)

#if "formLabel" in doc { align(right, text(weight: "bold", doc.formLabel)) }
#letterhead
#if "kind" in doc or "abstract" in doc {
  v(1em)
  align(center, {
    if "kind" in doc { text(14pt, weight: "bold", upper(doc.kind)) }
    if "abstract" in doc {
      linebreak()
      ruled(text(weight: "bold", lines(doc.abstract)), 0.35)
    }
  })
  v(0.6em)
}
#for b in doc.blocks { (render.at(b.type))(b) }
`;
