/** One product of the demonstration and how far it has come; nobody by these names is meant. */
export interface DemoCandidate {
  by: string;
  approver: string;
  province: string;
  commune: string;
  /** Owner's key where the producer has an account. */
  producer?: string;
  producerName?: string;
  product: string;
  sector: string;
  kind?: "first" | "upgrade" | "re_evaluation";
  potential: "high" | "medium" | "low";
  needs: string[];
  star: 3 | 4;
  /** Days at the present step. */
  days: number;
  reached: "surveyed" | "idea" | "business_plan_draft" | "business_plan" | "implementation" | "stopped";
  reason?: string;
  /** Index of the consultant who leads it as a model. */
  consultant?: number;
  pilotKind?: "model_product" | "tourism_village";
}

const caMau = { province: "96", approver: "lanh-dao-tinh" } as const;
const tayNinh = { province: "80", by: "can-bo-tinh-tay-ninh", approver: "lanh-dao-tay-ninh" } as const;

export const demoCandidates: readonly DemoCandidate[] = [
  {
    ...caMau,
    by: "can-bo-xa",
    commune: "32071",
    producerName: "Hộ sản xuất mật ong rừng Bảy Nhân",
    product: "Mật ong hoa tràm",
    sector: "I",
    potential: "medium",
    needs: ["label", "testing"],
    star: 3,
    days: 5,
    reached: "surveyed",
  },
  {
    ...caMau,
    by: "can-bo-ly-van-lam",
    commune: "32014",
    producerName: "Tổ hợp tác bánh tét Ba Khía",
    product: "Bánh tét nhân ba khía",
    sector: "I",
    potential: "low",
    needs: ["packaging"],
    star: 3,
    days: 40,
    reached: "surveyed",
  },
  {
    ...caMau,
    by: "can-bo-xa",
    commune: "32071",
    producer: "chu-the",
    product: "Bún gạo lúa – tôm",
    sector: "I",
    potential: "high",
    needs: ["business_plan", "packaging", "machinery"],
    star: 3,
    days: 2,
    reached: "idea",
  },
  {
    ...caMau,
    by: "can-bo-cai-nuoc",
    commune: "32128",
    producer: "chu-the-dong-hung",
    product: "Bồn bồn sấy lạnh",
    sector: "I",
    potential: "high",
    needs: ["machinery", "testing"],
    star: 4,
    days: 26,
    reached: "idea",
  },
  {
    ...caMau,
    by: "can-bo-ly-van-lam",
    commune: "32014",
    producer: "chu-the-ong-muon",
    product: "Khô cá đồng hút chân không",
    sector: "I",
    potential: "medium",
    needs: ["business_plan", "traceability"],
    star: 3,
    days: 12,
    reached: "business_plan_draft",
  },
  {
    ...caMau,
    by: "can-bo-da-bac",
    commune: "32104",
    producer: "chu-the-tu-hung",
    product: "Khô cá bổi tẩm gia vị",
    sector: "I",
    potential: "high",
    needs: ["label", "digital_sales"],
    star: 4,
    days: 9,
    reached: "business_plan",
  },
  {
    ...caMau,
    by: "can-bo-tinh",
    commune: "32201",
    producer: "chu-the-tan-hiep-phat",
    product: "Cua gạch hấp cấp đông",
    sector: "I",
    potential: "high",
    needs: ["certification", "packaging"],
    star: 4,
    days: 45,
    reached: "implementation",
    consultant: 0,
  },
  {
    ...caMau,
    by: "can-bo-tinh",
    commune: "32155",
    producerName: "Cộng đồng du lịch Rạch Vườn",
    product: "Làng nghề dệt chiếu và trải nghiệm sông nước",
    sector: "VI",
    potential: "medium",
    needs: ["story", "website"],
    star: 3,
    days: 70,
    reached: "implementation",
    consultant: 1,
    pilotKind: "tourism_village",
  },
  {
    ...caMau,
    by: "can-bo-nguyen-viet-khai",
    commune: "32227",
    producer: "chu-the-hung-hiep-tien",
    product: "Mắm cá phi",
    sector: "I",
    potential: "low",
    needs: ["testing"],
    star: 3,
    days: 18,
    reached: "stopped",
    reason: "Chủ thể chuyển sang nâng hạng sản phẩm khác trong năm nay.",
  },
  {
    ...tayNinh,
    commune: "25630",
    producerName: "Tổ hợp tác bánh tráng phơi sương Gò Chùa",
    product: "Bánh tráng phơi sương mè đen",
    sector: "I",
    potential: "high",
    needs: ["packaging", "barcode"],
    star: 3,
    days: 15,
    reached: "business_plan",
  },
  {
    ...tayNinh,
    commune: "25630",
    producerName: "Hộ kinh doanh muối ớt Sáu Ngân",
    product: "Muối ớt sả",
    sector: "I",
    potential: "medium",
    needs: ["label"],
    star: 3,
    days: 6,
    reached: "surveyed",
  },
];

