audit.chains
  -- End of each province's chain: a row removed from the end is missed here.
  province_code text not null
  last_seq bigint not null
  last_hash bytea not null
  chains_pkey: PRIMARY KEY (province_code)
  CREATE UNIQUE INDEX chains_pkey ON audit.chains USING btree (province_code)

audit.entries
  -- Who did what to which record, chained per province: each hash covers the row and the hash before it.
  province_code text not null  -- Province of the record; 00 for the nation and the system.
  seq bigint not null
  occurred_at timestamp with time zone not null default clock_timestamp()
  actor_id uuid
  actor_name text
  action text not null
  subject_kind text not null
  subject_id text not null
  on_behalf_of text
  request_id text
  details jsonb not null default '{}'::jsonb
  previous_hash bytea not null
  hash bytea not null
  entries_action_check: CHECK (((length(action) >= 3) AND (length(action) <= 80)))
  entries_pkey: PRIMARY KEY (province_code, seq, occurred_at)
  CREATE INDEX entries_province_code_occurred_at_idx ON ONLY audit.entries USING btree (province_code, occurred_at DESC)
  CREATE INDEX entries_subject_kind_subject_id_occurred_at_idx ON ONLY audit.entries USING btree (subject_kind, subject_id, occurred_at DESC)
  CREATE UNIQUE INDEX entries_pkey ON ONLY audit.entries USING btree (province_code, seq, occurred_at)

catalogue.entries
  -- One flat row a public product, refreshed when product, producer or recognition changes; lists and search read only this.
  product_id uuid not null
  slug text not null
  code text
  name text not null
  producer_id uuid not null
  producer_name text not null
  producer_slug text not null
  producer_kind text not null
  province_code text not null
  commune_code text
  place_text text not null
  sector text not null
  set_code text
  star integer  -- null where an old register recognises the product without telling the star.
  recognition_year integer
  valid_until date
  revoked_on date  -- Set when no recognition stands any more: the page stays, lists leave it out unless asked.
  certificate_number text
  certificate_slug text
  motif text
  picture_file_id uuid
  price_from_vnd bigint
  is_demo boolean not null default false
  name_text text not null  -- Folded name alone: a hit in the name comes before a hit in producer or place.
  search_text text not null  -- Folded name, producer, codes, new and old place: what a search box may be given.
  refreshed_at timestamp with time zone not null default now()
  recognition_years integer[] not null default '{}'::integer[]  -- Every year the product was recognised in: a product recognised again still counts in the year of the first time.
  entries_pkey: PRIMARY KEY (product_id)
  entries_slug_key: UNIQUE (slug)
  entries_star_check: CHECK (((star >= 3) AND (star <= 5)))
  CREATE INDEX entries_by_name ON catalogue.entries USING btree (name, product_id)
  CREATE INDEX entries_by_star ON catalogue.entries USING btree (COALESCE(star, 0) DESC, name, product_id)
  CREATE INDEX entries_by_year ON catalogue.entries USING btree (COALESCE(recognition_year, 0) DESC, name, product_id)
  CREATE INDEX entries_certificate_number_idx ON catalogue.entries USING btree (certificate_number) WHERE (certificate_number IS NOT NULL)
  CREATE INDEX entries_code_idx ON catalogue.entries USING btree (code) WHERE (code IS NOT NULL)
  CREATE INDEX entries_producer_id_idx ON catalogue.entries USING btree (producer_id)
  CREATE INDEX entries_province_code_commune_code_idx ON catalogue.entries USING btree (province_code, commune_code)
  CREATE INDEX entries_search ON catalogue.entries USING gin (search_text gin_trgm_ops)
  CREATE INDEX entries_set_code_idx ON catalogue.entries USING btree (set_code)
  CREATE INDEX entries_valid_until_idx ON catalogue.entries USING btree (valid_until)
  CREATE UNIQUE INDEX entries_pkey ON catalogue.entries USING btree (product_id)
  CREATE UNIQUE INDEX entries_slug_key ON catalogue.entries USING btree (slug)

certification.candidacies
  -- What old registers say of products that were not (yet) recognised: pilot, evaluated by a district, proposed for 5 stars.
  id uuid not null
  product_id uuid
  producer_id uuid not null
  province_code text not null
  stage text not null
  year integer
  source text
  note text
  created_at timestamp with time zone not null default now()
  candidacies_pkey: PRIMARY KEY (id)
  candidacies_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  candidacies_product_id_fkey: FOREIGN KEY (product_id) REFERENCES products.products(id)
  candidacies_stage_check: CHECK ((stage = ANY (ARRAY['pilot'::text, 'district_evaluated'::text, 'proposed'::text])))
  CREATE INDEX candidacies_product_id_idx ON certification.candidacies USING btree (product_id)
  CREATE INDEX candidacies_province_code_stage_idx ON certification.candidacies USING btree (province_code, stage)
  CREATE UNIQUE INDEX candidacies_pkey ON certification.candidacies USING btree (id)

certification.certificates
  -- Giấy chứng nhận: signed (Ed25519) so that the QR proves itself without our server.
  number text not null
  slug text not null  -- The number as part of an address: slashes become hyphens.
  recognition_id uuid not null
  province_code text not null
  serial integer not null
  year integer not null
  issued_on date not null
  valid_until date not null
  payload text not null
  key_id text not null
  signature text not null
  created_at timestamp with time zone not null default now()
  certificates_pkey: PRIMARY KEY (number)
  certificates_province_code_year_serial_key: UNIQUE (province_code, year, serial)
  certificates_recognition_id_fkey: FOREIGN KEY (recognition_id) REFERENCES certification.recognitions(id)
  certificates_recognition_id_key: UNIQUE (recognition_id)
  certificates_slug_check: CHECK ((slug ~ '^[A-Za-z0-9-]+$'::text))
  certificates_slug_key: UNIQUE (slug)
  CREATE UNIQUE INDEX certificates_pkey ON certification.certificates USING btree (number)
  CREATE UNIQUE INDEX certificates_province_code_year_serial_key ON certification.certificates USING btree (province_code, year, serial)
  CREATE UNIQUE INDEX certificates_recognition_id_key ON certification.certificates USING btree (recognition_id)
  CREATE UNIQUE INDEX certificates_slug_key ON certification.certificates USING btree (slug)

certification.decision_items
  decision_id uuid not null
  dossier_id uuid not null
  result_id uuid not null
  star integer not null
  decision_items_decision_id_fkey: FOREIGN KEY (decision_id) REFERENCES certification.decisions(id)
  decision_items_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossiers.dossiers(id)
  decision_items_pkey: PRIMARY KEY (decision_id, dossier_id)
  decision_items_result_id_fkey: FOREIGN KEY (result_id) REFERENCES evaluation.results(id)
  decision_items_star_check: CHECK (((star >= 3) AND (star <= 5)))
  CREATE UNIQUE INDEX decision_items_pkey ON certification.decision_items USING btree (decision_id, dossier_id)

certification.decisions
  -- Decisions prepared by the OCOP office and approved by the leader of the province (Điều 7 khoản 3, Điều 8).
  id uuid not null
  province_code text not null
  kind text not null
  number text
  title text not null
  signed_on date
  signer_name text
  signer_title text
  status text not null default 'draft'::text
  refusal_reason text
  rule_set text
  signed_file_id uuid
  is_demo boolean not null default false
  prepared_by uuid
  prepared_at timestamp with time zone not null default now()
  approved_by uuid
  approved_at timestamp with time zone
  version integer not null default 1
  decisions_check: CHECK (((status = 'approved'::text) = (approved_at IS NOT NULL)))
  decisions_kind_check: CHECK ((kind = ANY (ARRAY['recognition'::text, 'approval_for_ministry'::text, 'revocation'::text])))
  decisions_pkey: PRIMARY KEY (id)
  decisions_status_check: CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text, 'refused'::text])))
  CREATE UNIQUE INDEX decisions_number ON certification.decisions USING btree (province_code, number, signed_on) WHERE ((status = 'approved'::text) AND (number IS NOT NULL))
  CREATE UNIQUE INDEX decisions_pkey ON certification.decisions USING btree (id)

certification.imports
  -- One uploaded register: its column mapping, dry run row by row, and what was taken over.
  id uuid not null
  province_code text not null
  file_name text not null
  file_id uuid
  mapping jsonb not null  -- Field to column heading; the next file of the province starts from it.
  status text not null default 'uploaded'::text
  rows_total integer not null default 0
  rows_new integer not null default 0
  rows_known integer not null default 0
  rows_faulty integer not null default 0
  report jsonb not null
  run_id uuid
  created_by uuid not null
  created_at timestamp with time zone not null default now()
  finished_at timestamp with time zone
  version integer not null default 1
  imports_pkey: PRIMARY KEY (id)
  imports_status_check: CHECK ((status = ANY (ARRAY['uploaded'::text, 'checked'::text, 'running'::text, 'done'::text, 'dropped'::text])))
  CREATE INDEX imports_province_code_created_at_idx ON certification.imports USING btree (province_code, created_at DESC)
  CREATE UNIQUE INDEX imports_pkey ON certification.imports USING btree (id)

