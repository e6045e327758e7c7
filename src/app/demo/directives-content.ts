/** What an office or a unit did with a task, told backwards from the day of the start. */
export interface DemoStep {
  do: "start" | "report" | "finish" | "ask" | "grant" | "refuse" | "accept" | "giveBack" | "cancel";
  daysAgo: number;
  hour?: number;
  text?: string;
  progress?: number;
  difficulties?: string;
  untilInDays?: number;
}

export interface DemoUnit {
  /** Key of an agency or code of a commune. */
  unit: string;
  /** Who acts for it. */
  person?: string;
  steps?: readonly DemoStep[];
}

export interface DemoOrder {
  office: string;
  document?: string;
  title: string;
  requiredResult: string;
  priority: "high" | "normal" | "low";
  givenDaysAgo: number;
  dueInDays: number;
  units: readonly DemoUnit[];
  coworkers?: readonly string[];
  parts?: readonly string[];
}

const caMau = "can-bo-tinh";
const tayNinh = "can-bo-tinh-tay-ninh";

export const agencies = [
  {
    key: "so-nnmt",
    office: caMau,
    people: ["can-bo-so"],
    kind: "department",
    name: "Sở Nông nghiệp và Môi trường",
    shortName: "Sở NN&MT",
  },
  {
    key: "so-ct",
    office: caMau,
    people: [],
    kind: "department",
    name: "Sở Công Thương",
    shortName: "Sở Công Thương",
  },
  {
    key: "so-khcn",
    office: caMau,
    people: [],
    kind: "department",
    name: "Sở Khoa học và Công nghệ",
    shortName: "Sở KH&CN",
  },
  {
    key: "so-vhttdl",
    office: caMau,
    people: [],
    kind: "department",
    name: "Sở Văn hoá, Thể thao và Du lịch",
    shortName: "Sở VH-TT&DL",
  },
  {
    key: "so-tc",
    office: caMau,
    people: [],
    kind: "department",
    name: "Sở Tài chính",
    shortName: "Sở Tài chính",
  },
  { key: "so-yt", office: caMau, people: [], kind: "department", name: "Sở Y tế", shortName: "Sở Y tế" },
  {
    key: "hoi-phu-nu",
    office: caMau,
    people: ["can-bo-hoi-phu-nu"],
    kind: "union",
    name: "Hội Liên hiệp Phụ nữ tỉnh",
    shortName: "Hội LHPN",
  },
  {
    key: "hoi-nong-dan",
    office: caMau,
    people: [],
    kind: "union",
    name: "Hội Nông dân tỉnh",
    shortName: "Hội Nông dân",
  },
  {
    key: "lm-htx",
    office: caMau,
    people: [],
    kind: "union",
    name: "Liên minh Hợp tác xã tỉnh",
    shortName: "Liên minh HTX",
  },
  {
    key: "so-nnmt-tn",
    office: tayNinh,
    people: [],
    kind: "department",
    name: "Sở Nông nghiệp và Môi trường",
    shortName: "Sở NN&MT",
  },
] as const;

export const documents = [
  {
    key: "day-nhanh",
    office: caMau,
    daysAgo: 45,
    kind: "letter",
    number: "MH-12/UBND-NNMT",
    issuer: "UBND tỉnh",
    abstract: "Về việc đẩy nhanh chuẩn bị đánh giá, phân hạng sản phẩm OCOP đợt 2 năm 2026",
    urgency: "urgent",
  },
  {
    key: "xuc-tien",
    office: caMau,
    daysAgo: 20,
    kind: "plan",
    number: "MH-38/KH-UBND",
    issuer: "UBND tỉnh",
    abstract: "Kế hoạch xúc tiến tiêu thụ sản phẩm OCOP dịp cuối năm và Tết Đinh Mùi 2027",
    urgency: "normal",
  },
  {
    key: "tay-ninh",
    office: tayNinh,
    daysAgo: 15,
    kind: "letter",
    number: "MH-07/UBND-KT",
    issuer: "UBND tỉnh",
    abstract: "Về việc rà soát sản phẩm OCOP sắp hết hạn công nhận",
    urgency: "normal",
  },
] as const;

