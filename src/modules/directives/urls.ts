const root = "/lam-viec/nhiem-vu";
const papers = "/lam-viec/van-ban-den";
const task = (taskId: string) => `${root}/viec/${taskId}`;
const agency = (agencyId: string) => `${root}/co-quan/${agencyId}`;
const recurrence = (recurrenceId: string) => `${root}/dinh-ky/${recurrenceId}`;
const document = (documentId: string) => `${papers}/${documentId}`;

/** Every address of this module. */
export const directivesUrls = {
  tasks: root,
  tasksSheet: `${root}/danh-sach.xlsx`,
  give: `${root}/giao`,
  /** The form that hands out a task, tied to a record of another module. */
  giveFor: (kind: string, id: string) => `${root}/giao?gan=${kind}:${id}`,
  giveFrom: (documentId: string) => `${root}/giao?van-ban=${documentId}`,
  task,
  changeTask: (taskId: string) => `${task(taskId)}/sua`,
  stepTask: (taskId: string) => `${task(taskId)}/buoc`,
  reportTask: (taskId: string) => `${task(taskId)}/bao-cao`,
  nameOwner: (taskId: string) => `${task(taskId)}/phu-trach`,
  askExtension: (taskId: string) => `${task(taskId)}/xin-gia-han`,
  decideExtension: (taskId: string) => `${task(taskId)}/quyet-gia-han`,
  splitTask: (taskId: string) => `${task(taskId)}/viec-con`,
  linkTask: (taskId: string) => `${task(taskId)}/gan`,
  cancelTask: (taskId: string) => `${task(taskId)}/huy`,
  importTasks: `${root}/nhap-bang`,
  performance: `${root}/ket-qua`,
  performanceSheet: `${root}/ket-qua.xlsx`,
  performanceWord: `${root}/ket-qua.docx`,
  performancePdf: `${root}/ket-qua.pdf`,
  agencies: `${root}/co-quan`,
  agenciesSheet: `${root}/co-quan/danh-sach.xlsx`,
  newAgency: `${root}/co-quan/moi`,
  importAgencies: `${root}/co-quan/nhap-bang`,
  agency,
  changeAgency: (agencyId: string) => `${agency(agencyId)}/sua`,
  addPerson: (agencyId: string) => `${agency(agencyId)}/them-nguoi`,
  endPerson: (agencyId: string) => `${agency(agencyId)}/bo-nguoi`,
  recurrences: `${root}/dinh-ky`,
  recurrencesSheet: `${root}/dinh-ky/danh-sach.xlsx`,
  newRecurrence: `${root}/dinh-ky/moi`,
  recurrence,
  stopRecurrence: (recurrenceId: string) => `${recurrence(recurrenceId)}/dung`,
  documents: papers,
  documentsSheet: `${papers}/danh-sach.xlsx`,
  newDocument: `${papers}/moi`,
  document,
  changeDocument: (documentId: string) => `${document(documentId)}/sua`,
} as const;