certification.notices
  -- Written notice to commune and producer (Điều 7), with reasons when below 50 points.
  id uuid not null
  dossier_id uuid not null
  kind text not null
  number text
  body text not null
  issued_on date not null
  issued_by uuid
  created_at timestamp with time zone not null default now()
  notices_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossiers.dossiers(id)
  notices_kind_check: CHECK ((kind = ANY (ARRAY['recognised'::text, 'sent_to_ministry'::text, 'not_reached'::text])))
  notices_pkey: PRIMARY KEY (id)
  CREATE INDEX notices_dossier_id_idx ON certification.notices USING btree (dossier_id)
  CREATE UNIQUE INDEX notices_pkey ON certification.notices USING btree (id)

certification.public_log
  -- Append-only list of certificates issued and revoked, for anyone to read.
  seq bigint not null
  certificate_number text not null
  event text not null
  happened_on date not null
  entry_hash bytea not null
  created_at timestamp with time zone not null default now()
  public_log_event_check: CHECK ((event = ANY (ARRAY['issued'::text, 'revoked'::text])))
  public_log_pkey: PRIMARY KEY (seq)
  CREATE UNIQUE INDEX public_log_pkey ON certification.public_log USING btree (seq)

certification.public_recognitions (view)
  -- Every recognition with its decision, certificate and revocation.
  id uuid
  product_id uuid
  producer_id uuid
  province_code text
  dossier_id uuid  -- null for registers taken over
  star integer  -- null where an old register does not tell it
  points numeric  -- null where unknown
  rule_set text  -- null where an old register does not settle it
  recognised_on date  -- null where unknown
  recognition_year integer  -- null where unknown
  valid_until date  -- null where unknown
  source text  -- null when decided on the platform
  note text  -- null when none
  is_demo boolean
  decision_number text  -- null where unknown
  decision_signed_on date  -- null where unknown
  certificate_number text  -- null when none was issued here
  certificate_slug text  -- null when none was issued here
  revoked_on date  -- null unless revoked
  revocation_reason text  -- null unless revoked
  revocation_decision text  -- null unless revoked
 SELECT r.id,
    r.product_id,
    r.producer_id,
    r.province_code,
    r.dossier_id,
    r.star,
    r.points,
    r.rule_set,
    r.recognised_on,
    r.recognition_year,
    r.valid_until,
    r.source,
    r.note,
    r.is_demo,
    COALESCE(d.number, r.decision_number) AS decision_number,
    d.signed_on AS decision_signed_on,
    c.number AS certificate_number,
    c.slug AS certificate_slug,
    v.revoked_on,
    v.reason AS revocation_reason,
    v.decision_number AS revocation_decision
   FROM certification.recognitions r
     LEFT JOIN certification.decisions d ON d.id = r.decision_id
     LEFT JOIN certification.certificates c ON c.recognition_id = r.id
     LEFT JOIN certification.revocations v ON v.recognition_id = r.id;

certification.recognitions
  -- Each time a product was recognised: by this platform (dossier_id) or taken over from a register (source).
  id uuid not null
  product_id uuid not null
  producer_id uuid not null
  province_code text not null
  dossier_id uuid
  decision_id uuid
  decision_number text
  star integer  -- null where an old register does not tell the star; never for what is decided here.
  points numeric
  rule_set text  -- null where a register tells no day and the year alone does not settle it.
  recognised_on date  -- null where the register tells only the year, or nothing.
  recognition_year integer
  valid_until date  -- 36 months from issue (Điều 4); null where the day of issue is not known: validity is then "chưa rõ".
  source text
  note text
  is_demo boolean not null default false
  created_at timestamp with time zone not null default now()
  recognitions_check: CHECK (((dossier_id IS NULL) OR ((star IS NOT NULL) AND (rule_set IS NOT NULL) AND (decision_id IS NOT NULL))))
  recognitions_decision_id_fkey: FOREIGN KEY (decision_id) REFERENCES certification.decisions(id)
  recognitions_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossiers.dossiers(id)
  recognitions_pkey: PRIMARY KEY (id)
  recognitions_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  recognitions_product_id_fkey: FOREIGN KEY (product_id) REFERENCES products.products(id)
  recognitions_star_check: CHECK (((star >= 3) AND (star <= 5)))
  CREATE INDEX recognitions_product_id_recognised_on_idx ON certification.recognitions USING btree (product_id, recognised_on DESC)
  CREATE INDEX recognitions_province_code_star_idx ON certification.recognitions USING btree (province_code, star)
  CREATE INDEX recognitions_valid_until_idx ON certification.recognitions USING btree (valid_until)
  CREATE UNIQUE INDEX recognitions_one_per_dossier ON certification.recognitions USING btree (dossier_id) WHERE (dossier_id IS NOT NULL)
  CREATE UNIQUE INDEX recognitions_pkey ON certification.recognitions USING btree (id)

certification.reminders
  -- Which reminder before the end of a certificate went out; each goes once.
  recognition_id uuid not null
  months integer not null
  sent_at timestamp with time zone not null default now()
  reminders_months_check: CHECK ((months = ANY (ARRAY[12, 6, 3, 1])))
  reminders_pkey: PRIMARY KEY (recognition_id, months)
  reminders_recognition_id_fkey: FOREIGN KEY (recognition_id) REFERENCES certification.recognitions(id)
  CREATE UNIQUE INDEX reminders_pkey ON certification.reminders USING btree (recognition_id, months)

certification.revocations
  -- Thu hồi on one of the six grounds of Điều 8.
  recognition_id uuid not null
  decision_number text not null
  revoked_on date not null
  ground integer not null
  reason text not null
  revoked_by uuid
  created_at timestamp with time zone not null default now()
  revocations_ground_check: CHECK (((ground >= 1) AND (ground <= 6)))
  revocations_pkey: PRIMARY KEY (recognition_id)
  revocations_recognition_id_fkey: FOREIGN KEY (recognition_id) REFERENCES certification.recognitions(id)
  CREATE UNIQUE INDEX revocations_pkey ON certification.revocations USING btree (recognition_id)

certification.signing_keys
  -- Public halves of every Ed25519 key that ever signed a certificate: old certificates stay provable after a change of key.
  key_id text not null
  public_key text not null
  first_used_at timestamp with time zone not null default now()
  signing_keys_pkey: PRIMARY KEY (key_id)
  CREATE UNIQUE INDEX signing_keys_pkey ON certification.signing_keys USING btree (key_id)

criteria.regulations
  -- Quy chế Hội đồng of a province, dated: what QĐ 26/2026/QĐ-TTg Điều 7 khoản 3 leaves to the province.
  id uuid not null
  province_code text not null
  decision_number text
  issued_on date
  valid_from date not null
  quorum_numerator integer not null default 3
  quorum_denominator integer not null default 4
  chair_required boolean not null default true
  spread_limit numeric(5,2) not null default 10  -- Totals of two members may differ by at most this many points; exactly this many is allowed.
  spread_reaction text not null default 'mark_again'::text
  minimum_rule text not null default 'majority'::text
  show_marks text not null default 'after_closing'::text
  certificate_number_pattern text not null default '{stt}/{nam}/GCN-OCOP-{tinh}'::text
  note text
  created_by uuid
  created_at timestamp with time zone not null default now()
  knock_out_rule text not null default 'majority'::text  -- When a knock-out named on sheets ends the dossier: more than half of the members who marked, or one of them. The law is silent (ADR 0010).
  regulations_check: CHECK (((quorum_numerator >= 1) AND (quorum_numerator <= quorum_denominator)))
  regulations_knock_out_rule_check: CHECK ((knock_out_rule = ANY (ARRAY['majority'::text, 'any'::text])))
  regulations_minimum_rule_check: CHECK ((minimum_rule = ANY (ARRAY['majority'::text, 'all'::text, 'agreed'::text])))
  regulations_pkey: PRIMARY KEY (id)
  regulations_province_code_valid_from_key: UNIQUE (province_code, valid_from)
  regulations_show_marks_check: CHECK ((show_marks = ANY (ARRAY['after_closing'::text, 'never'::text])))
  regulations_spread_limit_check: CHECK (((spread_limit > (0)::numeric) AND (spread_limit <= (100)::numeric)))
  regulations_spread_reaction_check: CHECK ((spread_reaction = ANY (ARRAY['mark_again'::text, 'note'::text])))
  CREATE UNIQUE INDEX regulations_pkey ON criteria.regulations USING btree (id)
  CREATE UNIQUE INDEX regulations_province_code_valid_from_key ON criteria.regulations USING btree (province_code, valid_from)

dossiers.answers
  -- Mẫu 01 and Mẫu 02 by step, saved as the producer goes.
  dossier_id uuid not null
  form text not null
  section text not null
  content jsonb not null
  updated_at timestamp with time zone not null default now()
  answers_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossiers.dossiers(id)
  answers_form_check: CHECK ((form = ANY (ARRAY['mau_01'::text, 'mau_02'::text])))
  answers_pkey: PRIMARY KEY (dossier_id, form, section)
  CREATE UNIQUE INDEX answers_pkey ON dossiers.answers USING btree (dossier_id, form, section)

