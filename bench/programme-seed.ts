import type { Connection } from "#platform/db";

// A country that has run the programme for ten years: 34 provinces, 10,000 producers, 20,000 products and about a
// million rows of attendance, tasks and money. Rows are even on purpose: no province is small enough to be quick.

/** Fills what `growCatalogue` left empty: all that the programme's own modules hold. */
export async function growProgramme({ pool }: Connection): Promise<void> {
  for (const statement of [
    ...people,
    ...classes,
    ...tasks,
    ...money,
    ...promotion,
    ...support,
    ...cycle,
    ...recognised,
    ...rights,
    ...plans,
  ]) {
    await pool.query(statement);
  }
}

const provinces = "(select code from territory.units where era = '2025' and level = 'province')";
const communesOf = (code: string) =>
  `(select c.code, row_number() over (order by c.code) as at, count(*) over () as all from territory.units c
    where c.era = '2025' and c.level = 'commune' and c.province_code = ${code})`;

const people = [
  `insert into producers.workforces (producer_id, year, workers, local_workers, revenue_million)
   select p.id, y, 4 + (x.n % 40), 3 + (x.n % 40), 200 + x.n % 5000
   from producers.producers p cross join lateral (select substr(p.slug, 9)::integer as n) x
   cross join generate_series(2022, 2026) y where p.slug ~ '^chu-the-[0-9]+$' and x.n < 20001
   on conflict do nothing`,
  `insert into producers.representatives (id, producer_id, full_name, sex, purpose, valid_from)
   select gen_random_uuid(), p.id, 'Người đại diện ' || x.n, case when x.n % 3 = 0 then 'female' else 'male' end, 'bench', date '2020-01-01'
   from producers.producers p cross join lateral (select substr(p.slug, 9)::integer as n) x where p.slug ~ '^chu-the-[0-9]+$'
   on conflict do nothing`,
];

const classes = [
  `insert into training.classes (id, province_code, code, title, year, topics, audiences, place, starts_on, ends_on, status, check_in_secret)
   select gen_random_uuid(), p.code, 'L' || lpad(n::text, 2, '0'), 'Lớp tập huấn OCOP số ' || n, y, '{criteria}', '{official_commune,leader,worker}',
     'Hội trường tỉnh', make_date(y, 1 + n % 12, 5), make_date(y, 1 + n % 12, 7), 'closed', decode('00', 'hex')
   from ${provinces} p cross join generate_series(2018, 2027) y cross join generate_series(1, 12) n`,
  `insert into training.meetings (id, class_id, no, held_on)
   select gen_random_uuid(), c.id, n, c.starts_on + n - 1 from training.classes c cross join generate_series(1, 3) n`,
  `insert into training.learners (id, class_id, province_code, commune_code, full_name, audience, producer_id, origin, status)
   select gen_random_uuid(), c.id, c.province_code, p.commune_code, 'Học viên ' || (n % 9973), (array['leader','worker','worker','official_commune'])[1 + n % 4],
     p.id, 'list', 'registered'
   from (select c.*, row_number() over (order by id) as at from training.classes c) c cross join generate_series(1, 40) n
   join lateral (select (c.at * 40 + n) % 10000 * 2 + 1 as serial) s on true
   join producers.producers p on p.slug = 'chu-the-' || s.serial`,
  `insert into training.attendances (meeting_id, learner_id, class_id, province_code, attended_on, way)
   select m.id, l.id, l.class_id, l.province_code, m.held_on, 'qr'
   from training.learners l join training.meetings m on m.class_id = l.class_id where abs(hashtext(l.id::text)) % 10 > 0 or m.no = 1`,
];

const tasks = [
  `insert into directives.agencies (id, province_code, kind, name)
   select gen_random_uuid(), p.code, case when n % 3 = 0 then 'union' else 'department' end, 'Cơ quan số ' || n from ${provinces} p cross join generate_series(1, 20) n`,
  `insert into directives.tasks (id, province_code, title, assignee_kind, agency_id, commune_code, starts_on, due_on, original_due_on, status, progress, done_on)
   select gen_random_uuid(), p.code, 'Nhiệm vụ số ' || n, case when n % 2 = 0 then 'agency' else 'commune' end,
     case when n % 2 = 0 then a.id end, case when n % 2 = 1 then c.code end, d.day - 30, d.day, d.day,
     case when d.day > date '2026-10-01' then 'in_progress' else 'done' end, case when d.day > date '2026-10-01' then 40 else 100 end,
     case when d.day > date '2026-10-01' then null else d.day + (n % 11) - 7 end
   from ${provinces} p
   cross join generate_series(1, 8000) n
   cross join lateral (select date '2017-01-15' + (n * 37) % 3620 as day) d
   join lateral (select id, row_number() over (order by name) as at from directives.agencies a where a.province_code = p.code) a on a.at = 1 + n % 20
   join lateral ${communesOf("p.code")} c on c.at = 1 + (n * 13) % c.all`,
];

