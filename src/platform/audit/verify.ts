import { type Executor, sql } from "#platform/db";

export interface ChainFault {
  provinceCode: string;
  seq: number;
  what: "changed" | "missing" | "end";
}

export interface ChainReport {
  entries: number;
  chains: number;
  faults: ChainFault[];
}

/**
 * Recomputes every hash of every province's chain inside the database.
 * @returns each row that was changed ("changed"), each gap ("missing") and each chain whose end was cut off ("end")
 */
export async function verifyAudit(db: Executor): Promise<ChainReport> {
  const { rows } = await sql<{ provinceCode: string; seq: number; what: ChainFault["what"] }>`
    with walked as (
      select e.*, lag(hash) over chain as hash_before, lag(seq) over chain as seq_before
      from audit.entries e window chain as (partition by province_code order by seq)
    ), checked as (
      select province_code, seq,
        case
          when seq <> coalesce(seq_before, 0) + 1 then 'missing'
          when previous_hash <> coalesce(hash_before, sha256(convert_to('saoque:' || province_code, 'UTF8')))
            or hash <> audit.row_hash(previous_hash, province_code, seq, occurred_at, actor_id, actor_name, action,
              subject_kind, subject_id, on_behalf_of, request_id, details) then 'changed'
        end as what
      from walked
    ), ends as (
      select c.province_code, c.last_seq as seq, 'end' as what from audit.chains c
      where not exists (select from audit.entries e where e.province_code = c.province_code and e.seq = c.last_seq and e.hash = c.last_hash)
    )
    select province_code as "provinceCode", seq, what from checked where what is not null
    union all select province_code, seq, what from ends order by 1, 2`.execute(db);
  const size = await sql<{ entries: number; chains: number }>`
    select (select count(*) from audit.entries) as entries, (select count(*) from audit.chains) as chains`.execute(
    db,
  );
  return { entries: size.rows[0]?.entries ?? 0, chains: size.rows[0]?.chains ?? 0, faults: rows };
}