dossiers.citations
  -- Viện dẫn: one proof may serve several criteria.
  dossier_id uuid not null
  criterion text not null
  proof_id uuid not null
  cited_at timestamp with time zone not null default now()
  citations_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossiers.dossiers(id)
  citations_pkey: PRIMARY KEY (dossier_id, criterion, proof_id)
  citations_proof_id_fkey: FOREIGN KEY (proof_id) REFERENCES producers.proofs(id)
  CREATE UNIQUE INDEX citations_pkey ON dossiers.citations USING btree (dossier_id, criterion, proof_id)

dossiers.commune_judgements
  -- The four judgements of the commune (Điều 7 khoản 2, Mẫu 03); points is the level that the commune finds, not a score.
  dossier_id uuid not null
  content text not null
  criterion text  -- Criterion of the set that carries the content; null where the set has none (tourism).
  points numeric(5,2)
  conclusion text not null
  judged_by uuid
  judged_at timestamp with time zone not null default now()
  commune_judgements_conclusion_check: CHECK (((length(conclusion) >= 1) AND (length(conclusion) <= 2000)))
  commune_judgements_content_check: CHECK ((content = ANY (ARRAY['material'::text, 'labour'::text, 'idea'::text, 'identity'::text])))
  commune_judgements_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossiers.dossiers(id)
  commune_judgements_pkey: PRIMARY KEY (dossier_id, content)
  CREATE UNIQUE INDEX commune_judgements_pkey ON dossiers.commune_judgements USING btree (dossier_id, content)

dossiers.commune_reports
  -- Mẫu 03 and the proposal letter; 05 samples go along (Điều 7 khoản 2), none for tourism.
  dossier_id uuid not null
  report_number text not null
  letter_number text not null
  reported_on date not null
  meeting_held boolean not null default false
  proposal text not null
  comment text
  samples integer not null
  samples_delivered_on date
  signed_file_id uuid
  signed_by text
  created_by uuid
  created_at timestamp with time zone not null default now()
  commune_reports_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossiers.dossiers(id)
  commune_reports_pkey: PRIMARY KEY (dossier_id)
  commune_reports_proposal_check: CHECK ((proposal = ANY (ARRAY['propose'::text, 'not_propose'::text])))
  commune_reports_samples_check: CHECK ((samples >= 0))
  CREATE UNIQUE INDEX commune_reports_pkey ON dossiers.commune_reports USING btree (dossier_id)

dossiers.composition_checks
  dossier_id uuid not null
  level text not null
  item text not null
  verdict text not null
  note text
  checked_by uuid
  checked_at timestamp with time zone not null default now()
  composition_checks_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossiers.dossiers(id)
  composition_checks_level_check: CHECK ((level = ANY (ARRAY['commune'::text, 'province'::text])))
  composition_checks_pkey: PRIMARY KEY (dossier_id, level, item)
  composition_checks_verdict_check: CHECK ((verdict = ANY (ARRAY['present'::text, 'missing'::text, 'not_required'::text])))
  CREATE UNIQUE INDEX composition_checks_pkey ON dossiers.composition_checks USING btree (dossier_id, level, item)

dossiers.dossiers
  -- Hồ sơ OCOP, pinned to the rule set in force when it was filed (QĐ 26/2026/QĐ-TTg Điều 6, Điều 12).
  id uuid not null
  kind text not null
  product_id uuid not null
  producer_id uuid not null
  province_code text not null
  commune_code text not null
  rule_set text not null
  set_code text not null
  target_star integer not null
  council_on date  -- Expected day of the council: papers that expire before it are flagged.
  status text not null default 'draft'::text
  receipt_number text  -- …/PĐK-tỉnh-xã-năm (Mẫu 01); given at submission.
  submitted_at timestamp with time zone
  commune_due_on date  -- 15 working days after receipt (Điều 7 khoản 2).
  round_id uuid
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  dossiers_kind_check: CHECK ((kind = ANY (ARRAY['first'::text, 'upgrade'::text, 're_evaluation'::text])))
  dossiers_pkey: PRIMARY KEY (id)
  dossiers_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  dossiers_product_id_fkey: FOREIGN KEY (product_id) REFERENCES products.products(id)
  dossiers_status_check: CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text, 'commune_returned'::text, 'commune_accepted'::text, 'forwarded'::text, 'province_returned'::text, 'province_accepted'::text, 'in_round'::text, 'in_council'::text, 'scored'::text, 'recognised'::text, 'sent_to_ministry'::text, 'not_reached'::text, 'rejected'::text, 'withdrawn'::text])))
  dossiers_target_star_check: CHECK (((target_star >= 3) AND (target_star <= 5)))
  CREATE INDEX dossiers_commune_code_status_submitted_at_idx ON dossiers.dossiers USING btree (commune_code, status, submitted_at)
  CREATE INDEX dossiers_producer_id_created_at_idx ON dossiers.dossiers USING btree (producer_id, created_at DESC)
  CREATE INDEX dossiers_province_code_status_submitted_at_idx ON dossiers.dossiers USING btree (province_code, status, submitted_at)
  CREATE UNIQUE INDEX dossiers_one_open ON dossiers.dossiers USING btree (product_id) WHERE (status <> ALL (ARRAY['recognised'::text, 'sent_to_ministry'::text, 'not_reached'::text, 'rejected'::text, 'withdrawn'::text]))
  CREATE UNIQUE INDEX dossiers_pkey ON dossiers.dossiers USING btree (id)
  CREATE UNIQUE INDEX dossiers_receipt ON dossiers.dossiers USING btree (receipt_number) WHERE (receipt_number IS NOT NULL)

dossiers.public_dossiers (view)
  -- Dossiers for the lists of modules above; no personal data.
  id uuid
  kind text
  product_id uuid
  producer_id uuid
  province_code text
  commune_code text
  rule_set text
  set_code text
  target_star integer
  status text
  receipt_number text  -- null before submission
  submitted_at timestamp with time zone  -- null before submission
  commune_due_on date  -- null before submission
  round_id uuid  -- null before a round
  is_demo boolean
  version integer
  created_at timestamp with time zone
  updated_at timestamp with time zone
 SELECT id,
    kind,
    product_id,
    producer_id,
    province_code,
    commune_code,
    rule_set,
    set_code,
    target_star,
    status,
    receipt_number,
    submitted_at,
    commune_due_on,
    round_id,
    is_demo,
    version,
    created_at,
    updated_at
   FROM dossiers.dossiers d;

dossiers.receipt_counters
  -- Last serial of Phiếu đăng ký that a commune gave in a year.
  commune_code text not null
  year integer not null
  last integer not null
  receipt_counters_pkey: PRIMARY KEY (commune_code, year)
  CREATE UNIQUE INDEX receipt_counters_pkey ON dossiers.receipt_counters USING btree (commune_code, year)

dossiers.return_points
  return_id uuid not null
  no integer not null
  criterion text
  request text not null
  answer text
  answered_at timestamp with time zone
  return_points_pkey: PRIMARY KEY (return_id, no)
  return_points_return_id_fkey: FOREIGN KEY (return_id) REFERENCES dossiers.returns(id)
  CREATE UNIQUE INDEX return_points_pkey ON dossiers.return_points USING btree (return_id, no)

dossiers.returns
  id uuid not null
  dossier_id uuid not null
  level text not null
  reason text not null
  respond_by date not null
  returned_by uuid
  returned_by_name text
  returned_at timestamp with time zone not null default now()
  answered_at timestamp with time zone
  returns_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossiers.dossiers(id)
  returns_level_check: CHECK ((level = ANY (ARRAY['commune'::text, 'province'::text])))
  returns_pkey: PRIMARY KEY (id)
  CREATE INDEX returns_dossier_id_returned_at_idx ON dossiers.returns USING btree (dossier_id, returned_at)
  CREATE UNIQUE INDEX returns_pkey ON dossiers.returns USING btree (id)

dossiers.self_marks
  dossier_id uuid not null
  criterion text not null
  points numeric(5,2) not null
  case_code text
  reason text
  updated_at timestamp with time zone not null default now()
  self_marks_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossiers.dossiers(id)
  self_marks_pkey: PRIMARY KEY (dossier_id, criterion)
  CREATE UNIQUE INDEX self_marks_pkey ON dossiers.self_marks USING btree (dossier_id, criterion)

dossiers.status_changes
  -- The dossier's timeline: who moved it, when, on which article.
  id uuid not null
  dossier_id uuid not null
  action text not null
  from_status text not null
  to_status text not null
  actor_id uuid
  actor_name text
  on_behalf_of text
  note text
  law text
  changed_at timestamp with time zone not null default now()
  status_changes_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossiers.dossiers(id)
  status_changes_pkey: PRIMARY KEY (id)
  CREATE INDEX status_changes_dossier_id_changed_at_idx ON dossiers.status_changes USING btree (dossier_id, changed_at)
  CREATE UNIQUE INDEX status_changes_pkey ON dossiers.status_changes USING btree (id)