const sources = "array['ntm_central','ntm_local','khuyen_nong','khuyen_cong','khcn','xttm','own']";
const purposes = "array['training','packaging','ip','promotion','reward','dossier']";
const money = [
  `insert into funding.lines (id, province_code, year, source, purpose, title, allocated_vnd, decided_on)
   select gen_random_uuid(), p.code, y, (${sources})[1 + n % 7], (${purposes})[1 + n % 6], 'Dòng dự toán ' || n, 40000000000, make_date(y, 1, 15)
   from ${provinces} p cross join generate_series(2018, 2027) y cross join generate_series(1, 24) n`,
  `insert into funding.commitments (id, line_id, province_code, year, title, amount_vnd, committed_on, producer_id, status)
   select gen_random_uuid(), l.id, l.province_code, l.year, 'Cam kết ' || n, 400000000, make_date(l.year, 1 + n % 12, 10), null, 'open'
   from funding.lines l cross join generate_series(1, 9) n`,
  `insert into funding.commitment_products (commitment_id, product_id)
   select c.id, p.id from (select id, province_code, row_number() over (partition by province_code order by id) as at from funding.commitments) c
   join (select id, province_code, row_number() over (partition by province_code order by id) as at, count(*) over (partition by province_code) as all
     from products.products) p on p.province_code = c.province_code and p.at = 1 + c.at % p.all`,
  `insert into funding.disbursements (id, commitment_id, line_id, province_code, year, source, paid_on, amount_vnd, paper_number)
   select gen_random_uuid(), c.id, c.line_id, c.province_code, c.year, l.source, make_date(c.year, 1 + n % 12, 20), 40000000, 'UNC ' || n
   from funding.commitments c join funding.lines l on l.id = c.line_id cross join generate_series(1, 5) n`,
];

const promotion = [
  `insert into promotion.events (id, province_code, slug, kind, title, starts_on, ends_on, status, place_province_code)
   select gen_random_uuid(), p.code, 'su-kien-' || p.code || '-' || y || '-' || n, (array['fair','forum','supply_demand','livestream'])[1 + n % 4], 'Sự kiện ' || n, make_date(y, 1 + n % 12, 3),
     make_date(y, 1 + n % 12, 6), 'closed', p.code
   from ${provinces} p cross join generate_series(2018, 2027) y cross join generate_series(1, 8) n`,
  `insert into promotion.participations (id, event_id, province_code, producer_id, producer_name, status)
   select gen_random_uuid(), e.id, e.province_code, p.id, p.name, 'attended'
   from promotion.events e join lateral (select id, name from producers.producers p where p.province_code = e.province_code order by id limit 20) p on true`,
  `insert into promotion.results (id, event_id, participation_id, province_code, kind, happened_on, amount_vnd)
   select gen_random_uuid(), p.event_id, p.id, p.province_code, (array['sale','contract'])[n], e.starts_on, 3000000 * n
   from promotion.participations p join promotion.events e on e.id = p.event_id cross join generate_series(1, 2) n`,
  `insert into promotion.channels (id, province_code, kind, name, modern, sale_point)
   select gen_random_uuid(), p.code, (array['supermarket','ocop_shop'])[1 + n % 2], 'Kênh ' || n, n % 2 = 0, n % 2 = 1
   from ${provinces} p cross join generate_series(1, 20) n`,
  `insert into promotion.listings (id, channel_id, province_code, producer_id, from_on, to_on)
   select gen_random_uuid(), c.id, c.province_code, p.id, date '2024-01-01', date '2027-01-01'
   from (select *, row_number() over (partition by province_code order by id) as at from promotion.channels) c
   join lateral (select id, row_number() over (order by id) as at from producers.producers p where p.province_code = c.province_code) p on p.at % 20 = c.at % 20`,
];

const support = [
  `insert into support.requests (id, province_code, commune_code, number, year, producer_id, kind, title, need, status, completed_on, created_at)
   select gen_random_uuid(), p.province_code, p.commune_code, 'HT-' || row_number() over (), y, p.id, (array['packaging','label','trademark'])[1 + y % 3],
     'Hỗ trợ bao bì', 'Cần bao bì mới', 'completed', make_date(y, 9, 1), make_date(y, 3, 1)
   from producers.producers p cross join generate_series(2025, 2026) y where p.slug ~ '^chu-the-[0-9]+$'`,
];