export function demoIdea({ product, sector }: DemoCandidate) {
  if (sector === "VI") {
    return {
      idea: "Đón khách theo nhóm nhỏ: xem dệt chiếu, chèo xuồng trên rạch, ăn cơm nhà vườn; mỗi hộ lo một việc.",
      materials: "Lác trồng tại chỗ, vườn và bến của các hộ tham gia.",
      market: "Khách trong tỉnh cuối tuần, đoàn của các công ty du lịch.",
      wishes: "Hỗ trợ câu chuyện, trang web và tập huấn đón khách.",
    };
  }
  return {
    idea: `Làm ${product.toLowerCase()} từ nguyên liệu sẵn có của xã, giữ cách làm lâu nay nhưng đóng gói gọn, bảo quản lâu hơn để bán ra ngoài tỉnh.`,
    materials: "Nguyên liệu của thành viên và các hộ liên kết trong xã.",
    market: "Cửa hàng đặc sản, siêu thị trong tỉnh và khách du lịch.",
    wishes: "Hỗ trợ bao bì, kiểm nghiệm và kết nối bán hàng.",
  };
}

export function demoPlan({ product, sector }: DemoCandidate) {
  const tour = sector === "VI";
  return {
    goal: tour
      ? "Mỗi tháng đón 300 lượt khách, mười hộ có thêm thu nhập đều."
      : `Mỗi tháng làm 500 gói ${product.toLowerCase()}, có lãi từ năm thứ hai.`,
    production: tour
      ? "Mười hộ luân phiên đón khách, một tổ điều hành nhận đặt và chia việc."
      : "Sơ chế tại cơ sở, thuê kiểm nghiệm theo lô, ghi sổ từng mẻ.",
    investment: "320.000.000",
    ownCapital: "140.000.000",
    expectedRevenue: "780.000.000",
    workers: "9",
    market: "Đại lý trong tỉnh, sàn thương mại điện tử.",
    schedule: "Quý I mua máy; quý II làm thử, kiểm nghiệm; quý III hoàn thiện hồ sơ.",
  };
}

export const demoConsultants = [
  {
    by: "can-bo-tinh",
    kind: "organisation",
    name: "Công ty tư vấn minh hoạ Đất Mũi",
    agency: "",
    taxCode: "",
    phone: "02903555901",
    email: "",
    address: "Phường Tân Thành, tỉnh Cà Mau",
    fields: ["business_plan", "packaging", "story", "traceability"],
    note: "",
    people: ["Hồ Minh Trí", "Nguyễn Kim Thoa"],
    helped: [{ producer: "chu-the-chi-nguyen", help: "packaging", contractNumber: "02/2026/HĐTV" }],
  },
  {
    by: "can-bo-tinh",
    kind: "person",
    name: "Lương Thị Diệu",
    agency: "Trường đại học minh hoạ",
    taxCode: "",
    phone: "",
    email: "",
    address: "",
    fields: ["story", "design_protection", "website"],
    note: "",
    people: [],
    helped: [{ producer: "chu-the-minh-quan", help: "story", contractNumber: "" }],
  },
  {
    by: "can-bo-tinh-tay-ninh",
    kind: "organisation",
    name: "Trung tâm tư vấn minh hoạ Vàm Cỏ",
    agency: "",
    taxCode: "",
    phone: "",
    email: "",
    address: "",
    fields: ["label", "barcode"],
    note: "",
    people: ["Phan Quốc Huy"],
    helped: [],
  },
];

const surveyed = {
  producerId: "",
  productId: "",
  sector: "I",
  kind: "first",
  expectedRound: "",
  note: "",
} as const;

export const demoSurveyed = [
  {
    ...surveyed,
    by: "can-bo-xa",
    communeCode: "32071",
    producerName: "HTX lúa sạch Ấp Năm",
    productName: "Gạo lứt lúa – tôm",
    potential: "high",
    needs: ["packaging", "barcode"],
    expectedStar: "4",
  },
  {
    ...surveyed,
    by: "can-bo-xa",
    communeCode: "32071",
    producerName: "HTX lúa sạch Ấp Năm",
    productName: "Trà gạo lứt",
    potential: "medium",
    needs: ["testing"],
    expectedStar: "3",
  },
  {
    ...surveyed,
    by: "can-bo-ly-van-lam",
    communeCode: "32014",
    producerName: "Hộ kinh doanh Năm Lành",
    productName: "Mắm tép chua",
    potential: "medium",
    needs: ["label", "testing"],
    expectedStar: "3",
  },
];