evaluation.attendances
  session_id uuid not null
  member_id uuid not null
  present boolean not null
  noted_at timestamp with time zone not null default now()
  attendances_member_id_fkey: FOREIGN KEY (member_id) REFERENCES evaluation.members(id)
  attendances_pkey: PRIMARY KEY (session_id, member_id)
  attendances_session_id_fkey: FOREIGN KEY (session_id) REFERENCES evaluation.sessions(id)
  CREATE UNIQUE INDEX attendances_pkey ON evaluation.attendances USING btree (session_id, member_id)

evaluation.conflicts
  id uuid not null
  member_id uuid not null
  dossier_id uuid not null
  reason text not null
  found_by text not null
  created_at timestamp with time zone not null default now()
  withdrawn_at timestamp with time zone  -- Written down by mistake and taken back by whoever presides, with the reason; the row stays.
  withdrawn_by uuid
  withdrawn_reason text
  conflicts_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  conflicts_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossiers.dossiers(id)
  conflicts_found_by_check: CHECK ((found_by = ANY (ARRAY['declared'::text, 'register'::text, 'chair'::text])))
  conflicts_member_id_fkey: FOREIGN KEY (member_id) REFERENCES evaluation.members(id)
  conflicts_pkey: PRIMARY KEY (id)
  CREATE UNIQUE INDEX conflicts_one_standing ON evaluation.conflicts USING btree (member_id, dossier_id) WHERE (withdrawn_at IS NULL)
  CREATE UNIQUE INDEX conflicts_pkey ON evaluation.conflicts USING btree (id)

evaluation.councils
  -- Hội đồng đánh giá, phân hạng cấp tỉnh (Điều 7 khoản 3b), working under the Quy chế it was appointed under.
  id uuid not null
  province_code text not null
  round_id uuid not null
  name text not null
  decision_number text not null
  decided_on date not null
  regulation_id uuid
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  dissolved_at timestamp with time zone
  councils_pkey: PRIMARY KEY (id)
  councils_regulation_id_fkey: FOREIGN KEY (regulation_id) REFERENCES criteria.regulations(id)
  councils_round_id_fkey: FOREIGN KEY (round_id) REFERENCES evaluation.rounds(id)
  CREATE INDEX councils_province_code_created_at_id_idx ON evaluation.councils USING btree (province_code, created_at DESC, id)
  CREATE INDEX councils_round_id_idx ON evaluation.councils USING btree (round_id)
  CREATE UNIQUE INDEX councils_pkey ON evaluation.councils USING btree (id)

evaluation.knock_outs
  sheet_id uuid not null
  code text not null
  raised boolean not null default true  -- false = a reason typed in a draft without raising it.
  reason text not null
  knock_outs_check: CHECK (((NOT raised) OR (length(reason) > 0)))
  knock_outs_pkey: PRIMARY KEY (sheet_id, code)
  knock_outs_sheet_id_fkey: FOREIGN KEY (sheet_id) REFERENCES evaluation.score_sheets(id)
  CREATE UNIQUE INDEX knock_outs_pkey ON evaluation.knock_outs USING btree (sheet_id, code)

evaluation.marks
  sheet_id uuid not null
  criterion text not null
  points numeric(5,2)  -- null with abstained = not marked on purpose, which is not zero; null without = only the reason is written so far.
  abstained boolean not null default false
  case_code text
  reason text
  marks_check: CHECK (((NOT abstained) OR (points IS NULL)))
  marks_pkey: PRIMARY KEY (sheet_id, criterion)
  marks_sheet_id_fkey: FOREIGN KEY (sheet_id) REFERENCES evaluation.score_sheets(id)
  CREATE UNIQUE INDEX marks_pkey ON evaluation.marks USING btree (sheet_id, criterion)

evaluation.members
  id uuid not null
  council_id uuid not null
  account_id uuid not null
  name text not null
  agency text not null
  seat text not null  -- The secretary runs the room and does not score; the observer only watches.
  created_at timestamp with time zone not null default now()
  left_at timestamp with time zone
  members_council_id_fkey: FOREIGN KEY (council_id) REFERENCES evaluation.councils(id)
  members_pkey: PRIMARY KEY (id)
  members_seat_check: CHECK ((seat = ANY (ARRAY['chair'::text, 'deputy'::text, 'secretary'::text, 'member'::text, 'observer'::text])))
  CREATE INDEX members_account_id_idx ON evaluation.members USING btree (account_id) WHERE (left_at IS NULL)
  CREATE UNIQUE INDEX members_once ON evaluation.members USING btree (council_id, account_id) WHERE (left_at IS NULL)
  CREATE UNIQUE INDEX members_one_chair ON evaluation.members USING btree (council_id) WHERE ((seat = 'chair'::text) AND (left_at IS NULL))
  CREATE UNIQUE INDEX members_pkey ON evaluation.members USING btree (id)

evaluation.public_results (view)
  -- Closed results for decisions and product pages; no member's marks.
  id uuid
  session_id uuid
  dossier_id uuid
  province_code text
  rule_set text
  set_code text
  points_a numeric
  points_b numeric
  points_c numeric
  total numeric
  star integer
  level text  -- null below 3 stars
  sheets integer
  spread numeric
  detail jsonb
  created_at timestamp with time zone
  is_demo boolean
  held_on date
  session_title text
  round_id uuid
  council_name text
 SELECT r.id,
    r.session_id,
    r.dossier_id,
    r.province_code,
    r.rule_set,
    r.set_code,
    r.points_a,
    r.points_b,
    r.points_c,
    r.total,
    r.star,
    r.level,
    r.sheets,
    r.spread,
    r.detail,
    r.created_at,
    r.is_demo,
    s.held_on,
    s.title AS session_title,
    c.round_id,
    c.name AS council_name
   FROM evaluation.results r
     JOIN evaluation.sessions s ON s.id = r.session_id
     JOIN evaluation.councils c ON c.id = s.council_id;

evaluation.results
  -- Result of the council for one dossier, computed on the server at closing; detail = what blocked, who marked, the regulation applied.
  id uuid not null
  session_id uuid not null
  dossier_id uuid not null
  province_code text not null
  rule_set text not null
  set_code text not null
  points_a numeric not null
  points_b numeric not null
  points_c numeric not null
  total numeric not null
  star integer not null
  level text
  sheets integer not null
  spread numeric not null
  detail jsonb not null
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  results_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossiers.dossiers(id)
  results_level_check: CHECK ((level = ANY (ARRAY['province'::text, 'ministry'::text])))
  results_pkey: PRIMARY KEY (id)
  results_session_id_dossier_id_key: UNIQUE (session_id, dossier_id)
  results_session_id_fkey: FOREIGN KEY (session_id) REFERENCES evaluation.sessions(id)
  results_star_check: CHECK (((star >= 0) AND (star <= 5)))
  results_total_check: CHECK (((total >= (0)::numeric) AND (total <= (100)::numeric)))
  CREATE INDEX results_dossier_id_created_at_idx ON evaluation.results USING btree (dossier_id, created_at DESC)
  CREATE UNIQUE INDEX results_pkey ON evaluation.results USING btree (id)
  CREATE UNIQUE INDEX results_session_id_dossier_id_key ON evaluation.results USING btree (session_id, dossier_id)

evaluation.rounds
  -- Đợt đánh giá: at least two a year (Điều 5): proposals before 30/4 and 30/10, done before 30/6 and 30/12.
  id uuid not null
  province_code text not null
  year integer not null
  no integer not null
  name text not null
  proposals_before date not null
  done_before date not null
  plan_number text
  is_demo boolean not null default false
  closed_at timestamp with time zone
  created_by uuid
  created_at timestamp with time zone not null default now()
  rounds_check: CHECK ((done_before >= proposals_before))
  rounds_no_check: CHECK (((no >= 1) AND (no <= 12)))
  rounds_pkey: PRIMARY KEY (id)
  rounds_province_code_year_no_key: UNIQUE (province_code, year, no)
  rounds_year_check: CHECK (((year >= 2019) AND (year <= 2100)))
  CREATE UNIQUE INDEX rounds_pkey ON evaluation.rounds USING btree (id)
  CREATE UNIQUE INDEX rounds_province_code_year_no_key ON evaluation.rounds USING btree (province_code, year, no)

