import type { Role, UnitKind } from "#modules/identity";

/** A person of the demonstration; nobody by this name is meant. */
export interface DemoPerson {
  /** The part of the address before the @, and the name other parts of the demonstration call the person by. */
  key: string;
  name: string;
  role: Role;
  unitKind: UnitKind;
  /** Commune or province code; for a producer the register's row it is known by. */
  unitCode: string;
  /** Where the unit's own name would not tell people of one role apart. */
  unitName?: string;
}

/** The common password of the demonstration: long enough to pass the rule that real people meet. */
export const demoPassword = "dong-lua-ben-song";

const caMau = "96";
const tayNinh = "80";

const inProvince = (unitCode: string) => ({ unitKind: "province", unitCode }) as const;
const inCouncil = (seat: string) => ({ ...inProvince(caMau), unitName: `${seat}, tỉnh Cà Mau` });
const inCommune = (unitCode: string) => ({ unitKind: "commune", unitCode }) as const;
const ofProducer = (unitCode: string) => ({ unitKind: "producer", unitCode }) as const;

const producers: readonly DemoPerson[] = [
  { key: "chu-the", name: "Nguyễn Văn Lực", role: "producer_owner", ...ofProducer("96-002") },
  { key: "thanh-vien-chu-the", name: "Trần Thị Hoàng Yến", role: "producer_member", ...ofProducer("96-002") },
  { key: "chu-the-ong-muon", name: "Lê Văn Muộn", role: "producer_owner", ...ofProducer("96-001") },
  { key: "chu-the-dong-hung", name: "Phạm Thị Bồn", role: "producer_owner", ...ofProducer("96-003") },
  { key: "chu-the-tan-hiep-phat", name: "Võ Tấn Phát", role: "producer_owner", ...ofProducer("96-004") },
  { key: "chu-the-hung-hiep-tien", name: "Huỳnh Hiệp Tiến", role: "producer_owner", ...ofProducer("96-005") },
  { key: "chu-the-tu-hung", name: "Dương Văn Hùng", role: "producer_owner", ...ofProducer("96-006") },
  { key: "chu-the-bay-tho", name: "Lâm Thị Thơ", role: "producer_owner", ...ofProducer("96-007") },
  { key: "chu-the-minh-quan", name: "Ngô Minh Quân", role: "producer_owner", ...ofProducer("96-013") },
  { key: "chu-the-chi-nguyen", name: "Đặng Chí Nguyện", role: "producer_owner", ...ofProducer("96-016") },
];

const communes: readonly DemoPerson[] = [
  { key: "can-bo-xa", name: "Trương Thị Mai", role: "commune_officer", ...inCommune("32071") },
  { key: "lanh-dao-xa", name: "Hồ Văn Kiệt", role: "commune_leader", ...inCommune("32071") },
  { key: "can-bo-ly-van-lam", name: "Nguyễn Thị Lam", role: "commune_officer", ...inCommune("32014") },
  { key: "can-bo-cai-nuoc", name: "Phan Văn Đông", role: "commune_officer", ...inCommune("32128") },
  { key: "can-bo-dat-moi", name: "Trịnh Thị Đước", role: "commune_officer", ...inCommune("32201") },
  { key: "can-bo-nguyen-viet-khai", name: "Lý Quốc Khải", role: "commune_officer", ...inCommune("32227") },
  { key: "can-bo-da-bac", name: "Bùi Thanh Thời", role: "commune_officer", ...inCommune("32104") },
  { key: "can-bo-ta-an-khuong", name: "Đỗ Thị An", role: "commune_officer", ...inCommune("32155") },
  { key: "can-bo-nguyen-phich", name: "Cao Minh Tràm", role: "commune_officer", ...inCommune("32044") },
  { key: "can-bo-xa-tay-ninh", name: "Mai Thị Hoa", role: "commune_officer", ...inCommune("25630") },
];

const provinces: readonly DemoPerson[] = [
  { key: "can-bo-tinh", name: "Lê Thị Minh Tâm", role: "province_officer", ...inProvince(caMau) },
  { key: "lanh-dao-tinh", name: "Nguyễn Hoàng Nam", role: "province_leader", ...inProvince(caMau) },
  { key: "quan-tri-tinh", name: "Trần Quốc Việt", role: "province_admin", ...inProvince(caMau) },
  { key: "to-tu-van", name: "Phạm Ngọc Bích", role: "advisory_member", ...inProvince(caMau) },
  {
    key: "chu-tich-hoi-dong",
    name: "Võ Thanh Bình",
    role: "council_member",
    ...inCouncil("Chủ tịch Hội đồng"),
  },
  { key: "thu-ky-hoi-dong", name: "Đinh Thị Thu", role: "council_member", ...inCouncil("Thư ký Hội đồng") },
  { key: "thanh-vien-1", name: "Huỳnh Công Danh", role: "council_member", ...inCouncil("Uỷ viên Hội đồng") },
  { key: "thanh-vien-2", name: "Lưu Thị Hạnh", role: "council_member", ...inCouncil("Uỷ viên Hội đồng") },
  { key: "thanh-vien-3", name: "Tạ Văn Phước", role: "council_member", ...inCouncil("Uỷ viên Hội đồng") },
  { key: "thanh-vien-4", name: "Châu Mỹ Duyên", role: "council_member", ...inCouncil("Uỷ viên Hội đồng") },
  {
    key: "quan-sat-hoi-dong",
    name: "Nguyễn Thị Quan",
    role: "council_member",
    ...inCouncil("Quan sát viên"),
  },
  {
    key: "can-bo-so",
    name: "Lâm Thị Tuyết",
    role: "agency_officer",
    ...inProvince(caMau),
    unitName: "Sở Nông nghiệp và Môi trường, tỉnh Cà Mau",
  },
  {
    key: "can-bo-hoi-phu-nu",
    name: "Trần Thị Kim Chi",
    role: "agency_officer",
    ...inProvince(caMau),
    unitName: "Hội Liên hiệp Phụ nữ tỉnh Cà Mau",
  },
  { key: "can-bo-tinh-tay-ninh", name: "Phùng Văn Tây", role: "province_officer", ...inProvince(tayNinh) },
  { key: "lanh-dao-tay-ninh", name: "Kiều Anh Ninh", role: "province_leader", ...inProvince(tayNinh) },
];

const others: readonly DemoPerson[] = [
  { key: "can-bo-bo", name: "Hoàng Thị Bắc", role: "ministry_officer", unitKind: "nation", unitCode: "vn" },
  { key: "quan-tri", name: "Vũ Hải Đăng", role: "system_admin", unitKind: "system", unitCode: "saoque" },
];

export const demoPeople: readonly DemoPerson[] = [...others, ...provinces, ...communes, ...producers];

export function demoEmail(key: string): string {
  return `${key}@minh-hoa.saoque.example`;
}
