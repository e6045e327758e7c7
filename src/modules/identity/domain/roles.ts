export type UnitKind = "system" | "nation" | "province" | "commune" | "producer";

export interface RoleAbout {
  title: string;
  unitKind: UnitKind;
  /** One line for the person who gives the role. */
  duty: string;
}

/** Every role: its Vietnamese title and the kind of unit it is held in. Seats of a council are not roles. */
export const roles = {
  producer_owner: { title: "Chủ thể", unitKind: "producer", duty: "Đứng tên chủ thể, lập và nộp hồ sơ." },
  producer_member: {
    title: "Thành viên của chủ thể",
    unitKind: "producer",
    duty: "Cùng làm hồ sơ với chủ thể.",
  },
  commune_officer: {
    title: "Cán bộ OCOP cấp xã",
    unitKind: "commune",
    duty: "Tiếp nhận, kiểm tra hồ sơ; làm thay chủ thể khi được uỷ quyền.",
  },
  commune_leader: {
    title: "Lãnh đạo UBND cấp xã",
    unitKind: "commune",
    duty: "Duyệt báo cáo của xã và tài khoản cán bộ xã.",
  },
  province_officer: {
    title: "Cán bộ OCOP cấp tỉnh",
    unitKind: "province",
    duty: "Kiểm tra hồ sơ, mở đợt, lập hội đồng, soạn quyết định.",
  },
  province_leader: {
    title: "Lãnh đạo cấp tỉnh",
    unitKind: "province",
    duty: "Ký quyết định, xem toàn cảnh của tỉnh.",
  },
  province_admin: {
    title: "Quản trị của tỉnh",
    unitKind: "province",
    duty: "Mời người, giao vai trò trong tỉnh và các xã của tỉnh.",
  },
  agency_officer: {
    title: "Cán bộ sở, ngành, đoàn thể",
    unitKind: "province",
    duty: "Nhận và báo cáo nhiệm vụ giao cho cơ quan của mình.",
  },
  advisory_member: {
    title: "Thành viên Tổ tư vấn",
    unitKind: "province",
    duty: "Khảo sát, chấm sơ bộ hồ sơ được giao.",
  },
  council_member: {
    title: "Thành viên Hội đồng",
    unitKind: "province",
    duty: "Chấm điểm trong phiên của hội đồng mà mình là thành viên.",
  },
  ministry_officer: {
    title: "Cán bộ cấp Bộ",
    unitKind: "nation",
    duty: "Xem hồ sơ 5 sao và số liệu cả nước.",
  },
  system_admin: {
    title: "Quản trị hệ thống",
    unitKind: "system",
    duty: "Quản lý tài khoản, cấu hình và nhật ký của cả hệ thống.",
  },
} as const satisfies Record<string, RoleAbout>;

export type Role = keyof typeof roles;

export const roleNames = Object.keys(roles) as Role[];

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}

/** Vietnamese title of a role; the name itself for one that an old grant carries and nobody knows any more. */
export function roleTitle(name: string): string {
  return isRole(name) ? roles[name].title : name;
}

/** Roles of the State's side. They see other people's papers, so a second factor is expected of them. */
export function isOfficialRole(name: string): boolean {
  return isRole(name) && roles[name].unitKind !== "producer";
}

/** How far a role reaches, in the words of the permission table. */
export const scopeOfUnitKind: Readonly<Record<UnitKind, string>> = {
  system: "toàn hệ thống",
  nation: "cả nước",
  province: "tỉnh của mình",
  commune: "xã của mình",
  producer: "chủ thể của mình",
};

export const nationUnit = { code: "vn", name: "Bộ Nông nghiệp và Môi trường" } as const;
export const systemUnit = { code: "saoque", name: "Hệ thống SaoQuê" } as const;
/** Province code of what belongs to no province. */
export const nowhere = "00";