evaluation.score_sheets
  id uuid not null
  session_id uuid not null
  dossier_id uuid not null
  member_id uuid not null
  marking_round integer not null default 1
  status text not null default 'draft'::text
  comment text
  seal bytea  -- SHA-256 over the marks at submission, before anybody's marks are shown.
  submitted_at timestamp with time zone
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  score_sheets_check: CHECK (((status = 'submitted'::text) = ((submitted_at IS NOT NULL) AND (seal IS NOT NULL))))
  score_sheets_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossiers.dossiers(id)
  score_sheets_member_id_fkey: FOREIGN KEY (member_id) REFERENCES evaluation.members(id)
  score_sheets_pkey: PRIMARY KEY (id)
  score_sheets_session_id_dossier_id_member_id_marking_round_key: UNIQUE (session_id, dossier_id, member_id, marking_round)
  score_sheets_session_id_fkey: FOREIGN KEY (session_id) REFERENCES evaluation.sessions(id)
  score_sheets_status_check: CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text])))
  CREATE UNIQUE INDEX score_sheets_pkey ON evaluation.score_sheets USING btree (id)
  CREATE UNIQUE INDEX score_sheets_session_id_dossier_id_member_id_marking_round_key ON evaluation.score_sheets USING btree (session_id, dossier_id, member_id, marking_round)

evaluation.session_dossiers
  session_id uuid not null
  dossier_id uuid not null
  position integer not null
  closed_at timestamp with time zone
  marking_round integer not null default 1  -- Rises when the spread is too wide and the members mark again (Quy chế).
  session_dossiers_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossiers.dossiers(id)
  session_dossiers_pkey: PRIMARY KEY (session_id, dossier_id)
  session_dossiers_session_id_fkey: FOREIGN KEY (session_id) REFERENCES evaluation.sessions(id)
  CREATE INDEX session_dossiers_dossier_id_idx ON evaluation.session_dossiers USING btree (dossier_id)
  CREATE UNIQUE INDEX session_dossiers_one_open ON evaluation.session_dossiers USING btree (dossier_id) WHERE (closed_at IS NULL)
  CREATE UNIQUE INDEX session_dossiers_pkey ON evaluation.session_dossiers USING btree (session_id, dossier_id)

evaluation.sessions
  id uuid not null
  council_id uuid not null
  province_code text not null
  title text not null
  held_on date not null
  place text
  status text not null default 'planned'::text
  opened_at timestamp with time zone
  closed_at timestamp with time zone
  closed_by uuid
  minutes text
  is_demo boolean not null default false
  version integer not null default 1
  created_at timestamp with time zone not null default now()
  sessions_check: CHECK (((status = 'closed'::text) = (closed_at IS NOT NULL)))
  sessions_council_id_fkey: FOREIGN KEY (council_id) REFERENCES evaluation.councils(id)
  sessions_pkey: PRIMARY KEY (id)
  sessions_status_check: CHECK ((status = ANY (ARRAY['planned'::text, 'open'::text, 'closed'::text])))
  CREATE INDEX sessions_council_id_held_on_idx ON evaluation.sessions USING btree (council_id, held_on)
  CREATE INDEX sessions_province_code_status_idx ON evaluation.sessions USING btree (province_code, status)
  CREATE UNIQUE INDEX sessions_pkey ON evaluation.sessions USING btree (id)

files.files
  -- One row a file somebody gave or the platform made; equal contents share their bytes in the store.
  id uuid not null
  sha256 text not null  -- Hash of the bytes as kept: pictures are turned upright and lose camera data before.
  bytes bigint not null
  mime text not null
  original_name text not null
  width integer
  height integer
  thumbnail_sha256 text  -- Small WebP of a picture, kept in the same store.
  owner_module text not null  -- The module that decides who may read the file.
  owner_kind text not null
  owner_id text not null
  province_code text not null
  sensitivity text not null  -- public = anyone; internal = who the owner module lets; sensitive = the same, and every reading is audited.
  uploaded_by uuid  -- Account; null when the platform made the file itself.
  created_at timestamp with time zone not null default now()
  removed_at timestamp with time zone  -- No longer shown to anyone; the row stays as evidence that the file was there.
  files_bytes_check: CHECK ((bytes > 0))
  files_check: CHECK (((width IS NULL) = (height IS NULL)))
  files_height_check: CHECK ((height > 0))
  files_original_name_check: CHECK (((length(original_name) >= 1) AND (length(original_name) <= 160)))
  files_pkey: PRIMARY KEY (id)
  files_sensitivity_check: CHECK ((sensitivity = ANY (ARRAY['public'::text, 'internal'::text, 'sensitive'::text])))
  files_sha256_check: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  files_thumbnail_sha256_check: CHECK ((thumbnail_sha256 ~ '^[0-9a-f]{64}$'::text))
  files_width_check: CHECK ((width > 0))
  CREATE INDEX files_owner_module_owner_kind_owner_id_idx ON files.files USING btree (owner_module, owner_kind, owner_id) WHERE (removed_at IS NULL)
  CREATE INDEX files_sha256_idx ON files.files USING btree (sha256)
  CREATE UNIQUE INDEX files_pkey ON files.files USING btree (id)

identity.accounts
  -- A person who signs in. Personal data: never on a public page.
  id uuid not null
  email text not null
  display_name text not null
  phone text
  password_hash text
  totp_secret text  -- Second-factor secret, encrypted with a key derived from SAOQUE_SECRET.
  totp_enabled_at timestamp with time zone
  totp_last_step bigint  -- Time step of the last accepted code: one code opens one session.
  status text not null default 'pending'::text  -- pending = invited or registered, not yet approved; disabled = may not sign in.
  is_demo boolean not null default false
  created_at timestamp with time zone not null default now()
  active_since timestamp with time zone  -- When it was last opened or opened again: the idle days are not counted from before.
  last_signed_in_at timestamp with time zone
  password_changed_at timestamp with time zone
  version integer not null default 1
  search_text text not null generated fold_vi(((display_name || ' '::text) || email))
  accounts_display_name_check: CHECK (((length(display_name) >= 2) AND (length(display_name) <= 120)))
  accounts_email_check: CHECK (((email = lower(email)) AND (length(email) <= 200)))
  accounts_pkey: PRIMARY KEY (id)
  accounts_status_check: CHECK ((status = ANY (ARRAY['pending'::text, 'active'::text, 'disabled'::text])))
  CREATE INDEX accounts_search ON identity.accounts USING gin (search_text gin_trgm_ops)
  CREATE UNIQUE INDEX accounts_email ON identity.accounts USING btree (email)
  CREATE UNIQUE INDEX accounts_pkey ON identity.accounts USING btree (id)

identity.external_identities
  -- OpenID Connect identities (VNeID and the like) linked to an account.
  issuer text not null
  subject text not null
  account_id uuid not null
  linked_at timestamp with time zone not null default now()
  external_identities_account_id_fkey: FOREIGN KEY (account_id) REFERENCES identity.accounts(id)
  external_identities_pkey: PRIMARY KEY (issuer, subject)
  CREATE UNIQUE INDEX external_identities_pkey ON identity.external_identities USING btree (issuer, subject)

identity.grants
  -- A role of an account in one unit for a period; ended by a date or a revocation, never deleted.
  id uuid not null
  account_id uuid not null
  role text not null
  unit_kind text not null
  unit_code text not null  -- Province or commune code of 2025, producer id, "vn" for the nation, "saoque" for the system.
  unit_name text not null default ''::text  -- The unit's name when the role was given, shown beside the person.
  province_code text not null default '00'::text  -- Province the unit lies in; 00 for the nation and the system.
  valid_from date not null
  valid_to date
  granted_by uuid
  created_at timestamp with time zone not null default now()
  revoked_at timestamp with time zone
  revoked_by uuid
  grants_account_id_fkey: FOREIGN KEY (account_id) REFERENCES identity.accounts(id)
  grants_check: CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
  grants_granted_by_fkey: FOREIGN KEY (granted_by) REFERENCES identity.accounts(id)
  grants_pkey: PRIMARY KEY (id)
  grants_revoked_by_fkey: FOREIGN KEY (revoked_by) REFERENCES identity.accounts(id)
  grants_unit_kind_check: CHECK ((unit_kind = ANY (ARRAY['system'::text, 'nation'::text, 'province'::text, 'commune'::text, 'producer'::text])))
  CREATE INDEX grants_account_id_idx ON identity.grants USING btree (account_id)
  CREATE INDEX grants_province_code_idx ON identity.grants USING btree (province_code)
  CREATE INDEX grants_unit_kind_unit_code_idx ON identity.grants USING btree (unit_kind, unit_code)
  CREATE UNIQUE INDEX grants_once ON identity.grants USING btree (account_id, role, unit_kind, unit_code) WHERE (revoked_at IS NULL)
  CREATE UNIQUE INDEX grants_pkey ON identity.grants USING btree (id)

identity.invitations
  -- An offer of a role by letter; the account begins when it is accepted.
  id uuid not null
  email text not null
  display_name text not null
  role text not null
  unit_kind text not null
  unit_code text not null
  unit_name text not null default ''::text
  province_code text not null default '00'::text
  valid_to date
  token_hash bytea not null  -- SHA-256 of the secret in the letter; made anew by the job that sends it, kept nowhere else.
  invited_by uuid not null
  created_at timestamp with time zone not null default now()
  expires_at timestamp with time zone not null
  accepted_at timestamp with time zone
  withdrawn_at timestamp with time zone
  invitations_invited_by_fkey: FOREIGN KEY (invited_by) REFERENCES identity.accounts(id)
  invitations_pkey: PRIMARY KEY (id)
  invitations_token_hash_key: UNIQUE (token_hash)
  CREATE INDEX invitations_unit_kind_unit_code_idx ON identity.invitations USING btree (unit_kind, unit_code)
  CREATE UNIQUE INDEX invitations_open ON identity.invitations USING btree (email, role, unit_kind, unit_code) WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL))
  CREATE UNIQUE INDEX invitations_pkey ON identity.invitations USING btree (id)
  CREATE UNIQUE INDEX invitations_token_hash_key ON identity.invitations USING btree (token_hash)

