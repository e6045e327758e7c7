import type { TypedEvent } from "../../modules/promotion/use-cases/check-event.ts";

/** An amount that one producer brought home, on the nth day of the event. */
export interface DemoResult {
  who: string;
  day: number;
  kind: "sale" | "contract" | "agreement" | "contact";
  amountVnd?: number;
  partner?: string;
  /** Noted by mistake and withdrawn for this reason. */
  withdrawn?: string;
}

export interface DemoEvent {
  by: string;
  typed: Pick<TypedEvent, "title" | "kind" | "place" | "organiser" | "description"> & Partial<TypedEvent>;
  /** First day, counted from today; a negative number is in the past. */
  start: number;
  length: number;
  reached: "planned" | "inviting" | "running" | "overdue" | "closed" | "cancelled";
  reason?: string;
  floor?: { prefix: string; count: number; columns: number; rows: number };
  invited?: readonly string[];
  registered?: readonly string[];
  confirmed?: readonly string[];
  declined?: readonly (readonly [who: string, reason: string])[];
  absent?: readonly string[];
  results?: readonly DemoResult[];
  spentVnd?: number;
  summary?: string;
}

const sale = (who: string, day: number, amountVnd: number): DemoResult => ({
  who,
  day,
  kind: "sale",
  amountVnd,
});
const contract = (who: string, day: number, amountVnd: number, partner: string): DemoResult => {
  return { who, day, kind: "contract", amountVnd, partner };
};

const om = "chu-the-ong-muon";
const tl = "chu-the";
const dh = "chu-the-dong-hung";
const thp = "chu-the-tan-hiep-phat";
const hht = "chu-the-hung-hiep-tien";
const th = "chu-the-tu-hung";
const bt = "chu-the-bay-tho";
const mq = "chu-the-minh-quan";
const cn = "chu-the-chi-nguyen";

const office = "can-bo-tinh";

