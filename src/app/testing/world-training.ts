import { randomBytes } from "node:crypto";
import { uuidv7 } from "#platform/db";
import type { Place } from "./world.ts";
import type { Insert } from "./world-council.ts";

/** A class of the commune with a meeting, a learner who was present, a photo's row, feedback and a material. */
export async function makeTraining(
  insert: Insert,
  place: Place,
  { producer, officer, learner }: { producer: string; officer: string; learner: string },
): Promise<Record<string, string>> {
  const { mark, province, commune } = place;
  const of = { province_code: province };
  const classId = await insert("training.classes", {
    id: uuidv7(),
    ...of,
    commune_code: commune,
    code: `TH-9${place.no}`,
    title: `Lớp tập huấn ${mark}`,
    year: 2026,
    audiences: ["leader", "producer", "official_commune", "advisory", "council", "official_province"],
    topics: [`Chủ đề ${mark}`],
    place: `Nhà văn hoá ${mark}`,
    starts_on: "2026-11-20",
    ends_on: "2026-12-20",
    status: "running",
    check_in_secret: randomBytes(32),
    test_max: 100,
    test_pass: 50,
  });
  const meetingId = await insert("training.meetings", {
    id: uuidv7(),
    class_id: classId,
    no: 1,
    held_on: "2026-11-20",
    topic: `Buổi của ${mark}`,
  });
  const learnerId = await insert("training.learners", {
    id: uuidv7(),
    class_id: classId,
    ...of,
    commune_code: commune,
    full_name: `Học viên ${mark}`,
    audience: "leader",
    account_id: learner,
    producer_id: producer,
    phone: "0912000111",
    email: `hoc-vien.${mark.toLowerCase()}@thu.example`,
    origin: "list",
    status: "registered",
    certificate_number: `${place.no}/2026/CNHT-${province}`,
    certificate_serial: place.no,
    certified_on: "2026-11-21",
  });
  await insert("training.attendances", {
    meeting_id: meetingId,
    learner_id: learnerId,
    class_id: classId,
    ...of,
    attended_on: "2026-11-20",
    way: "list",
  });
  await insert("training.feedback", {
    class_id: classId,
    learner_id: learnerId,
    content: 5,
    teacher: 4,
    organisation: 4,
    usefulness: 5,
    comment: `Góp ý ${mark}`,
  });
  const materialId = await insert("training.materials", {
    id: uuidv7(),
    ...of,
    class_id: classId,
    title: `Tài liệu ${mark}`,
    topic: "Hồ sơ",
    link: "https://tai-lieu.example/bai-giang",
    is_public: false,
  });
  const runId = await insert("platform.job_runs", {
    id: uuidv7(),
    task: "training.print-certificates",
    title: `In ${mark}`,
    started_by: officer,
  });
  return { classId, meetingId, learnerId, materialId, runId };
}