identity.password_resets
  id uuid not null
  account_id uuid not null
  token_hash bytea not null
  created_at timestamp with time zone not null default now()
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  password_resets_account_id_fkey: FOREIGN KEY (account_id) REFERENCES identity.accounts(id)
  password_resets_pkey: PRIMARY KEY (id)
  password_resets_token_hash_key: UNIQUE (token_hash)
  CREATE INDEX password_resets_account_id_created_at_idx ON identity.password_resets USING btree (account_id, created_at DESC)
  CREATE UNIQUE INDEX password_resets_pkey ON identity.password_resets USING btree (id)
  CREATE UNIQUE INDEX password_resets_token_hash_key ON identity.password_resets USING btree (token_hash)

identity.public_accounts (view)
  -- Accounts with the roles in force today, for modules that pick people (councils, notices).
  id uuid
  display_name text
  email text
  status text
  role text
  unit_kind text
  unit_code text
  unit_name text
  province_code text
 SELECT a.id,
    a.display_name,
    a.email,
    a.status,
    g.role,
    g.unit_kind,
    g.unit_code,
    g.unit_name,
    g.province_code
   FROM identity.accounts a
     JOIN identity.grants g ON g.account_id = a.id
     CROSS JOIN ( SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh'::text)::date AS today) clock
  WHERE g.revoked_at IS NULL AND g.valid_from <= clock.today AND (g.valid_to IS NULL OR g.valid_to >= clock.today);

identity.recovery_codes
  -- One-time codes for a lost phone, as keyed hashes; a new set replaces the old.
  id uuid not null
  account_id uuid not null
  code_hash bytea not null
  created_at timestamp with time zone not null default now()
  used_at timestamp with time zone
  recovery_codes_account_id_code_hash_key: UNIQUE (account_id, code_hash)
  recovery_codes_account_id_fkey: FOREIGN KEY (account_id) REFERENCES identity.accounts(id)
  recovery_codes_pkey: PRIMARY KEY (id)
  CREATE UNIQUE INDEX recovery_codes_account_id_code_hash_key ON identity.recovery_codes USING btree (account_id, code_hash)
  CREATE UNIQUE INDEX recovery_codes_pkey ON identity.recovery_codes USING btree (id)

identity.sessions
  -- A signed-in browser; its owner sees the list and can end each.
  id uuid not null
  token_hash bytea not null  -- SHA-256 of the cookie; the cookie itself is kept nowhere.
  account_id uuid not null
  created_at timestamp with time zone not null default now()
  last_seen_at timestamp with time zone not null default now()
  expires_at timestamp with time zone not null
  second_factor_at timestamp with time zone
  ip text
  user_agent text
  ended_at timestamp with time zone
  sessions_account_id_fkey: FOREIGN KEY (account_id) REFERENCES identity.accounts(id)
  sessions_pkey: PRIMARY KEY (id)
  sessions_token_hash_key: UNIQUE (token_hash)
  CREATE INDEX sessions_account_id_last_seen_at_idx ON identity.sessions USING btree (account_id, last_seen_at DESC)
  CREATE UNIQUE INDEX sessions_pkey ON identity.sessions USING btree (id)
  CREATE UNIQUE INDEX sessions_token_hash_key ON identity.sessions USING btree (token_hash)

identity.sign_in_failures
  -- Counted per (email, ip): a stranger slows down only himself, never the owner of the account.
  id uuid not null
  email text not null
  ip text not null
  step text not null default 'password'::text  -- code = the password was right, the second factor was not: counted per account, for only its owner or a thief gets this far.
  failed_at timestamp with time zone not null default now()
  sign_in_failures_pkey: PRIMARY KEY (id)
  sign_in_failures_step_check: CHECK ((step = ANY (ARRAY['password'::text, 'code'::text])))
  CREATE INDEX sign_in_failures_email_ip_failed_at_idx ON identity.sign_in_failures USING btree (email, ip, failed_at DESC)
  CREATE INDEX sign_in_failures_failed_at_idx ON identity.sign_in_failures USING btree (failed_at)
  CREATE INDEX sign_in_failures_ip_failed_at_idx ON identity.sign_in_failures USING btree (ip, failed_at DESC)
  CREATE UNIQUE INDEX sign_in_failures_pkey ON identity.sign_in_failures USING btree (id)

notifications.letters
  -- Letters about a step of a dossier: one per fact and person, sent once.
  id uuid not null
  event_id uuid not null
  account_id uuid not null
  dossier_id uuid not null
  subject text not null
  body text not null
  created_at timestamp with time zone not null default now()
  sent_at timestamp with time zone
  letters_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossiers.dossiers(id)
  letters_event_id_account_id_key: UNIQUE (event_id, account_id)
  letters_pkey: PRIMARY KEY (id)
  CREATE INDEX letters_dossier_id_created_at_idx ON notifications.letters USING btree (dossier_id, created_at DESC)
  CREATE UNIQUE INDEX letters_event_id_account_id_key ON notifications.letters USING btree (event_id, account_id)
  CREATE UNIQUE INDEX letters_pkey ON notifications.letters USING btree (id)

platform.events
  -- Outbox: facts announced by modules, written in the transaction of the change, delivered by the worker.
  id uuid not null
  name text not null
  payload jsonb not null
  occurred_at timestamp with time zone not null default now()
  dispatched_at timestamp with time zone
  events_pkey: PRIMARY KEY (id)
  CREATE INDEX events_waiting ON platform.events USING btree (occurred_at) WHERE (dispatched_at IS NULL)
  CREATE UNIQUE INDEX events_pkey ON platform.events USING btree (id)

platform.idempotency_keys
  -- One row a submitted form: a second press of the same button answers with the first result.
  account_id uuid not null
  key text not null
  location text  -- Where the first submission led; null while it is still running.
  created_at timestamp with time zone not null default now()
  idempotency_keys_key_check: CHECK (((length(key) >= 8) AND (length(key) <= 80)))
  idempotency_keys_pkey: PRIMARY KEY (account_id, key)
  CREATE INDEX idempotency_keys_created_at_idx ON platform.idempotency_keys USING btree (created_at)
  CREATE UNIQUE INDEX idempotency_keys_pkey ON platform.idempotency_keys USING btree (account_id, key)

platform.job_runs
  -- Long work that a person started and may follow: progress, result to download, failure in words.
  id uuid not null
  task text not null
  started_by uuid
  title text not null
  done integer not null default 0
  total integer
  result jsonb
  failure text
  created_at timestamp with time zone not null default now()
  started_at timestamp with time zone
  finished_at timestamp with time zone
  job_runs_pkey: PRIMARY KEY (id)
  CREATE UNIQUE INDEX job_runs_pkey ON platform.job_runs USING btree (id)

platform.migrations
  name text not null
  checksum text not null
  applied_at timestamp with time zone not null default now()
  migrations_pkey: PRIMARY KEY (name)
  CREATE UNIQUE INDEX migrations_pkey ON platform.migrations USING btree (name)

platform.reference_loads
  -- Which version of the reference data stands in the database.
  name text not null
  checksum text not null
  loaded_at timestamp with time zone not null default now()
  reference_loads_pkey: PRIMARY KEY (name)
  CREATE UNIQUE INDEX reference_loads_pkey ON platform.reference_loads USING btree (name)

producers.producers
  -- Chủ thể OCOP: QĐ 26/2026/QĐ-TTg Điều 2.
  id uuid not null
  province_code text not null
  commune_code text  -- Commune of 2025; null where an old record does not tell it.
  old_commune_code text
  old_place text  -- Place as an old record words it (commune, district before 7/2025).
  kind text not null  -- facility and unknown only come from old registers; a new dossier needs a kind of Điều 2.
  name text not null
  slug text not null
  tax_code text
  registration_number text
  registered_on date
  registration_issuer text
  founded_on date
  address text
  phone text  -- Business phone; shown publicly only when contact_public_at is set.
  email text
  website text
  about text
  status text not null default 'active'::text
  is_demo boolean not null default false
  source text
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  search_text text generated fold_vi(name)
  contact_public_at timestamp with time zone
  producers_commune_code_check: CHECK ((commune_code ~ '^[0-9]{5}$'::text))
  producers_kind_check: CHECK ((kind = ANY (ARRAY['cooperative'::text, 'cooperative_group'::text, 'enterprise'::text, 'farm'::text, 'household'::text, 'association'::text, 'tourism_centre'::text, 'facility'::text, 'unknown'::text])))
  producers_name_check: CHECK (((length(name) >= 2) AND (length(name) <= 200)))
  producers_old_commune_code_check: CHECK ((old_commune_code ~ '^[0-9]{5}$'::text))
  producers_pkey: PRIMARY KEY (id)
  producers_province_code_check: CHECK ((province_code ~ '^[0-9]{2}$'::text))
  producers_slug_key: UNIQUE (slug)
  producers_status_check: CHECK ((status = ANY (ARRAY['pending'::text, 'active'::text, 'closed'::text, 'refused'::text])))
  producers_tax_code_check: CHECK ((tax_code ~ '^[0-9]{10}(-[0-9]{3})?$'::text))
  CREATE INDEX producers_province_code_commune_code_idx ON producers.producers USING btree (province_code, commune_code)
  CREATE INDEX producers_province_code_search_text_id_idx ON producers.producers USING btree (province_code, search_text, id)
  CREATE INDEX producers_search ON producers.producers USING gin (search_text gin_trgm_ops)
  CREATE UNIQUE INDEX producers_pkey ON producers.producers USING btree (id)
  CREATE UNIQUE INDEX producers_slug_key ON producers.producers USING btree (slug)
  CREATE UNIQUE INDEX producers_tax_code ON producers.producers USING btree (tax_code) WHERE ((tax_code IS NOT NULL) AND (status = ANY (ARRAY['active'::text, 'pending'::text])))

producers.proofs
  -- Proof library (kho minh chứng): entered once, cited by every dossier. kind = line of the evidence table of Mẫu 02 (Phụ lục III).
  id uuid not null
  producer_id uuid not null
  product_id uuid
  kind integer not null
  title text not null
  number text
  issuer text
  issued_on date
  expires_on date
  file_id uuid
  note text
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  replaces_id uuid  -- The older paper that this one renewed; the chain is the history of a paper.
  retired_at timestamp with time zone
  proofs_check: CHECK (((expires_on IS NULL) OR (issued_on IS NULL) OR (expires_on >= issued_on)))
  proofs_kind_check: CHECK (((kind >= 1) AND (kind <= 15)))
  proofs_pkey: PRIMARY KEY (id)
  proofs_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  proofs_replaces_id_fkey: FOREIGN KEY (replaces_id) REFERENCES producers.proofs(id)
  proofs_title_check: CHECK (((length(title) >= 2) AND (length(title) <= 200)))
  CREATE INDEX proofs_expires_on_idx ON producers.proofs USING btree (expires_on) WHERE ((retired_at IS NULL) AND (expires_on IS NOT NULL))
  CREATE INDEX proofs_producer_id_kind_idx ON producers.proofs USING btree (producer_id, kind) WHERE (retired_at IS NULL)
  CREATE UNIQUE INDEX proofs_pkey ON producers.proofs USING btree (id)
  CREATE UNIQUE INDEX proofs_replaced_once ON producers.proofs USING btree (replaces_id) WHERE (replaces_id IS NOT NULL)

producers.public_producers (view)
  -- What other modules and the public may read of a producer: no person, no tax code.
  id uuid
  province_code text
  commune_code text  -- null where unknown
  old_commune_code text  -- null where unknown
  old_place text  -- null where unknown
  kind text
  name text
  slug text
  website text  -- null when none
  about text  -- null when none
  phone text  -- null unless the producer made it public
  status text
  is_demo boolean
  search_text text
  founded_on date  -- null where unknown
 SELECT id,
    province_code,
    commune_code,
    old_commune_code,
    old_place,
    kind,
    name,
    slug,
    website,
    about,
        CASE
            WHEN contact_public_at IS NOT NULL THEN phone
            ELSE NULL::text
        END AS phone,
    status,
    is_demo,
    search_text,
    founded_on
   FROM producers.producers p;

producers.registrations
  -- A producer registered itself; the commune approves or refuses with a reason.
  id uuid not null
  producer_id uuid not null
  account_id uuid not null
  province_code text not null
  commune_code text not null
  status text not null default 'pending'::text
  reason text
  decided_by uuid
  decided_at timestamp with time zone
  created_at timestamp with time zone not null default now()
  registrations_check: CHECK (((status = 'pending'::text) = (decided_at IS NULL)))
  registrations_pkey: PRIMARY KEY (id)
  registrations_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  registrations_status_check: CHECK ((status = ANY (ARRAY['pending'::text, 'approved'::text, 'refused'::text])))
  CREATE INDEX registrations_commune_code_status_idx ON producers.registrations USING btree (commune_code, status)
  CREATE UNIQUE INDEX registrations_pkey ON producers.registrations USING btree (id)

producers.representatives
  -- Legal representative. Personal data for criterion 3.2 and Mẫu 02 only (Luật 91/2025/QH15); never public.
  id uuid not null
  producer_id uuid not null
  full_name text not null
  title text
  sex text
  ethnicity text
  has_disability boolean
  permanent_address text
  phone text
  email text
  purpose text
  consented_at timestamp with time zone
  valid_from date not null
  valid_to date
  created_at timestamp with time zone not null default now()
  representatives_check: CHECK ((((sex IS NULL) AND (ethnicity IS NULL) AND (has_disability IS NULL)) OR (purpose IS NOT NULL)))
  representatives_pkey: PRIMARY KEY (id)
  representatives_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  representatives_sex_check: CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text, 'other'::text])))
  CREATE UNIQUE INDEX representatives_current ON producers.representatives USING btree (producer_id) WHERE (valid_to IS NULL)
  CREATE UNIQUE INDEX representatives_pkey ON producers.representatives USING btree (id)

