import { type Executor, sql } from "#platform/db";

export interface UnitPerformance {
  agencyId: string | null;
  communeCode: string | null;
  agencyName: string | null;
  given: number;
  onTime: number;
  late: number;
  running: number;
  overdue: number;
  extended: number;
}

export interface PerformanceQuestion {
  provinceCode: string;
  /** Deadlines as first given, from and to. */
  from: string;
  to: string;
  today: string;
}

/**
 * What each unit owed in a period and what became of it. One statement over the index tasks_performance alone: the
 * names are joined after counting. The four outcomes sum to what was given; an extension is told beside them.
 */
export async function readPerformance(
  db: Executor,
  { provinceCode, from, to, today }: PerformanceQuestion,
): Promise<UnitPerformance[]> {
  const { rows } = await sql<UnitPerformance>`
    select c.agency_id as "agencyId", c.commune_code as "communeCode", a.name as "agencyName",
      c.given, c.on_time as "onTime", c.late, c.given - c.on_time - c.late - c.overdue as running, c.overdue, c.extended
    from (
      select t.agency_id, t.commune_code,
        count(*) as given,
        count(*) filter (where t.status = 'done' and t.done_on <= t.due_on) as on_time,
        count(*) filter (where t.status = 'done' and t.done_on > t.due_on) as late,
        count(*) filter (where t.status in ('assigned', 'in_progress') and t.due_on < ${today}) as overdue,
        count(*) filter (where t.due_on > t.original_due_on) as extended
      from directives.tasks t
      where t.province_code = ${provinceCode} and t.original_due_on between ${from} and ${to}
        and t.status not in ('cancelled', 'recorded')
      group by t.agency_id, t.commune_code
    ) c
    left join directives.agencies a on a.id = c.agency_id
    order by a.name nulls last, c.commune_code`.execute(db);
  return rows;
}
