/** The boards a person looks through. */
export const boards = {
  open: "Đang mở",
  mine: "Tôi phụ trách",
  unit: "Của đơn vị tôi",
  coworking: "Phối hợp",
  overdue: "Quá hạn",
  soon: "Sắp đến hạn",
  waiting: "Chờ nghiệm thu",
  extension: "Xin gia hạn",
  all: "Tất cả",
} as const;
export type Board = keyof typeof boards;