producers.workforces
  -- Workers and business result of a year: Mẫu 02 part II, criteria 3.3 and 3.4. Money in triệu đồng.
  producer_id uuid not null
  year integer not null
  workers integer not null
  local_workers integer not null
  female_workers integer
  insured_workers integer
  revenue_million numeric(14,2)
  profit_million numeric(14,2)
  updated_at timestamp with time zone not null default now()
  workforces_check: CHECK (((local_workers >= 0) AND (local_workers <= workers)))
  workforces_check1: CHECK (((female_workers >= 0) AND (female_workers <= workers)))
  workforces_check2: CHECK (((insured_workers >= 0) AND (insured_workers <= workers)))
  workforces_pkey: PRIMARY KEY (producer_id, year)
  workforces_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  workforces_revenue_million_check: CHECK ((revenue_million >= (0)::numeric))
  workforces_workers_check: CHECK ((workers >= 0))
  workforces_year_check: CHECK (((year >= 2000) AND (year <= 2100)))
  CREATE UNIQUE INDEX workforces_pkey ON producers.workforces USING btree (producer_id, year)

products.codes
  -- T-X-STT-20yy of QĐ 26/2026 Phụ lục II, serial kept by the commune; older codes stay as aliases.
  code text not null
  product_id uuid not null
  province_code text not null
  commune_code text
  serial integer
  year integer
  is_current boolean not null default true
  issued_at timestamp with time zone not null default now()
  codes_pkey: PRIMARY KEY (code)
  codes_product_id_fkey: FOREIGN KEY (product_id) REFERENCES products.products(id)
  CREATE UNIQUE INDEX codes_current ON products.codes USING btree (product_id) WHERE is_current
  CREATE UNIQUE INDEX codes_pkey ON products.codes USING btree (code)
  CREATE UNIQUE INDEX codes_serial ON products.codes USING btree (commune_code, year, serial) WHERE (serial IS NOT NULL)

products.material_zones
  id uuid not null
  product_id uuid not null
  name text not null
  commune_code text
  area_ha numeric(10,2)
  households integer
  certification text
  created_at timestamp with time zone not null default now()
  material_zones_area_ha_check: CHECK ((area_ha >= (0)::numeric))
  material_zones_households_check: CHECK ((households >= 0))
  material_zones_pkey: PRIMARY KEY (id)
  material_zones_product_id_fkey: FOREIGN KEY (product_id) REFERENCES products.products(id)
  CREATE INDEX material_zones_product_id_idx ON products.material_zones USING btree (product_id)
  CREATE UNIQUE INDEX material_zones_pkey ON products.material_zones USING btree (id)

products.pictures
  id uuid not null
  product_id uuid not null
  file_id uuid not null
  alt text not null
  position integer not null default 0
  created_at timestamp with time zone not null default now()
  pictures_pkey: PRIMARY KEY (id)
  pictures_product_id_fkey: FOREIGN KEY (product_id) REFERENCES products.products(id)
  CREATE INDEX pictures_product_id_idx ON products.pictures USING btree (product_id)
  CREATE UNIQUE INDEX pictures_pkey ON products.pictures USING btree (id)

