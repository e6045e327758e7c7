import type { Indicator } from "./indicator.ts";
import type { Measure } from "./measure.ts";

const yearOnly =
  "Bản ghi chỉ có năm, không có ngày thì tính vào 31/12 của năm đó; không rõ năm thì không tính.";
const register = "Sổ công nhận (quyết định và danh bạ đã nhập)";
const common = {
  topic: "products",
  unit: "sản phẩm",
  source: register,
  additive: true,
  territory: "both",
} as const;

const recognised = (trait?: readonly string[]): Measure => ({
  relation: "recognitions",
  reckoning: "in_period",
  value: "records",
  ...(trait ? { trait } : {}),
});

const held = { relation: "recognitions", reckoning: "as_of", value: "records" } as const;

export const productIndicators: readonly Indicator[] = [
  {
    ...common,
    code: "products.developed",
    name: "Sản phẩm được phát triển, chuẩn hoá",
    formula:
      "Sản phẩm đã nộp hồ sơ trong kỳ, cộng sản phẩm trong chu trình đã bước sang triển khai phương án kinh doanh trong kỳ mà chưa có hồ sơ; mỗi sản phẩm đếm một lần.",
    source: "Hồ sơ, chu trình thường niên",
    kind: "flow",
    filters: ["star", "sector", "producer_kind"],
    value: { relation: "developments", reckoning: "in_period", value: "distinct" },
  },
  {
    ...common,
    code: "products.recognised",
    name: "Lượt sản phẩm được công nhận",
    formula: `Mọi lượt công nhận trong kỳ: lần đầu, nâng hạng và đánh giá lại. ${yearOnly}`,
    kind: "flow",
    filters: ["star", "sector", "producer_kind"],
    value: recognised(),
  },
  {
    ...common,
    code: "products.new",
    name: "Sản phẩm công nhận mới",
    formula: `Sản phẩm được công nhận lần đầu trong kỳ. ${yearOnly}`,
    kind: "flow",
    filters: ["star", "sector", "producer_kind"],
    value: recognised(["first"]),
  },
  {
    ...common,
    code: "products.upgraded",
    name: "Sản phẩm nâng hạng",
    formula: `Lượt công nhận trong kỳ có hạng sao cao hơn mọi lần trước của sản phẩm. ${yearOnly}`,
    kind: "flow",
    filters: ["star", "from_star", "sector", "producer_kind"],
    value: recognised(["upgrade"]),
  },
  {
    ...common,
    code: "products.again",
    name: "Sản phẩm đánh giá lại",
    formula: `Lượt công nhận trong kỳ của sản phẩm đã từng được công nhận, hạng sao không cao hơn trước. ${yearOnly}`,
    kind: "flow",
    filters: ["star", "sector", "producer_kind"],
    value: recognised(["again"]),
  },
  {
    ...common,
    code: "products.lapsed",
    name: "Sản phẩm hết hiệu lực, bị thu hồi",
    formula:
      "Sản phẩm có giấy chứng nhận hết hạn hoặc bị thu hồi trong kỳ mà đến ngày đó chưa được công nhận lại. Giấy không rõ ngày hết hạn thì không tính.",
    kind: "flow",
    filters: ["star", "sector", "producer_kind"],
    value: { ...recognised(), day: "lapsed_on" },
  },
  {
    ...common,
    code: "products.cumulative",
    name: "Sản phẩm được công nhận (lũy kế)",
    formula: `Sản phẩm đã từng được công nhận đến ngày tính, mỗi sản phẩm một lần, theo hạng sao của lần công nhận gần nhất; không xét còn hay hết hiệu lực. ${yearOnly}`,
    kind: "stock",
    filters: ["star", "sector", "producer_kind"],
    value: { ...held, end: "replaced_on" },
  },
  {
    ...common,
    code: "products.valid",
    name: "Sản phẩm còn hiệu lực",
    formula:
      "Sản phẩm có giấy chứng nhận còn hạn và không bị thu hồi vào ngày tính. Giấy không rõ ngày hết hạn đếm riêng.",
    kind: "stock",
    filters: ["star", "sector", "producer_kind"],
    value: { ...held, state: ["known"] },
  },
  {
    ...common,
    code: "products.validity-unknown",
    name: "Sản phẩm chưa rõ hiệu lực",
    formula: `Sản phẩm mà danh bạ cũ không cho biết ngày hết hạn, chưa được công nhận lại và không bị thu hồi. ${yearOnly}`,
    kind: "stock",
    filters: ["star", "sector", "producer_kind"],
    value: { ...held, state: ["unknown"] },
  },
];

const ofProducers = {
  topic: "producers",
  unit: "chủ thể",
  source: register,
  additive: true,
  territory: "both",
  filters: ["producer_kind"],
} as const;
const share = { ...ofProducers, unit: "%", kind: "share", additive: false } as const;
const allProducers: Measure = { relation: "producers", reckoning: "up_to", value: "records" };

