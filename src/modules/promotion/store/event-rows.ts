import type { Row } from "#platform/db";
import type { EventKind, EventStatus, PromotionEvent } from "../domain/event.ts";

export const EVENT_COLUMNS = [
  "id",
  "province_code",
  "commune_code",
  "kind",
  "title",
  "slug",
  "organiser",
  "place",
  "place_province_code",
  "abroad",
  "starts_on",
  "ends_on",
  "register_by",
  "plan_number",
  "description",
  "planned_cost_vnd",
  "spent_vnd",
  "booths_rented",
  "floor_columns",
  "floor_rows",
  "status",
  "announced_at",
  "cancel_reason",
  "summary",
  "reported_recognised",
  "reported_potential",
  "reported_total",
  "source",
  "is_demo",
  "closed_at",
  "version",
] as const satisfies readonly (keyof Row<"promotion.events">)[];

export interface EventRow {
  id: string;
  province_code: string;
  commune_code: string | null;
  kind: string;
  title: string;
  slug: string;
  organiser: string | null;
  place: string | null;
  place_province_code: string | null;
  abroad: string | null;
  starts_on: string;
  ends_on: string;
  register_by: string | null;
  plan_number: string | null;
  description: string | null;
  planned_cost_vnd: number | null;
  spent_vnd: number | null;
  booths_rented: number | null;
  floor_columns: number;
  floor_rows: number;
  status: string;
  announced_at: Date | null;
  cancel_reason: string | null;
  summary: string | null;
  reported_recognised: number | null;
  reported_potential: number | null;
  reported_total: number | null;
  source: string | null;
  is_demo: boolean;
  closed_at: Date | null;
  version: number;
}

export function eventFromRow(row: EventRow): PromotionEvent {
  return {
    id: row.id,
    provinceCode: row.province_code,
    communeCode: row.commune_code,
    kind: row.kind as EventKind,
    title: row.title,
    slug: row.slug,
    organiser: row.organiser,
    place: row.place,
    placeProvinceCode: row.place_province_code,
    abroad: row.abroad,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    registerBy: row.register_by,
    planNumber: row.plan_number,
    description: row.description,
    plannedCostVnd: row.planned_cost_vnd,
    spentVnd: row.spent_vnd,
    boothsRented: row.booths_rented,
    floorColumns: row.floor_columns,
    floorRows: row.floor_rows,
    status: row.status as EventStatus,
    announcedAt: row.announced_at,
    cancelReason: row.cancel_reason,
    summary: row.summary,
    reportedRecognised: row.reported_recognised,
    reportedPotential: row.reported_potential,
    reportedTotal: row.reported_total,
    source: row.source,
    isDemo: row.is_demo,
    closedAt: row.closed_at,
    version: row.version,
  };
}