export const demoEvents: readonly DemoEvent[] = [
  {
    by: office,
    typed: {
      title: "Hội chợ nông sản và sản phẩm OCOP Cà Mau xuân 2026",
      kind: "fair",
      place: "Quảng trường trung tâm tỉnh",
      organiser: "Sở Công Thương, Sở Nông nghiệp và Môi trường",
      description: "Hội chợ đầu năm của tỉnh: tôm khô, cua, mắm, gạo lúa - tôm và quà Tết.",
      planNumber: "12/KH-UBND",
      plannedCostVnd: "180000000",
    },
    start: -258,
    length: 5,
    reached: "closed",
    floor: { prefix: "A", count: 8, columns: 8, rows: 4 },
    confirmed: [om, tl, thp, hht, th, bt],
    declined: [[cn, "Vào mùa thu hoạch, không có người đi."]],
    absent: [hht],
    results: [
      sale(om, 0, 18_400_000),
      sale(om, 2, 22_150_000),
      sale(tl, 1, 31_600_000),
      sale(thp, 0, 46_800_000),
      sale(thp, 3, 52_300_000),
      sale(th, 1, 12_900_000),
      sale(bt, 2, 9_650_000),
      contract(thp, 3, 620_000_000, "Nhà phân phối hải sản (minh hoạ)"),
      contract(tl, 4, 240_000_000, "Chuỗi cửa hàng thực phẩm sạch (minh hoạ)"),
      { who: om, day: 4, kind: "agreement", partner: "Hợp tác xã tiêu thụ tỉnh bạn (minh hoạ)" },
      { who: bt, day: 4, kind: "contact", partner: "Quán ăn đặc sản Năm Căn (minh hoạ)" },
    ],
    spentVnd: 171_500_000,
    summary:
      "Năm chủ thể bán tốt, hai hợp đồng ký tại chỗ. Gian gần cửa ra vào đông khách hơn hẳn; lần sau nên xếp luân phiên. Cần thêm tủ mát cho sản phẩm tươi.",
  },
  {
    by: office,
    typed: {
      title: "Phiên livestream “Chợ phiên OCOP Cà Mau” tháng 7/2026",
      kind: "livestream",
      scope: "online",
      place: "Kênh của tỉnh",
      organiser: "Trung tâm Xúc tiến thương mại",
      description: "Ba buổi tối bán hàng trực tiếp cùng chủ thể.",
    },
    start: -128,
    length: 3,
    reached: "closed",
    confirmed: [om, bt, mq, dh],
    results: [
      sale(om, 0, 14_300_000),
      sale(bt, 1, 11_250_000),
      sale(mq, 2, 6_480_000),
      sale(dh, 2, 4_900_000),
    ],
    spentVnd: 24_000_000,
    summary: "Đơn hàng tập trung ở sản phẩm khô. Bồn bồn tươi khó giao xa, nên bán bản đóng hộp.",
  },
  {
    by: office,
    typed: {
      title: "Hội nghị kết nối cung cầu tại Cần Thơ 2026",
      kind: "supply_demand",
      scope: "outside",
      placeProvinceCode: "92",
      place: "Trung tâm hội chợ triển lãm",
      organiser: "Sở Công Thương",
      description: "Gặp siêu thị, nhà phân phối của vùng Đồng bằng sông Cửu Long.",
      plannedCostVnd: "60000000",
    },
    start: -6,
    length: 2,
    reached: "overdue",
    confirmed: [thp, tl, th],
    results: [contract(tl, 1, 360_000_000, "Siêu thị nông sản (minh hoạ)"), sale(thp, 0, 8_700_000)],
  },
  {
    by: office,
    typed: {
      title: "Tuần hàng OCOP Cà Mau 2026",
      kind: "festival",
      place: "Khu trưng bày trung tâm tỉnh",
      organiser: "Sở Nông nghiệp và Môi trường",
      description: "Năm ngày trưng bày, nếm thử và bán sản phẩm OCOP còn hiệu lực của tỉnh.",
      planNumber: "86/KH-UBND",
      plannedCostVnd: "145000000",
    },
    start: -1,
    length: 5,
    reached: "running",
    floor: { prefix: "A", count: 10, columns: 8, rows: 5 },
    confirmed: [om, tl, dh, thp, bt, mq, cn],
    registered: [th],
    declined: [[hht, "Đang sửa xưởng."]],
    results: [
      sale(om, 0, 8_750_000),
      sale(om, 1, 6_300_000),
      sale(tl, 0, 12_480_000),
      sale(thp, 0, 21_900_000),
      sale(thp, 1, 17_650_000),
      sale(bt, 0, 5_120_000),
      { who: bt, day: 1, kind: "sale", amountVnd: 51_200_000, withdrawn: "Gõ thừa một số 0." },
      contract(thp, 1, 480_000_000, "Nhà hàng hải sản (minh hoạ)"),
      { who: cn, day: 1, kind: "contact", partner: "Khách sạn ven biển (minh hoạ)" },
    ],
  },
  {
    by: office,
    typed: {
      title: "Hội chợ OCOP Tết Đinh Mùi tại Thành phố Hồ Chí Minh",
      kind: "fair",
      scope: "outside",
      placeProvinceCode: "79",
      place: "Nhà triển lãm trung tâm",
      organiser: "Sở Công Thương",
      description: "Hội chợ cuối năm ở thị trường lớn nhất; tỉnh hỗ trợ gian hàng và vận chuyển.",
      plannedCostVnd: "320000000",
      boothsRented: "10",
    },
    start: 26,
    length: 5,
    reached: "inviting",
    floor: { prefix: "G", count: 10, columns: 7, rows: 4 },
    invited: [dh, cn],
    registered: [om, bt],
    confirmed: [thp],
    declined: [[mq, "Chưa đủ hàng cho đợt Tết."]],
  },
  {
    by: office,
    typed: {
      title: "Diễn đàn sản phẩm OCOP vùng bán đảo Cà Mau",
      kind: "forum",
      place: "Hội trường tỉnh",
      organiser: "Văn phòng điều phối nông thôn mới",
      description: "Chủ thể, chuyên gia và nhà mua hàng bàn về tiêu chuẩn, bao bì và truy xuất.",
    },
    start: 34,
    length: 1,
    reached: "planned",
    floor: { prefix: "B", count: 4, columns: 6, rows: 3 },
  },
  {
    by: office,
    typed: {
      title: "Phiên chợ OCOP cuối tuần bên sông",
      kind: "fair",
      place: "Bến tàu trung tâm",
      organiser: "Trung tâm Xúc tiến thương mại",
      description: "Phiên chợ nhỏ tối thứ bảy.",
    },
    start: -40,
    length: 2,
    reached: "cancelled",
    reason: "Mưa bão kéo dài, mặt bằng bến tàu không bảo đảm an toàn.",
    invited: [om, tl, bt],
  },
  {
    by: "can-bo-xa",
    typed: {
      title: "Ngày hội lúa - tôm của xã 2026",
      kind: "festival",
      place: "Nhà văn hoá xã",
      organiser: "UBND xã",
      description: "Ngày hội mùa của xã, giới thiệu gạo lúa - tôm.",
    },
    start: -75,
    length: 1,
    reached: "closed",
    confirmed: [tl],
    results: [sale(tl, 0, 9_800_000)],
    spentVnd: 15_000_000,
    summary: "Người trong xã và khách các xã bạn tới đông; nên làm hằng năm.",
  },
  {
    by: "can-bo-tinh-tay-ninh",
    typed: {
      title: "Tuần lễ trái cây và sản phẩm OCOP Tây Ninh 2026",
      kind: "festival",
      place: "Khu du lịch núi Bà Đen",
      organiser: "Sở Công Thương",
      description: "Trưng bày sản phẩm OCOP tại khu du lịch.",
      plannedCostVnd: "90000000",
    },
    start: 20,
    length: 4,
    reached: "planned",
  },
];