const cycle = [
  `insert into cycle.candidates (id, province_code, commune_code, year, producer_id, producer_name, product_name, sector, expected_star, step)
   select gen_random_uuid(), p.province_code, p.commune_code, 2022 + (x.n / 2) % 5, p.id, p.name, 'Ý tưởng ' || x.n, 'I', 3,
     (array['surveyed','idea','business_plan','implementation','evaluation','promotion'])[1 + x.n % 6]
   from producers.producers p cross join lateral (select substr(p.slug, 9)::integer as n) x where p.slug ~ '^chu-the-[0-9]+$'`,
];

const recognised = [
  // A third of the products came back after 36 months: half of them higher than before, half as they were.
  `insert into certification.recognitions (id, product_id, producer_id, province_code, star, rule_set, recognised_on, recognition_year, valid_until, source)
   select gen_random_uuid(), r.product_id, r.producer_id, r.province_code, case when x.n % 2 = 0 then 3 else r.star end, '1048', d.day,
     extract(year from d.day), d.day + interval '36 months', 'bench'
   from certification.recognitions r join products.products p on p.id = r.product_id
   cross join lateral (select substr(p.slug, 10)::integer as n) x
   cross join lateral (select (r.recognised_on - interval '35 months')::date as day) d
   where r.source = 'bench' and x.n % 3 = 0`,
  `insert into dossiers.dossiers (id, kind, product_id, producer_id, province_code, commune_code, rule_set, set_code, target_star, status, submitted_at, updated_at)
   select gen_random_uuid(), 're_evaluation', p.id, p.producer_id, p.province_code, p.commune_code, '26', p.set_code, 3,
     (array['draft','submitted','commune_accepted','forwarded','province_accepted','in_round','in_council','scored'])[1 + x.n / 5 % 8],
     timestamptz '2026-02-01' + x.n * interval '20 minutes', timestamptz '2026-08-01' + x.n * interval '8 minutes'
   from products.products p cross join lateral (select substr(p.slug, 10)::integer as n) x where p.slug ~ '^san-pham-[0-9]+$' and x.n % 5 = 0`,
];

const rights = [
  `insert into support.ip_rights (id, province_code, kind, name, owner, status)
   select gen_random_uuid(), p.code, (array['collective_mark','gi','trademark'])[1 + n % 3], 'Nhãn hiệu số ' || n, 'Chủ sở hữu ' || n, 'granted'
   from ${provinces} p cross join generate_series(1, 120) n`,
  `insert into consultants.consultants (id, province_code, kind, name, fields)
   select gen_random_uuid(), p.code, 'organisation', 'Đơn vị tư vấn số ' || n, '{packaging}' from ${provinces} p cross join generate_series(1, 60) n`,
];

/** Targets over every kind of record that a plan counts. */
const targets = [
  ["products.new", "in_year", 60],
  ["products.upgraded", "in_year", 20],
  ["products.valid", "at_end", 500],
  ["products.developed", "in_year", 80],
  ["producers.cumulative", "at_end", 300],
  ["producers.woman-share", "at_end", 40],
  ["training.classes", "in_year", 12],
  ["training.learners", "in_year", 480],
  ["training.leader-share", "at_end", 90],
  ["training.worker-share", "at_end", 60],
  ["promotion.events", "in_year", 8],
  ["promotion.sales", "in_year", 100_000_000],
  ["producers.modern-share", "at_end", 50],
] as const;

const listed = targets.map(([code, reckoning, low], at) => `('${code}', '${reckoning}', ${low}, ${at})`);

const plans = [
  `insert into planning.plans (id, level, province_code, title, from_year, to_year, number, decided_on, status)
   select gen_random_uuid(), 'province', p.code, 'Kế hoạch OCOP năm ' || y, y, y, y || '/KH-UBND', make_date(y, 1, 20), 'approved'
   from ${provinces} p cross join generate_series(2018, 2027) y`,
  `insert into planning.plans (id, level, province_code, title, from_year, to_year, number, decided_on, status)
   select gen_random_uuid(), 'nation', '00', 'Kế hoạch OCOP toàn quốc năm ' || y, y, y, y || '/QĐ-BNN', make_date(y, 1, 10), 'approved'
   from generate_series(2018, 2027) y`,
  `insert into planning.plans (id, level, province_code, commune_code, title, from_year, to_year, number, decided_on, status)
   select gen_random_uuid(), 'commune', u.province_code, u.code, 'Kế hoạch OCOP xã năm ' || y, y, y, y || '/KH-UBND', make_date(y, 2, 10), 'approved'
   from territory.units u cross join generate_series(2025, 2026) y where u.era = '2025' and u.level = 'commune'`,
  `insert into planning.targets (id, plan_id, indicator, year, reckoning, low, position)
   select gen_random_uuid(), p.id, t.code, p.from_year, t.reckoning, t.low, t.at
   from planning.plans p cross join (values ${listed.join(", ")}) t (code, reckoning, low, at) where p.level <> 'commune' or t.at < 4`,
];