export const producerIndicators: readonly Indicator[] = [
  {
    ...ofProducers,
    code: "producers.cumulative",
    name: "Chủ thể có sản phẩm được công nhận (lũy kế)",
    formula: `Chủ thể có ít nhất một sản phẩm đã được công nhận đến ngày tính. ${yearOnly}`,
    kind: "stock",
    value: allProducers,
  },
  {
    ...ofProducers,
    code: "producers.new",
    name: "Chủ thể mới có sản phẩm được công nhận",
    formula: `Chủ thể có lần công nhận đầu tiên trong kỳ. ${yearOnly}`,
    kind: "flow",
    value: { relation: "producers", reckoning: "in_period", value: "records" },
  },
  {
    ...ofProducers,
    code: "producers.recognised",
    name: "Chủ thể có sản phẩm được công nhận trong kỳ",
    formula: `Chủ thể có ít nhất một lượt công nhận trong kỳ, mỗi chủ thể một lần. ${yearOnly}`,
    kind: "flow",
    value: { relation: "recognising_producers", reckoning: "in_period", value: "distinct" },
  },
  {
    ...ofProducers,
    code: "producers.raised",
    name: "Tổ chức kinh tế được phát triển, nâng cấp",
    formula: `Chủ thể có sản phẩm công nhận mới hoặc nâng hạng trong kỳ, mỗi chủ thể một lần. ${yearOnly}`,
    kind: "flow",
    value: {
      relation: "recognising_producers",
      reckoning: "in_period",
      value: "distinct",
      trait: ["first", "upgrade"],
    },
  },
  {
    ...ofProducers,
    code: "producers.valid",
    name: "Chủ thể có sản phẩm còn hiệu lực",
    formula: "Chủ thể có ít nhất một sản phẩm còn hiệu lực vào ngày tính.",
    kind: "stock",
    value: { relation: "recognising_producers", reckoning: "as_of", value: "distinct", state: ["known"] },
  },
  {
    ...share,
    code: "producers.cooperative-share",
    name: "Tỷ lệ chủ thể là hợp tác xã",
    formula: "Hợp tác xã trên tổng số chủ thể có sản phẩm được công nhận (lũy kế) đến ngày tính.",
    filters: [],
    value: { ...allProducers, only: { producer_kind: ["cooperative"] } },
    whole: allProducers,
  },
  {
    ...share,
    code: "producers.enterprise-share",
    name: "Tỷ lệ chủ thể là doanh nghiệp nhỏ và vừa",
    formula: "Doanh nghiệp trên tổng số chủ thể có sản phẩm được công nhận (lũy kế) đến ngày tính.",
    filters: [],
    value: { ...allProducers, only: { producer_kind: ["enterprise"] } },
    whole: allProducers,
  },
  {
    ...share,
    code: "producers.woman-share",
    name: "Tỷ lệ chủ thể do nữ làm chủ",
    formula:
      "Chủ thể có người đại diện là nữ vào ngày tính trên tổng số chủ thể có sản phẩm được công nhận (lũy kế).",
    value: { relation: "producer_leads", reckoning: "as_of", value: "distinct", trait: ["woman"] },
    whole: allProducers,
  },
  {
    ...share,
    code: "producers.minority-share",
    name: "Tỷ lệ chủ thể do người dân tộc thiểu số làm chủ",
    formula:
      "Chủ thể có người đại diện là người dân tộc thiểu số vào ngày tính trên tổng số chủ thể có sản phẩm được công nhận (lũy kế).",
    value: { relation: "producer_leads", reckoning: "as_of", value: "distinct", trait: ["minority"] },
    whole: allProducers,
  },
  {
    ...share,
    code: "producers.circular-share",
    name: "Tỷ lệ chủ thể có chuỗi giá trị kinh tế tuần hoàn",
    formula:
      "Chủ thể có chuỗi giá trị theo hướng kinh tế tuần hoàn đang hoạt động trên tổng số chủ thể có sản phẩm được công nhận (lũy kế).",
    source: "Sổ chuỗi giá trị",
    value: { relation: "producer_chains", reckoning: "as_of", value: "distinct", trait: ["circular"] },
    whole: allProducers,
  },
  {
    ...share,
    code: "producers.modern-share",
    name: "Tỷ lệ chủ thể tham gia kênh bán hàng hiện đại",
    formula:
      "Chủ thể đang có sản phẩm trong siêu thị, cửa hàng tiện lợi, sàn thương mại điện tử… trên tổng số chủ thể có sản phẩm được công nhận (lũy kế).",
    source: "Sổ kênh bán hàng",
    value: { relation: "producer_channels", reckoning: "as_of", value: "distinct" },
    whole: allProducers,
  },
];