export interface DemoChannel {
  by: string;
  kind: string;
  name: string;
  commune?: string;
  address?: string;
  modern?: boolean;
  salePoint?: boolean;
  /** Who sells there: days of the contract counted from today. */
  listed: readonly {
    who: string;
    from: number;
    to?: number;
    ended?: readonly [day: number, reason: string];
    revenueVnd?: number;
  }[];
}

export const demoChannels: readonly DemoChannel[] = [
  {
    by: office,
    kind: "supermarket",
    name: "Siêu thị trung tâm tỉnh (minh hoạ)",
    modern: true,
    address: "Trung tâm tỉnh",
    listed: [
      { who: om, from: -400, to: 20, revenueVnd: 420_000_000 },
      { who: tl, from: -300, to: 200, revenueVnd: 960_000_000 },
      { who: bt, from: -380, to: -12, revenueVnd: 180_000_000 },
    ],
  },
  {
    by: office,
    kind: "exchange",
    name: "Sàn thương mại điện tử của tỉnh (minh hoạ)",
    modern: true,
    listed: [
      { who: om, from: -600, revenueVnd: 150_000_000 },
      { who: thp, from: -200, to: 165, revenueVnd: 310_000_000 },
      { who: mq, from: -150, to: 38 },
    ],
  },
  {
    by: office,
    kind: "ocop_shop",
    name: "Cửa hàng OCOP Lý Văn Lâm (minh hoạ)",
    salePoint: true,
    commune: "32014",
    listed: [
      { who: om, from: -500, to: 230 },
      { who: cn, from: -420, to: -60, ended: [-60, "Cửa hàng đổi mặt hàng trưng bày."] },
    ],
  },
  {
    by: office,
    kind: "rest_stop",
    name: "Trạm dừng chân Cái Nước (minh hoạ)",
    salePoint: true,
    commune: "32128",
    listed: [{ who: dh, from: -220, to: 145, revenueVnd: 95_000_000 }],
  },
  {
    by: "can-bo-xa",
    kind: "ocop_shop",
    name: "Điểm bán OCOP của xã (minh hoạ)",
    salePoint: true,
    listed: [{ who: tl, from: -90, to: 275 }],
  },
  {
    by: "can-bo-tinh-tay-ninh",
    kind: "ocop_shop",
    name: "Cửa hàng OCOP Tây Ninh (minh hoạ)",
    salePoint: true,
    commune: "25630",
    listed: [],
  },
];