export const orders: readonly DemoOrder[] = [
  {
    office: caMau,
    document: "day-nhanh",
    title: "Rà soát hồ sơ sản phẩm dự kiến đánh giá đợt 2",
    requiredResult: "Danh sách sản phẩm kèm điểm tự chấm và giấy tờ còn thiếu.",
    priority: "high",
    givenDaysAgo: 42,
    dueInDays: -6,
    coworkers: ["so-nnmt"],
    units: [
      {
        unit: "32071",
        person: "can-bo-xa",
        steps: [
          { do: "start", daysAgo: 40 },
          {
            do: "report",
            daysAgo: 25,
            progress: 50,
            text: "Đã làm việc với ba chủ thể, còn hai chủ thể hẹn tuần sau.",
          },
          {
            do: "finish",
            daysAgo: 10,
            text: "Gửi danh sách năm sản phẩm, trong đó bốn sản phẩm đủ giấy tờ.",
          },
          { do: "accept", daysAgo: 8, text: "Danh sách đầy đủ." },
        ],
      },
      {
        unit: "32014",
        person: "can-bo-ly-van-lam",
        steps: [
          { do: "start", daysAgo: 35 },
          { do: "finish", daysAgo: 3, text: "Gửi danh sách hai sản phẩm." },
          { do: "accept", daysAgo: 2, text: "Lần sau cần gửi đúng hạn." },
        ],
      },
      {
        unit: "32128",
        person: "can-bo-cai-nuoc",
        steps: [
          { do: "start", daysAgo: 30 },
          {
            do: "report",
            daysAgo: 20,
            progress: 30,
            text: "Mới rà soát được một trong ba chủ thể.",
            difficulties: "Cán bộ kiêm nhiệm, chưa bố trí được thời gian.",
          },
        ],
      },
      { unit: "32104" },
    ],
  },
  {
    office: caMau,
    document: "day-nhanh",
    title: "Hướng dẫn chủ thể hoàn thiện công bố chất lượng và truy xuất nguồn gốc",
    requiredResult: "Báo cáo số chủ thể đã được hướng dẫn trực tiếp.",
    priority: "high",
    givenDaysAgo: 42,
    dueInDays: 5,
    parts: ["Hướng dẫn công bố chất lượng", "Hướng dẫn tạo mã truy xuất nguồn gốc"],
    units: [
      {
        unit: "so-nnmt",
        person: "can-bo-so",
        steps: [
          { do: "start", daysAgo: 38 },
          {
            do: "ask",
            daysAgo: 2,
            untilInDays: 20,
            text: "Phải chờ kết quả kiểm nghiệm của hai cơ sở mới hoàn tất hướng dẫn.",
          },
        ],
      },
    ],
  },
  {
    office: caMau,
    document: "day-nhanh",
    title: "Kiểm tra điều kiện an toàn thực phẩm của cơ sở dự kiến đánh giá",
    requiredResult: "Biên bản kiểm tra từng cơ sở.",
    priority: "normal",
    givenDaysAgo: 42,
    dueInDays: -2,
    units: [
      {
        unit: "so-nnmt",
        person: "can-bo-so",
        steps: [
          { do: "start", daysAgo: 41 },
          {
            do: "ask",
            daysAgo: 20,
            untilInDays: 12,
            text: "Đoàn kiểm tra liên ngành dời lịch sang đầu tháng sau.",
          },
          { do: "grant", daysAgo: 19, untilInDays: 10, text: "Chậm nhất mười ngày nữa." },
          { do: "report", daysAgo: 5, progress: 60, text: "Đã kiểm tra sáu trên mười cơ sở." },
        ],
      },
    ],
  },
  {
    office: caMau,
    document: "day-nhanh",
    title: "Vận động hội viên có sản phẩm tham gia đánh giá, phân hạng",
    requiredResult: "Danh sách hội viên, sản phẩm và nhu cầu hỗ trợ.",
    priority: "normal",
    givenDaysAgo: 42,
    dueInDays: 3,
    units: [
      {
        unit: "hoi-phu-nu",
        person: "can-bo-hoi-phu-nu",
        steps: [
          { do: "start", daysAgo: 40 },
          { do: "report", daysAgo: 15, progress: 70, text: "Bốn chi hội đã họp, có sáu hội viên đăng ký." },
          { do: "finish", daysAgo: 1, text: "Gửi danh sách tám hội viên, mười một sản phẩm." },
        ],
      },
      { unit: "hoi-nong-dan" },
    ],
  },
  {
    office: caMau,
    document: "xuc-tien",
    title: "Chọn sản phẩm tham gia gian hàng Tết của tỉnh",
    requiredResult: "Danh sách sản phẩm kèm ảnh và giá bán.",
    priority: "normal",
    givenDaysAgo: 18,
    dueInDays: 7,
    units: [
      {
        unit: "hoi-phu-nu",
        person: "can-bo-hoi-phu-nu",
        steps: [
          { do: "start", daysAgo: 16 },
          { do: "finish", daysAgo: 6, text: "Gửi danh sách chín sản phẩm." },
          { do: "giveBack", daysAgo: 5, text: "Thiếu ảnh của bốn sản phẩm và giá bán lẻ." },
        ],
      },
      { unit: "32071", person: "can-bo-xa" },
      { unit: "32155", person: "can-bo-ta-an-khuong", steps: [{ do: "start", daysAgo: 10 }] },
    ],
  },
  {
    office: caMau,
    document: "xuc-tien",
    title: "Bố trí kinh phí gian hàng tại hội chợ vùng",
    requiredResult: "Văn bản bố trí kinh phí.",
    priority: "low",
    givenDaysAgo: 18,
    dueInDays: 30,
    units: [
      {
        unit: "so-tc",
        steps: [{ do: "cancel", daysAgo: 4, text: "Kinh phí đã có trong dự toán của Sở Công Thương." }],
      },
      { unit: "so-ct" },
    ],
  },
  {
    office: caMau,
    title: "Cập nhật điểm bán sản phẩm OCOP tại điểm du lịch",
    requiredResult: "Danh sách điểm bán, có địa chỉ và người phụ trách.",
    priority: "normal",
    givenDaysAgo: 25,
    dueInDays: 1,
    units: [
      {
        unit: "32227",
        person: "can-bo-nguyen-viet-khai",
        steps: [
          { do: "start", daysAgo: 20 },
          {
            do: "ask",
            daysAgo: 6,
            untilInDays: 40,
            text: "Đang vào mùa thu hoạch, cán bộ chưa đi được các điểm.",
          },
          { do: "refuse", daysAgo: 5, text: "Danh sách cần trước hội chợ cuối năm." },
        ],
      },
    ],
  },
  {
    office: tayNinh,
    document: "tay-ninh",
    title: "Rà soát sản phẩm hết hạn công nhận trong sáu tháng tới",
    requiredResult: "Danh sách chủ thể đăng ký đánh giá lại.",
    priority: "normal",
    givenDaysAgo: 14,
    dueInDays: 10,
    units: [
      { unit: "so-nnmt-tn" },
      { unit: "25630", person: "can-bo-xa-tay-ninh", steps: [{ do: "start", daysAgo: 9 }] },
    ],
  },
];

export const recurring = [
  {
    office: caMau,
    agencyKeys: [],
    communes: "some",
    title: "Báo cáo tiến độ Chương trình OCOP của xã, phường",
    requiredResult: "Số sản phẩm đang chuẩn bị, hồ sơ đang làm, khó khăn cần tháo gỡ.",
    priority: "normal",
    rhythm: "monthly",
    dueDay: "28",
    leadDays: "10",
  },
  {
    office: caMau,
    agencyKeys: ["so-nnmt", "so-ct"],
    communes: "none",
    title: "Rà soát sản phẩm sắp hết hạn công nhận",
    requiredResult: "Danh sách sản phẩm hết hạn trong sáu tháng tới và kế hoạch hỗ trợ.",
    priority: "normal",
    rhythm: "quarterly",
    dueDay: "20",
    dueMonth: "3",
    leadDays: "20",
  },
] as const;