products.products
  -- A product or tourism service of a producer.
  id uuid not null
  producer_id uuid not null
  province_code text not null
  commune_code text
  name text not null
  name_basis text not null default 'source'::text
  slug text not null
  sector text not null  -- Ngành of Phụ lục I, QĐ 26/2026/QĐ-TTg: I food, II drinks, III herbal, IV handicraft, V ornamental, VI tourism.
  set_code text  -- Criteria set, e.g. QD26-03; null for old records whose subgroup is not known.
  motif text
  description text
  story text
  specification text
  ingredients text
  storage_guide text
  shelf_life text
  gtin text
  status text not null default 'active'::text
  is_demo boolean not null default false
  source text
  created_by uuid
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  search_text text generated fold_vi(name)
  products_commune_code_check: CHECK ((commune_code ~ '^[0-9]{5}$'::text))
  products_gtin_check: CHECK ((gtin ~ '^[0-9]{8,14}$'::text))
  products_name_basis_check: CHECK ((name_basis = ANY (ARRAY['source'::text, 'inferred'::text])))
  products_name_check: CHECK (((length(name) >= 2) AND (length(name) <= 200)))
  products_pkey: PRIMARY KEY (id)
  products_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  products_province_code_check: CHECK ((province_code ~ '^[0-9]{2}$'::text))
  products_sector_check: CHECK ((sector = ANY (ARRAY['I'::text, 'II'::text, 'III'::text, 'IV'::text, 'V'::text, 'VI'::text])))
  products_slug_key: UNIQUE (slug)
  products_status_check: CHECK ((status = ANY (ARRAY['draft'::text, 'active'::text, 'withdrawn'::text])))
  CREATE INDEX products_producer_id_idx ON products.products USING btree (producer_id)
  CREATE INDEX products_province_code_commune_code_idx ON products.products USING btree (province_code, commune_code)
  CREATE INDEX products_search ON products.products USING gin (search_text gin_trgm_ops)
  CREATE UNIQUE INDEX products_pkey ON products.products USING btree (id)
  CREATE UNIQUE INDEX products_slug_key ON products.products USING btree (slug)

products.public_parts (view)
  -- Variants, material zones, pictures and earlier codes of a product as lists: one read for a public page.
  product_id uuid
  variants jsonb
  material_zones jsonb
  pictures jsonb
  former_codes jsonb
 SELECT id AS product_id,
    ( SELECT COALESCE(jsonb_agg(jsonb_build_object('name', v.name, 'netContent', v.net_content, 'priceVnd', v.price_vnd, 'gtin', v.gtin) ORDER BY v."position", v.id), '[]'::jsonb) AS "coalesce"
           FROM products.variants v
          WHERE v.product_id = p.id) AS variants,
    ( SELECT COALESCE(jsonb_agg(jsonb_build_object('name', z.name, 'communeCode', z.commune_code, 'areaHa', z.area_ha, 'households', z.households, 'certification', z.certification) ORDER BY z.created_at, z.id), '[]'::jsonb) AS "coalesce"
           FROM products.material_zones z
          WHERE z.product_id = p.id) AS material_zones,
    ( SELECT COALESCE(jsonb_agg(jsonb_build_object('fileId', f.file_id, 'alt', f.alt) ORDER BY f."position", f.id), '[]'::jsonb) AS "coalesce"
           FROM products.pictures f
          WHERE f.product_id = p.id) AS pictures,
    ( SELECT COALESCE(jsonb_agg(c.code ORDER BY c.issued_at, c.code), '[]'::jsonb) AS "coalesce"
           FROM products.codes c
          WHERE c.product_id = p.id AND NOT c.is_current) AS former_codes
   FROM products.products p;

products.public_products (view)
  -- Products as other modules and the public may read them.
  id uuid
  producer_id uuid
  province_code text
  commune_code text  -- null where unknown
  name text
  name_basis text
  slug text
  sector text
  set_code text  -- null where unknown
  motif text  -- null when none
  description text  -- null when none
  story text  -- null when none
  specification text  -- null when none
  ingredients text  -- null when none
  storage_guide text  -- null when none
  shelf_life text  -- null when none
  gtin text  -- null when none
  status text
  is_demo boolean
  search_text text
  created_at timestamp with time zone
  code text  -- null until one is issued
  picture_file_id uuid  -- null when none
  price_from_vnd bigint  -- null when none
 SELECT id,
    producer_id,
    province_code,
    commune_code,
    name,
    name_basis,
    slug,
    sector,
    set_code,
    motif,
    description,
    story,
    specification,
    ingredients,
    storage_guide,
    shelf_life,
    gtin,
    status,
    is_demo,
    search_text,
    created_at,
    ( SELECT c.code
           FROM products.codes c
          WHERE c.product_id = p.id AND c.is_current) AS code,
    ( SELECT f.file_id
           FROM products.pictures f
          WHERE f.product_id = p.id
          ORDER BY f."position", f.id
         LIMIT 1) AS picture_file_id,
    ( SELECT min(v.price_vnd) AS min
           FROM products.variants v
          WHERE v.product_id = p.id) AS price_from_vnd
   FROM products.products p;

products.variants
  id uuid not null
  product_id uuid not null
  name text not null
  net_content text
  gtin text
  price_vnd bigint
  position integer not null default 0
  variants_gtin_check: CHECK ((gtin ~ '^[0-9]{8,14}$'::text))
  variants_pkey: PRIMARY KEY (id)
  variants_price_vnd_check: CHECK ((price_vnd >= 0))
  variants_product_id_fkey: FOREIGN KEY (product_id) REFERENCES products.products(id)
  CREATE INDEX variants_product_id_idx ON products.variants USING btree (product_id)
  CREATE UNIQUE INDEX variants_pkey ON products.variants USING btree (id)

territory.public_units (view)
  -- For lists and reports of other modules
  era text
  level text
  code text
  parent_code text
  province_code text
  name text
  full_name text
  type text
  slug text
  search_text text
  valid_from date
  valid_to date
 SELECT era,
    level,
    code,
    parent_code,
    province_code,
    name,
    full_name,
    type,
    slug,
    search_text,
    valid_from,
    valid_to
   FROM territory.units;

territory.successions
  -- Which new unit took over an old one on 1 July 2025
  old_level text not null
  old_code text not null
  new_level text not null
  new_code text not null
  extent text not null  -- part: the old unit was divided, and only its people know which part a place lies in
  old_era text not null default 'pre2025'::text
  new_era text not null default '2025'::text
  successions_extent_check: CHECK ((extent = ANY (ARRAY['whole'::text, 'part'::text])))
  successions_new_era_check: CHECK ((new_era = '2025'::text))
  successions_new_era_new_level_new_code_fkey: FOREIGN KEY (new_era, new_level, new_code) REFERENCES territory.units(era, level, code)
  successions_old_era_check: CHECK ((old_era = 'pre2025'::text))
  successions_old_era_old_level_old_code_fkey: FOREIGN KEY (old_era, old_level, old_code) REFERENCES territory.units(era, level, code)
  successions_pkey: PRIMARY KEY (old_level, old_code, new_level, new_code)
  CREATE INDEX successions_by_new ON territory.successions USING btree (new_level, new_code)
  CREATE UNIQUE INDEX successions_pkey ON territory.successions USING btree (old_level, old_code, new_level, new_code)

territory.unit_names
  -- Every name of a unit that was renamed within its era, with its dates; units never renamed have no row
  era text not null
  level text not null
  code text not null
  full_name text not null
  valid_from date
  valid_to date
  legal_basis text not null
  unit_names_era_level_code_fkey: FOREIGN KEY (era, level, code) REFERENCES territory.units(era, level, code)
  unit_names_era_level_code_valid_from_key: UNIQUE NULLS NOT DISTINCT (era, level, code, valid_from)
  CREATE UNIQUE INDEX unit_names_era_level_code_valid_from_key ON territory.unit_names USING btree (era, level, code, valid_from) NULLS NOT DISTINCT

territory.units
  -- Provinces, districts and communes before and from 1 July 2025, under their newest name of that era
  era text not null
  level text not null
  code text not null
  parent_code text  -- Within the same era: province of a district or of a new commune, district of an old commune
  province_code text not null
  name text not null
  full_name text not null
  type text not null
  slug text not null
  search_text text not null generated fold_vi(full_name)
  valid_from date  -- Null for old units: the lists give their state on 30 June 2025, not when each began
  valid_to date
  units_check: CHECK (((level = 'province'::text) = (parent_code IS NULL)))
  units_check1: CHECK ((NOT ((era = '2025'::text) AND (level = 'district'::text))))
  units_check2: CHECK (((valid_to IS NULL) OR (valid_from IS NULL) OR (valid_from <= valid_to)))
  units_era_check: CHECK ((era = ANY (ARRAY['pre2025'::text, '2025'::text])))
  units_level_check: CHECK ((level = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text])))
  units_pkey: PRIMARY KEY (era, level, code)
  units_type_check: CHECK ((type = ANY (ARRAY['tinh'::text, 'thanh_pho'::text, 'quan'::text, 'huyen'::text, 'thi_xa'::text, 'xa'::text, 'phuong'::text, 'thi_tran'::text, 'dac_khu'::text])))
  CREATE INDEX units_by_province ON territory.units USING btree (era, province_code, level)
  CREATE INDEX units_search ON territory.units USING gin (search_text gin_trgm_ops)
  CREATE UNIQUE INDEX units_pkey ON territory.units USING btree (era, level, code)
