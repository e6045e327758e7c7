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
  CREATE INDEX recognitions_producer_id_recognised_on_idx ON certification.recognitions USING btree (producer_id, recognised_on)
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

consultants.consultants
  -- Register of the people and firms who help producers: packaging, plans, dossiers, tests, design.
  id uuid not null
  province_code text not null
  kind text not null
  name text not null
  agency text
  tax_code text
  phone text
  email text
  address text
  fields text[] not null default '{}'::text[]  -- Kinds of help, the same codes as support requests.
  status text not null default 'active'::text
  note text
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  search_text text generated fold_vi(((name || ' '::text) || COALESCE(agency, ''::text)))
  consultants_kind_check: CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text])))
  consultants_name_check: CHECK (((length(name) >= 2) AND (length(name) <= 200)))
  consultants_pkey: PRIMARY KEY (id)
  consultants_province_code_check: CHECK ((province_code ~ '^[0-9]{2}$'::text))
  consultants_status_check: CHECK ((status = ANY (ARRAY['active'::text, 'inactive'::text])))
  consultants_tax_code_check: CHECK ((tax_code ~ '^[0-9]{10}(-[0-9]{3})?$'::text))
  CREATE INDEX consultants_province_code_name_id_idx ON consultants.consultants USING btree (province_code, name, id)
  CREATE INDEX consultants_search ON consultants.consultants USING gin (search_text gin_trgm_ops)
  CREATE UNIQUE INDEX consultants_pkey ON consultants.consultants USING btree (id)

consultants.engagements
  -- Who helped which producer with what: whoever helped to write a dossier does not score it.
  id uuid not null
  consultant_id uuid not null
  province_code text not null
  producer_id uuid not null
  product_id uuid
  help text not null
  contract_number text
  from_on date not null
  to_on date
  source_kind text  -- support_request, pilot or design_project when the engagement came from one; null when entered by hand.
  source_id uuid
  note text
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  engagements_check: CHECK (((to_on IS NULL) OR (to_on >= from_on)))
  engagements_consultant_id_fkey: FOREIGN KEY (consultant_id) REFERENCES consultants.consultants(id)
  engagements_pkey: PRIMARY KEY (id)
  engagements_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  engagements_product_id_fkey: FOREIGN KEY (product_id) REFERENCES products.products(id)
  CREATE INDEX engagements_consultant_id_from_on_idx ON consultants.engagements USING btree (consultant_id, from_on DESC)
  CREATE INDEX engagements_producer_id_idx ON consultants.engagements USING btree (producer_id)
  CREATE UNIQUE INDEX engagements_of_source ON consultants.engagements USING btree (source_kind, source_id) WHERE (source_id IS NOT NULL)
  CREATE UNIQUE INDEX engagements_pkey ON consultants.engagements USING btree (id)

consultants.people
  -- Who works for a consultant; a person who is a consultant alone has one row. account_id ties it to a seat in a council.
  id uuid not null
  consultant_id uuid not null
  full_name text not null
  account_id uuid
  joined_on date
  left_on date
  created_at timestamp with time zone not null default now()
  name_text text generated fold_vi(full_name)
  people_consultant_id_fkey: FOREIGN KEY (consultant_id) REFERENCES consultants.consultants(id)
  people_full_name_check: CHECK (((length(full_name) >= 2) AND (length(full_name) <= 120)))
  people_pkey: PRIMARY KEY (id)
  CREATE INDEX people_account_id_idx ON consultants.people USING btree (account_id) WHERE (account_id IS NOT NULL)
  CREATE INDEX people_consultant_id_idx ON consultants.people USING btree (consultant_id)
  CREATE INDEX people_name_text_idx ON consultants.people USING btree (name_text)
  CREATE UNIQUE INDEX people_pkey ON consultants.people USING btree (id)

consultants.public_engagements (view)
  -- Help given to producers, for lists of other modules.
  id uuid
  province_code text
  consultant_id uuid
  consultant_name text
  consultant_kind text
  producer_id uuid
  product_id uuid  -- null when for the producer as a whole
  help text
  contract_number text  -- null when none
  from_on date
  to_on date  -- null while it goes on
  source_kind text  -- null when entered by hand
  source_id uuid  -- null when entered by hand
  is_demo boolean
 SELECT e.id,
    e.province_code,
    e.consultant_id,
    c.name AS consultant_name,
    c.kind AS consultant_kind,
    e.producer_id,
    e.product_id,
    e.help,
    e.contract_number,
    e.from_on,
    e.to_on,
    e.source_kind,
    e.source_id,
    e.is_demo
   FROM consultants.engagements e
     JOIN consultants.consultants c ON c.id = e.consultant_id;

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

cycle.business_plans
  -- Phương án sản xuất kinh doanh of a candidate (step 3 of the cycle); money in đồng.
  candidate_id uuid not null
  goal text not null
  production text
  investment_vnd bigint
  own_capital_vnd bigint
  expected_revenue_vnd bigint
  workers integer
  market text
  schedule text
  file_id uuid
  submitted_on date
  approved_on date
  approved_by uuid
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  business_plans_candidate_id_fkey: FOREIGN KEY (candidate_id) REFERENCES cycle.candidates(id)
  business_plans_expected_revenue_vnd_check: CHECK ((expected_revenue_vnd >= 0))
  business_plans_investment_vnd_check: CHECK ((investment_vnd >= 0))
  business_plans_own_capital_vnd_check: CHECK ((own_capital_vnd >= 0))
  business_plans_pkey: PRIMARY KEY (candidate_id)
  business_plans_workers_check: CHECK ((workers >= 0))
  CREATE UNIQUE INDEX business_plans_pkey ON cycle.business_plans USING btree (candidate_id)

cycle.candidate_moves
  -- Who moved a candidate on, when and why.
  id uuid not null
  candidate_id uuid not null
  from_step text
  to_step text not null
  note text
  moved_by uuid
  moved_by_name text
  moved_at timestamp with time zone not null default now()
  candidate_moves_candidate_id_fkey: FOREIGN KEY (candidate_id) REFERENCES cycle.candidates(id)
  candidate_moves_pkey: PRIMARY KEY (id)
  CREATE INDEX candidate_moves_candidate_id_moved_at_idx ON cycle.candidate_moves USING btree (candidate_id, moved_at)
  CREATE UNIQUE INDEX candidate_moves_pkey ON cycle.candidate_moves USING btree (id)

cycle.candidates
  -- A product on its way through the yearly cycle (chu trình thường niên): from survey and idea to recognition and market.
  id uuid not null
  province_code text not null
  commune_code text
  old_place text
  survey_id uuid
  year integer not null
  producer_id uuid
  producer_name text not null
  producer_kind text
  product_id uuid
  product_name text  -- null where a report names only the producer.
  sector text
  set_code text
  kind text not null default 'first'::text
  potential text
  needs text[] not null default '{}'::text[]
  expected_star integer
  expected_round text
  pilot_kind text  -- A model with a consultant: one product a commune (district before 7/2025), or a tourism culture village.
  consultant_id uuid
  step text not null default 'surveyed'::text
  step_since timestamp with time zone not null default now()
  stopped_reason text
  dossier_id uuid
  note text
  source text
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  search_text text generated fold_vi(((producer_name || ' '::text) || COALESCE(product_name, ''::text)))
  candidates_check: CHECK (((step = 'stopped'::text) = (stopped_reason IS NOT NULL)))
  candidates_commune_code_check: CHECK ((commune_code ~ '^[0-9]{5}$'::text))
  candidates_consultant_id_fkey: FOREIGN KEY (consultant_id) REFERENCES consultants.consultants(id)
  candidates_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossiers.dossiers(id)
  candidates_expected_star_check: CHECK (((expected_star >= 3) AND (expected_star <= 5)))
  candidates_kind_check: CHECK ((kind = ANY (ARRAY['first'::text, 'upgrade'::text, 're_evaluation'::text])))
  candidates_pilot_kind_check: CHECK ((pilot_kind = ANY (ARRAY['model_product'::text, 'tourism_village'::text])))
  candidates_pkey: PRIMARY KEY (id)
  candidates_potential_check: CHECK ((potential = ANY (ARRAY['high'::text, 'medium'::text, 'low'::text])))
  candidates_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  candidates_producer_name_check: CHECK (((length(producer_name) >= 2) AND (length(producer_name) <= 200)))
  candidates_product_id_fkey: FOREIGN KEY (product_id) REFERENCES products.products(id)
  candidates_province_code_check: CHECK ((province_code ~ '^[0-9]{2}$'::text))
  candidates_sector_check: CHECK ((sector = ANY (ARRAY['I'::text, 'II'::text, 'III'::text, 'IV'::text, 'V'::text, 'VI'::text])))
  candidates_step_check: CHECK ((step = ANY (ARRAY['surveyed'::text, 'idea'::text, 'business_plan'::text, 'implementation'::text, 'evaluation'::text, 'promotion'::text, 'stopped'::text])))
  candidates_survey_id_fkey: FOREIGN KEY (survey_id) REFERENCES cycle.surveys(id)
  candidates_year_check: CHECK (((year >= 2018) AND (year <= 2100)))
  CREATE INDEX candidates_commune_code_year_idx ON cycle.candidates USING btree (commune_code, year)
  CREATE INDEX candidates_dossier_id_idx ON cycle.candidates USING btree (dossier_id) WHERE (dossier_id IS NOT NULL)
  CREATE INDEX candidates_producer_id_idx ON cycle.candidates USING btree (producer_id)
  CREATE INDEX candidates_province_code_year_step_id_idx ON cycle.candidates USING btree (province_code, year, step, id)
  CREATE INDEX candidates_search ON cycle.candidates USING gin (search_text gin_trgm_ops)
  CREATE INDEX candidates_survey_id_idx ON cycle.candidates USING btree (survey_id)
  CREATE UNIQUE INDEX candidates_pkey ON cycle.candidates USING btree (id)

cycle.idea_forms
  -- Phiếu đăng ký ý tưởng sản phẩm (step 2 of the cycle).
  candidate_id uuid not null
  idea text not null
  materials text
  market text
  wishes text
  registered_on date not null
  accepted_on date
  accepted_by uuid
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  idea_forms_candidate_id_fkey: FOREIGN KEY (candidate_id) REFERENCES cycle.candidates(id)
  idea_forms_pkey: PRIMARY KEY (candidate_id)
  CREATE UNIQUE INDEX idea_forms_pkey ON cycle.idea_forms USING btree (candidate_id)

cycle.public_candidates (view)
  -- Candidates of the yearly cycle, for plans and reports.
  id uuid
  province_code text
  commune_code text  -- null where unknown
  old_place text  -- null where unknown
  survey_id uuid  -- null when not from a survey
  year integer
  producer_id uuid  -- null before the producer is registered
  producer_name text
  producer_kind text  -- null where unknown
  product_id uuid  -- null before the product is registered
  product_name text  -- null where only the producer is named
  sector text  -- null where unknown
  kind text
  potential text  -- null where not judged
  needs text[]
  expected_star integer  -- null where not told
  pilot_kind text  -- null unless a pilot
  consultant_id uuid  -- null when none
  step text
  step_since timestamp with time zone
  dossier_id uuid  -- null before a dossier
  source text  -- null when entered here
  is_demo boolean
  created_at timestamp with time zone
 SELECT id,
    province_code,
    commune_code,
    old_place,
    survey_id,
    year,
    producer_id,
    producer_name,
    producer_kind,
    product_id,
    product_name,
    sector,
    kind,
    potential,
    needs,
    expected_star,
    pilot_kind,
    consultant_id,
    step,
    step_since,
    dossier_id,
    source,
    is_demo,
    created_at
   FROM cycle.candidates c;

cycle.public_surveys (view)
  -- Surveys of candidates, for plans and reports; reported totals stand for surveys whose rows are not known.
  id uuid
  province_code text
  title text
  year integer
  letter_number text  -- null when asked without a letter
  opened_on date
  due_on date
  closed_at timestamp with time zone  -- null while open
  reported_producers integer  -- null where candidates are recorded
  reported_products integer  -- null where candidates are recorded
  source text  -- null when entered here
  is_demo boolean
 SELECT id,
    province_code,
    title,
    year,
    letter_number,
    opened_on,
    due_on,
    closed_at,
    reported_producers,
    reported_products,
    source,
    is_demo
   FROM cycle.surveys s;

cycle.survey_answers
  -- A commune says that its list is complete, or that it has none.
  survey_id uuid not null
  commune_code text not null
  answered_by uuid
  answered_at timestamp with time zone not null default now()
  nothing_to_report boolean not null default false
  note text
  survey_answers_commune_code_check: CHECK ((commune_code ~ '^[0-9]{5}$'::text))
  survey_answers_pkey: PRIMARY KEY (survey_id, commune_code)
  survey_answers_survey_id_fkey: FOREIGN KEY (survey_id) REFERENCES cycle.surveys(id)
  CREATE UNIQUE INDEX survey_answers_pkey ON cycle.survey_answers USING btree (survey_id, commune_code)

cycle.surveys
  -- Rà soát: the province asks communes which products could be evaluated, and when.
  id uuid not null
  province_code text not null
  title text not null
  year integer not null
  letter_number text
  opened_on date not null
  due_on date not null
  reported_producers integer  -- Totals that a report tells without naming anybody; null where the candidates themselves are recorded.
  reported_products integer
  reminded_at timestamp with time zone
  closed_at timestamp with time zone
  closed_by uuid
  note text
  source text
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  surveys_check: CHECK ((due_on >= opened_on))
  surveys_pkey: PRIMARY KEY (id)
  surveys_province_code_check: CHECK ((province_code ~ '^[0-9]{2}$'::text))
  surveys_reported_producers_check: CHECK ((reported_producers >= 0))
  surveys_reported_products_check: CHECK ((reported_products >= 0))
  surveys_title_check: CHECK (((length(title) >= 2) AND (length(title) <= 200)))
  surveys_year_check: CHECK (((year >= 2018) AND (year <= 2100)))
  CREATE INDEX surveys_province_code_year_id_idx ON cycle.surveys USING btree (province_code, year DESC, id)
  CREATE UNIQUE INDEX surveys_pkey ON cycle.surveys USING btree (id)

directives.agencies
  -- Departments (sở, ngành), unions (hội, đoàn thể) and offices of a province that tasks are given to; communes come from territory.
  id uuid not null
  province_code text not null
  kind text not null
  name text not null
  short_name text
  email text
  phone text
  ended_on date
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  search_text text generated fold_vi(((name || ' '::text) || COALESCE(short_name, ''::text)))
  agencies_kind_check: CHECK ((kind = ANY (ARRAY['department'::text, 'union'::text, 'office'::text, 'other'::text])))
  agencies_name_check: CHECK (((length(name) >= 2) AND (length(name) <= 200)))
  agencies_pkey: PRIMARY KEY (id)
  agencies_province_code_check: CHECK ((province_code ~ '^[0-9]{2}$'::text))
  CREATE UNIQUE INDEX agencies_name ON directives.agencies USING btree (province_code, name) WHERE (ended_on IS NULL)
  CREATE UNIQUE INDEX agencies_pkey ON directives.agencies USING btree (id)

directives.agency_people
  -- Accounts (role agency_officer) that answer for an agency's tasks.
  agency_id uuid not null
  account_id uuid not null
  since timestamp with time zone not null default now()
  until timestamp with time zone
  added_by uuid
  agency_people_agency_id_fkey: FOREIGN KEY (agency_id) REFERENCES directives.agencies(id)
  agency_people_pkey: PRIMARY KEY (agency_id, account_id)
  CREATE INDEX agency_people_account_id_idx ON directives.agency_people USING btree (account_id) WHERE (until IS NULL)
  CREATE UNIQUE INDEX agency_people_pkey ON directives.agency_people USING btree (agency_id, account_id)

directives.documents
  -- Documents that give tasks: số, ngày, cơ quan ban hành, trích yếu, file.
  id uuid not null
  province_code text not null
  number text not null
  issued_on date not null
  issued_text text  -- What the source says of the day where it names none; issued_on is then the last day it can be.
  issuer text not null
  kind text not null default 'letter'::text
  abstract text not null
  received_on date
  urgency text not null default 'normal'::text
  file_id uuid
  note text
  source text
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  search_text text generated fold_vi(((((number || ' '::text) || abstract) || ' '::text) || issuer))
  documents_abstract_check: CHECK (((length(abstract) >= 2) AND (length(abstract) <= 1000)))
  documents_kind_check: CHECK ((kind = ANY (ARRAY['letter'::text, 'plan'::text, 'decision'::text, 'directive'::text, 'notice'::text, 'resolution'::text, 'other'::text])))
  documents_pkey: PRIMARY KEY (id)
  documents_province_code_check: CHECK ((province_code ~ '^[0-9]{2}$'::text))
  documents_urgency_check: CHECK ((urgency = ANY (ARRAY['normal'::text, 'urgent'::text, 'express'::text])))
  CREATE INDEX documents_province_code_issued_on_id_idx ON directives.documents USING btree (province_code, issued_on DESC, id)
  CREATE INDEX documents_search ON directives.documents USING gin (search_text gin_trgm_ops)
  CREATE UNIQUE INDEX documents_pkey ON directives.documents USING btree (id)

directives.extensions
  -- More time asked for a task, granted or refused with who and when.
  id uuid not null
  task_id uuid not null
  asked_until date not null
  reason text not null
  asked_by uuid
  asked_by_name text
  asked_at timestamp with time zone not null default now()
  decision text
  granted_until date
  decision_note text
  decided_by uuid
  decided_by_name text
  decided_at timestamp with time zone
  extensions_check: CHECK (((decision IS NULL) = (decided_at IS NULL)))
  extensions_check1: CHECK (((decision = 'granted'::text) = (granted_until IS NOT NULL)))
  extensions_decision_check: CHECK ((decision = ANY (ARRAY['granted'::text, 'refused'::text])))
  extensions_pkey: PRIMARY KEY (id)
  extensions_task_id_fkey: FOREIGN KEY (task_id) REFERENCES directives.tasks(id)
  CREATE INDEX extensions_task_id_asked_at_idx ON directives.extensions USING btree (task_id, asked_at)
  CREATE UNIQUE INDEX extensions_one_open ON directives.extensions USING btree (task_id) WHERE (decision IS NULL)
  CREATE UNIQUE INDEX extensions_pkey ON directives.extensions USING btree (id)

directives.public_tasks (view)
  -- Tasks for plans and reports.
  id uuid
  province_code text
  document_id uuid  -- null when not from a document
  plan_task_id uuid  -- null when not from a plan
  title text
  priority text
  assignee_kind text
  agency_id uuid  -- null for a commune's task
  commune_code text  -- null for an agency's task
  starts_on date
  due_on date
  original_due_on date
  status text
  progress integer
  done_on date  -- null before it is done
  subject_kind text  -- null when tied to nothing
  subject_id uuid  -- null when tied to nothing
  is_demo boolean
  agency_name text  -- null for a commune's task
 SELECT t.id,
    t.province_code,
    t.document_id,
    t.plan_task_id,
    t.title,
    t.priority,
    t.assignee_kind,
    t.agency_id,
    t.commune_code,
    t.starts_on,
    t.due_on,
    t.original_due_on,
    t.status,
    t.progress,
    t.done_on,
    t.subject_kind,
    t.subject_id,
    t.is_demo,
    a.name AS agency_name
   FROM directives.tasks t
     LEFT JOIN directives.agencies a ON a.id = t.agency_id;

directives.recurrences
  -- Tasks that return every month, quarter or year; a job hands each out lead_days before it is due.
  id uuid not null
  province_code text not null
  title text not null
  required_result text
  priority text not null default 'normal'::text
  rhythm text not null
  due_day integer not null
  due_month integer
  lead_days integer not null default 14
  assignees jsonb not null  -- List of {"kind":"agency","id":…} or {"kind":"commune","code":…} or {"kind":"all_communes"}.
  plan_task_id uuid
  starts_on date not null
  ends_on date
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  recurrences_due_day_check: CHECK (((due_day >= 1) AND (due_day <= 31)))
  recurrences_due_month_check: CHECK (((due_month >= 1) AND (due_month <= 12)))
  recurrences_lead_days_check: CHECK (((lead_days >= 1) AND (lead_days <= 120)))
  recurrences_pkey: PRIMARY KEY (id)
  recurrences_priority_check: CHECK ((priority = ANY (ARRAY['high'::text, 'normal'::text, 'low'::text])))
  recurrences_rhythm_check: CHECK ((rhythm = ANY (ARRAY['monthly'::text, 'quarterly'::text, 'yearly'::text])))
  CREATE UNIQUE INDEX recurrences_pkey ON directives.recurrences USING btree (id)

directives.task_coworkers
  -- Units that work along (đơn vị phối hợp).
  task_id uuid not null
  no integer not null
  agency_id uuid
  commune_code text
  task_coworkers_agency_id_fkey: FOREIGN KEY (agency_id) REFERENCES directives.agencies(id)
  task_coworkers_check: CHECK (((agency_id IS NULL) <> (commune_code IS NULL)))
  task_coworkers_pkey: PRIMARY KEY (task_id, no)
  task_coworkers_task_id_fkey: FOREIGN KEY (task_id) REFERENCES directives.tasks(id)
  CREATE INDEX task_coworkers_agency_id_idx ON directives.task_coworkers USING btree (agency_id) WHERE (agency_id IS NOT NULL)
  CREATE INDEX task_coworkers_commune_code_idx ON directives.task_coworkers USING btree (commune_code) WHERE (commune_code IS NOT NULL)
  CREATE UNIQUE INDEX task_coworkers_pkey ON directives.task_coworkers USING btree (task_id, no)

directives.task_files
  -- Papers of a task: what was given along and what came back.
  id uuid not null
  task_id uuid not null
  report_id uuid
  file_id uuid not null
  added_by uuid
  added_at timestamp with time zone not null default now()
  task_files_pkey: PRIMARY KEY (id)
  task_files_report_id_fkey: FOREIGN KEY (report_id) REFERENCES directives.task_reports(id)
  task_files_task_id_fkey: FOREIGN KEY (task_id) REFERENCES directives.tasks(id)
  CREATE INDEX task_files_task_id_idx ON directives.task_files USING btree (task_id)
  CREATE UNIQUE INDEX task_files_pkey ON directives.task_files USING btree (id)

directives.task_moves
  -- The timeline of a task.
  id uuid not null
  task_id uuid not null
  from_status text
  to_status text not null
  note text
  moved_by uuid
  moved_by_name text
  moved_at timestamp with time zone not null default now()
  task_moves_pkey: PRIMARY KEY (id)
  task_moves_task_id_fkey: FOREIGN KEY (task_id) REFERENCES directives.tasks(id)
  CREATE INDEX task_moves_task_id_moved_at_idx ON directives.task_moves USING btree (task_id, moved_at)
  CREATE UNIQUE INDEX task_moves_pkey ON directives.task_moves USING btree (id)

directives.task_reminders
  -- Which reminder of a deadline went out; each goes once for one deadline.
  task_id uuid not null
  days_before integer not null
  due_on date not null
  sent_at timestamp with time zone not null default now()
  task_reminders_pkey: PRIMARY KEY (task_id, days_before, due_on)
  task_reminders_task_id_fkey: FOREIGN KEY (task_id) REFERENCES directives.tasks(id)
  CREATE UNIQUE INDEX task_reminders_pkey ON directives.task_reminders USING btree (task_id, days_before, due_on)

directives.task_reports
  -- Progress as the unit tells it; final asks the office to accept the result.
  id uuid not null
  task_id uuid not null
  progress integer not null
  done text not null
  difficulties text
  final boolean not null default false
  reported_by uuid
  reported_by_name text
  reported_at timestamp with time zone not null default now()
  task_reports_pkey: PRIMARY KEY (id)
  task_reports_progress_check: CHECK (((progress >= 0) AND (progress <= 100)))
  task_reports_task_id_fkey: FOREIGN KEY (task_id) REFERENCES directives.tasks(id)
  CREATE INDEX task_reports_task_id_reported_at_idx ON directives.task_reports USING btree (task_id, reported_at)
  CREATE UNIQUE INDEX task_reports_pkey ON directives.task_reports USING btree (id)

directives.tasks
  -- A task for one department, union or commune, from a document, the yearly plan or by itself; sub-tasks point to their parent.
  id uuid not null
  province_code text not null
  document_id uuid
  parent_id uuid
  recurrence_id uuid
  occurrence text
  plan_task_id uuid
  title text not null
  required_result text
  priority text not null default 'normal'::text
  assignee_kind text not null
  agency_id uuid
  commune_code text
  owner_account_id uuid
  owner_name text
  starts_on date not null
  due_on date not null
  original_due_on date not null  -- Deadline as first given; due_on moves with granted extensions.
  status text not null default 'assigned'::text  -- recorded = told by a source of an earlier time; what became of it is not known, so it is owed by nobody and counted nowhere.
  progress integer not null default 0
  reported_at timestamp with time zone
  done_on date  -- Day of the final report that the office accepted; how long accepting took is not the unit's delay. Late is done_on > due_on.
  cancel_reason text
  subject_kind text
  subject_id uuid
  subject_title text
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  search_text text generated fold_vi(title)
  tasks_agency_id_fkey: FOREIGN KEY (agency_id) REFERENCES directives.agencies(id)
  tasks_assignee_kind_check: CHECK ((assignee_kind = ANY (ARRAY['agency'::text, 'commune'::text])))
  tasks_check: CHECK (((assignee_kind = 'agency'::text) = (agency_id IS NOT NULL)))
  tasks_check1: CHECK (((assignee_kind = 'commune'::text) = (commune_code IS NOT NULL)))
  tasks_check2: CHECK (((status = 'done'::text) = (done_on IS NOT NULL)))
  tasks_commune_code_check: CHECK ((commune_code ~ '^[0-9]{5}$'::text))
  tasks_document_id_fkey: FOREIGN KEY (document_id) REFERENCES directives.documents(id)
  tasks_parent_id_fkey: FOREIGN KEY (parent_id) REFERENCES directives.tasks(id)
  tasks_pkey: PRIMARY KEY (id)
  tasks_priority_check: CHECK ((priority = ANY (ARRAY['high'::text, 'normal'::text, 'low'::text])))
  tasks_progress_check: CHECK (((progress >= 0) AND (progress <= 100)))
  tasks_province_code_check: CHECK ((province_code ~ '^[0-9]{2}$'::text))
  tasks_recurrence_id_fkey: FOREIGN KEY (recurrence_id) REFERENCES directives.recurrences(id)
  tasks_status_check: CHECK ((status = ANY (ARRAY['assigned'::text, 'in_progress'::text, 'reported'::text, 'done'::text, 'cancelled'::text, 'recorded'::text])))
  tasks_subject_kind_check: CHECK ((subject_kind = ANY (ARRAY['dossier'::text, 'class'::text, 'event'::text, 'producer'::text, 'support_request'::text, 'plan'::text])))
  tasks_title_check: CHECK (((length(title) >= 2) AND (length(title) <= 300)))
  CREATE INDEX tasks_agency_id_status_due_on_idx ON directives.tasks USING btree (agency_id, status, due_on)
  CREATE INDEX tasks_commune_code_status_due_on_idx ON directives.tasks USING btree (commune_code, status, due_on)
  CREATE INDEX tasks_document_id_idx ON directives.tasks USING btree (document_id)
  CREATE INDEX tasks_done_on_idx ON directives.tasks USING btree (done_on)
  CREATE INDEX tasks_due ON directives.tasks USING btree (due_on, id) WHERE (status = ANY (ARRAY['assigned'::text, 'in_progress'::text]))
  CREATE INDEX tasks_open ON directives.tasks USING btree (province_code, due_on, id) WHERE (status = ANY (ARRAY['assigned'::text, 'in_progress'::text, 'reported'::text]))
  CREATE INDEX tasks_owner_account_id_idx ON directives.tasks USING btree (owner_account_id) WHERE (owner_account_id IS NOT NULL)
  CREATE INDEX tasks_parent_id_idx ON directives.tasks USING btree (parent_id)
  CREATE INDEX tasks_performance ON directives.tasks USING btree (province_code, original_due_on) INCLUDE (assignee_kind, agency_id, commune_code, status, due_on, done_on)
  CREATE INDEX tasks_plan_task_id_idx ON directives.tasks USING btree (plan_task_id) WHERE (plan_task_id IS NOT NULL)
  CREATE INDEX tasks_province_code_due_on_id_idx ON directives.tasks USING btree (province_code, due_on, id)
  CREATE INDEX tasks_search ON directives.tasks USING gin (search_text gin_trgm_ops)
  CREATE INDEX tasks_subject_kind_subject_id_idx ON directives.tasks USING btree (subject_kind, subject_id) WHERE (subject_id IS NOT NULL)
  CREATE UNIQUE INDEX tasks_one_occurrence ON directives.tasks USING btree (recurrence_id, occurrence, COALESCE((agency_id)::text, commune_code)) WHERE (recurrence_id IS NOT NULL)
  CREATE UNIQUE INDEX tasks_pkey ON directives.tasks USING btree (id)

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

evaluation.public_attendances (view)
  -- Who was present at which session of a council: what council pay is reckoned from.
  session_id uuid
  province_code text
  council_id uuid
  session_title text
  held_on date
  session_status text
  member_id uuid
  account_id uuid
  member_name text
  agency text
  seat text
  present boolean
  is_demo boolean
  dossiers integer
 SELECT a.session_id,
    s.province_code,
    s.council_id,
    s.title AS session_title,
    s.held_on,
    s.status AS session_status,
    m.id AS member_id,
    m.account_id,
    m.name AS member_name,
    m.agency,
    m.seat,
    a.present,
    s.is_demo,
    (( SELECT count(*) AS count
           FROM evaluation.session_dossiers d
          WHERE d.session_id = s.id))::integer AS dossiers
   FROM evaluation.attendances a
     JOIN evaluation.sessions s ON s.id = a.session_id
     JOIN evaluation.members m ON m.id = a.member_id;

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

funding.allocations
  -- Every change of a line's allocation; the line holds their sum.
  id uuid not null
  line_id uuid not null
  change_vnd bigint not null
  decision_number text
  decided_on date not null
  reason text not null
  noted_by uuid
  noted_by_name text
  noted_at timestamp with time zone not null default now()
  allocations_change_vnd_check: CHECK ((change_vnd <> 0))
  allocations_line_id_fkey: FOREIGN KEY (line_id) REFERENCES funding.lines(id)
  allocations_pkey: PRIMARY KEY (id)
  CREATE INDEX allocations_line_id_decided_on_idx ON funding.allocations USING btree (line_id, decided_on)
  CREATE UNIQUE INDEX allocations_pkey ON funding.allocations USING btree (id)

funding.commendations
  -- Bằng khen and giấy khen of collectives and people, with the decision and the list of the ceremony.
  id uuid not null
  province_code text not null
  year integer not null
  kind text not null
  form text not null default 'bang_khen'::text
  name text not null
  unit text
  producer_id uuid
  achievement text not null
  status text not null default 'proposed'::text
  decline_reason text
  decision_number text
  decided_on date
  ceremony_on date
  ceremony_place text
  ceremony_order integer
  received_on date
  reward_vnd bigint
  source text
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  search_text text generated fold_vi(((name || ' '::text) || COALESCE(unit, ''::text)))
  commendations_check: CHECK (((status = 'declined'::text) = (decline_reason IS NOT NULL)))
  commendations_check1: CHECK (((status <> 'approved'::text) OR (decided_on IS NOT NULL)))
  commendations_form_check: CHECK ((form = ANY (ARRAY['bang_khen'::text, 'giay_khen'::text])))
  commendations_kind_check: CHECK ((kind = ANY (ARRAY['collective'::text, 'individual'::text])))
  commendations_name_check: CHECK (((length(name) >= 2) AND (length(name) <= 200)))
  commendations_pkey: PRIMARY KEY (id)
  commendations_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  commendations_reward_vnd_check: CHECK ((reward_vnd >= 0))
  commendations_status_check: CHECK ((status = ANY (ARRAY['proposed'::text, 'approved'::text, 'declined'::text])))
  CREATE INDEX commendations_province_code_year_id_idx ON funding.commendations USING btree (province_code, year DESC, id)
  CREATE UNIQUE INDEX commendations_pkey ON funding.commendations USING btree (id)

funding.commitment_products
  -- Products that the money was spent for: money to result.
  commitment_id uuid not null
  product_id uuid not null
  commitment_products_commitment_id_fkey: FOREIGN KEY (commitment_id) REFERENCES funding.commitments(id)
  commitment_products_pkey: PRIMARY KEY (commitment_id, product_id)
  commitment_products_product_id_fkey: FOREIGN KEY (product_id) REFERENCES products.products(id)
  CREATE INDEX commitment_products_product_id_idx ON funding.commitment_products USING btree (product_id)
  CREATE UNIQUE INDEX commitment_products_pkey ON funding.commitment_products USING btree (commitment_id, product_id)

funding.commitments
  -- Money bound to a contract or activity; never more than the line has left.
  id uuid not null
  line_id uuid not null
  province_code text not null
  year integer not null
  title text not null
  amount_vnd bigint not null
  committed_on date not null
  contract_number text
  payee text
  producer_id uuid
  activity_kind text
  activity_id uuid
  status text not null default 'open'::text
  settled_vnd bigint  -- What was paid in the end: the rest goes back to the line.
  cancel_reason text
  note text
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  search_text text generated fold_vi(((((title || ' '::text) || COALESCE(payee, ''::text)) || ' '::text) || COALESCE(contract_number, ''::text)))
  commitments_activity_kind_check: CHECK ((activity_kind = ANY (ARRAY['class'::text, 'event'::text, 'support_request'::text, 'reward_list'::text, 'council_session'::text, 'pilot'::text, 'other'::text])))
  commitments_amount_vnd_check: CHECK ((amount_vnd > 0))
  commitments_check: CHECK (((status = 'settled'::text) = (settled_vnd IS NOT NULL)))
  commitments_check1: CHECK ((settled_vnd <= amount_vnd))
  commitments_check2: CHECK (((status <> 'cancelled'::text) OR (cancel_reason IS NOT NULL)))
  commitments_line_id_fkey: FOREIGN KEY (line_id) REFERENCES funding.lines(id)
  commitments_pkey: PRIMARY KEY (id)
  commitments_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  commitments_settled_vnd_check: CHECK ((settled_vnd >= 0))
  commitments_status_check: CHECK ((status = ANY (ARRAY['open'::text, 'settled'::text, 'cancelled'::text])))
  commitments_title_check: CHECK (((length(title) >= 2) AND (length(title) <= 250)))
  CREATE INDEX commitments_activity_kind_activity_id_idx ON funding.commitments USING btree (activity_kind, activity_id) WHERE (activity_id IS NOT NULL)
  CREATE INDEX commitments_by_year ON funding.commitments USING btree (year) INCLUDE (line_id, amount_vnd, settled_vnd, status)
  CREATE INDEX commitments_line_id_idx ON funding.commitments USING btree (line_id)
  CREATE INDEX commitments_producer_id_idx ON funding.commitments USING btree (producer_id) WHERE (producer_id IS NOT NULL)
  CREATE INDEX commitments_province_code_year_status_idx ON funding.commitments USING btree (province_code, year, status)
  CREATE UNIQUE INDEX commitments_one_per_activity ON funding.commitments USING btree (activity_id) WHERE ((activity_kind = ANY (ARRAY['council_session'::text, 'reward_list'::text])) AND (status <> 'cancelled'::text))
  CREATE UNIQUE INDEX commitments_pkey ON funding.commitments USING btree (id)

funding.disbursements
  -- Money paid, with its paper. Never changed: a mistake is reversed by a row of its own with the reason.
  id uuid not null
  commitment_id uuid not null
  line_id uuid not null
  province_code text not null
  year integer not null
  source text not null
  paid_on date not null
  amount_vnd bigint not null
  paper_number text not null
  file_id uuid
  reverses_id uuid
  reason text
  is_demo boolean not null default false
  created_by uuid
  created_by_name text
  created_at timestamp with time zone not null default now()
  disbursements_amount_vnd_check: CHECK ((amount_vnd <> 0))
  disbursements_check: CHECK (((reverses_id IS NULL) = (amount_vnd > 0)))
  disbursements_check1: CHECK (((reverses_id IS NULL) OR (reason IS NOT NULL)))
  disbursements_commitment_id_fkey: FOREIGN KEY (commitment_id) REFERENCES funding.commitments(id)
  disbursements_line_id_fkey: FOREIGN KEY (line_id) REFERENCES funding.lines(id)
  disbursements_pkey: PRIMARY KEY (id)
  disbursements_reverses_id_fkey: FOREIGN KEY (reverses_id) REFERENCES funding.disbursements(id)
  disbursements_reverses_id_key: UNIQUE (reverses_id)
  CREATE INDEX disbursements_by_province ON funding.disbursements USING btree (province_code, year, source) INCLUDE (amount_vnd, paid_on)
  CREATE INDEX disbursements_by_year ON funding.disbursements USING btree (year, source) INCLUDE (amount_vnd, province_code, paid_on)
  CREATE INDEX disbursements_commitment_id_idx ON funding.disbursements USING btree (commitment_id)
  CREATE INDEX disbursements_line_id_idx ON funding.disbursements USING btree (line_id)
  CREATE INDEX disbursements_of_days ON funding.disbursements USING btree (paid_on) INCLUDE (line_id, commitment_id, source, province_code, amount_vnd)
  CREATE UNIQUE INDEX disbursements_pkey ON funding.disbursements USING btree (id)
  CREATE UNIQUE INDEX disbursements_reverses_id_key ON funding.disbursements USING btree (reverses_id)

funding.lines
  -- Budget line: what a source gives a province or commune for a purpose in a year, in đồng.
  id uuid not null
  province_code text not null
  commune_code text
  year integer not null
  source text not null
  purpose text not null
  norm text  -- Code of the spending norm (dated reference data: TT 60/2026/TT-BTC, TT 55/2023/TT-BTC).
  title text not null
  allocated_vnd bigint not null
  decision_number text
  decided_on date
  status text not null default 'open'::text
  source_note text
  note text
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  search_text text generated fold_vi(title)
  lines_allocated_vnd_check: CHECK ((allocated_vnd >= 0))
  lines_commune_code_check: CHECK ((commune_code ~ '^[0-9]{5}$'::text))
  lines_pkey: PRIMARY KEY (id)
  lines_province_code_check: CHECK ((province_code ~ '^[0-9]{2}$'::text))
  lines_purpose_check: CHECK ((purpose = ANY (ARRAY['communication'::text, 'training'::text, 'dossier'::text, 'packaging'::text, 'ip'::text, 'traceability'::text, 'promotion'::text, 'sale_point'::text, 'council'::text, 'reward'::text, 'machinery'::text, 'software'::text, 'other'::text])))
  lines_source_check: CHECK ((source = ANY (ARRAY['ntm_central'::text, 'ntm_local'::text, 'khuyen_nong'::text, 'khuyen_cong'::text, 'khcn'::text, 'xttm'::text, 'own'::text, 'credit'::text, 'other'::text])))
  lines_status_check: CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text])))
  lines_title_check: CHECK (((length(title) >= 2) AND (length(title) <= 250)))
  lines_year_check: CHECK (((year >= 2018) AND (year <= 2100)))
  CREATE INDEX lines_commune_code_year_idx ON funding.lines USING btree (commune_code, year) WHERE (commune_code IS NOT NULL)
  CREATE INDEX lines_province_code_year_source_id_idx ON funding.lines USING btree (province_code, year, source, id)
  CREATE INDEX lines_year_source_idx ON funding.lines USING btree (year, source)
  CREATE UNIQUE INDEX lines_pkey ON funding.lines USING btree (id)

funding.public_commendations (view)
  -- Commendations for counting; names stay with the office.
  id uuid
  province_code text
  year integer
  kind text
  form text
  status text
  producer_id uuid  -- null when not for a producer
  decided_on date  -- null before the decision
  received_on date  -- null until handed over
  is_demo boolean
 SELECT id,
    province_code,
    year,
    kind,
    form,
    status,
    producer_id,
    decided_on,
    received_on,
    is_demo
   FROM funding.commendations c;

funding.public_commitment_products (view)
  -- Products that money was spent for.
  commitment_id uuid
  product_id uuid
 SELECT commitment_id,
    product_id
   FROM funding.commitment_products p;

funding.public_commitments (view)
  -- Money bound, with source and purpose.
  id uuid
  line_id uuid
  province_code text
  year integer
  title text
  amount_vnd bigint
  committed_on date
  producer_id uuid  -- null when not for one producer
  activity_kind text  -- null when not tied to an activity
  activity_id uuid  -- null when not tied to an activity
  status text
  source text
  purpose text
  is_demo boolean
  bound_vnd bigint
  commune_code text  -- null for lines of the province
 SELECT c.id,
    c.line_id,
    c.province_code,
    c.year,
    c.title,
    c.amount_vnd,
    c.committed_on,
    c.producer_id,
    c.activity_kind,
    c.activity_id,
    c.status,
    l.source,
    l.purpose,
    c.is_demo,
        CASE c.status
            WHEN 'open'::text THEN c.amount_vnd
            WHEN 'settled'::text THEN c.settled_vnd
            ELSE 0::bigint
        END AS bound_vnd,
    l.commune_code
   FROM funding.commitments c
     JOIN funding.lines l ON l.id = c.line_id;

funding.public_disbursements (view)
  -- Money paid; reversals count with minus.
  id uuid
  commitment_id uuid
  line_id uuid
  province_code text
  year integer
  source text
  paid_on date
  amount_vnd bigint
  is_demo boolean
 SELECT id,
    commitment_id,
    line_id,
    province_code,
    year,
    source,
    paid_on,
    amount_vnd,
    is_demo
   FROM funding.disbursements d;

funding.public_lines (view)
  -- Budget lines for plans and reports.
  id uuid
  province_code text
  commune_code text  -- null for lines of the province
  year integer
  source text
  purpose text
  title text
  allocated_vnd bigint
  status text
  is_demo boolean
 SELECT id,
    province_code,
    commune_code,
    year,
    source,
    purpose,
    title,
    allocated_vnd,
    status,
    is_demo
   FROM funding.lines l;

funding.public_rewards (view)
  -- Rewards for stars, on their way or paid.
  id uuid
  province_code text
  product_id uuid
  producer_id uuid
  star integer
  amount_vnd bigint
  list_status text
  paid_on date  -- null until paid
  is_demo boolean
 SELECT r.id,
    r.province_code,
    r.product_id,
    r.producer_id,
    r.star,
    r.amount_vnd,
    l.status AS list_status,
    l.paid_on,
    l.is_demo
   FROM funding.rewards r
     JOIN funding.reward_lists l ON l.id = r.list_id
  WHERE r.taken_out_at IS NULL AND l.status <> 'dropped'::text;

funding.rates
  -- What a province pays council and advisory team, dated; the circular names the frame, the province the amount, so there is no default.
  id uuid not null
  province_code text not null
  role text not null
  unit text not null
  amount_vnd bigint not null
  basis text not null
  valid_from date not null
  note text
  created_by uuid
  created_at timestamp with time zone not null default now()
  rates_amount_vnd_check: CHECK ((amount_vnd >= 0))
  rates_pkey: PRIMARY KEY (id)
  rates_province_code_role_unit_valid_from_key: UNIQUE (province_code, role, unit, valid_from)
  rates_role_check: CHECK ((role = ANY (ARRAY['chair'::text, 'deputy'::text, 'secretary'::text, 'member'::text, 'advisory'::text])))
  rates_unit_check: CHECK ((unit = ANY (ARRAY['session'::text, 'dossier'::text])))
  CREATE UNIQUE INDEX rates_pkey ON funding.rates USING btree (id)
  CREATE UNIQUE INDEX rates_province_code_role_unit_valid_from_key ON funding.rates USING btree (province_code, role, unit, valid_from)

funding.reward_lists
  -- List of rewards for stars, computed from recognitions and approved by the province; kind past = paid before the platform, taken over from the office's own book.
  id uuid not null
  province_code text not null
  title text not null
  norm text not null
  from_on date not null  -- Recognitions from this day on; earlier ones without a reward on record are counted as rewarded.
  as_of date not null
  kind text not null default 'computed'::text
  status text not null default 'draft'::text
  decision_number text
  decided_on date
  line_id uuid
  commitment_id uuid
  prepared_by uuid
  prepared_at timestamp with time zone not null default now()
  submitted_at timestamp with time zone
  approved_by uuid
  approved_by_name text
  approved_at timestamp with time zone
  refusal_reason text
  paid_on date
  source_note text
  is_demo boolean not null default false
  version integer not null default 1
  reward_lists_check: CHECK ((from_on <= as_of))
  reward_lists_check1: CHECK (((status <> ALL (ARRAY['approved'::text, 'paid'::text])) OR (kind = 'past'::text) OR (approved_at IS NOT NULL)))
  reward_lists_commitment_id_fkey: FOREIGN KEY (commitment_id) REFERENCES funding.commitments(id)
  reward_lists_kind_check: CHECK ((kind = ANY (ARRAY['computed'::text, 'past'::text])))
  reward_lists_line_id_fkey: FOREIGN KEY (line_id) REFERENCES funding.lines(id)
  reward_lists_pkey: PRIMARY KEY (id)
  reward_lists_status_check: CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text, 'paid'::text, 'dropped'::text])))
  CREATE INDEX reward_lists_province_code_as_of_id_idx ON funding.reward_lists USING btree (province_code, as_of DESC, id)
  CREATE UNIQUE INDEX reward_lists_pkey ON funding.reward_lists USING btree (id)

funding.rewards
  -- Reward of a product for a star: once per level, an upgrade pays the difference (TT 60/2026/TT-BTC Điều 7; TT 55/2023/TT-BTC Điều 87).
  id uuid not null
  list_id uuid not null
  province_code text not null
  product_id uuid not null
  producer_id uuid not null
  recognition_id uuid not null
  star integer not null
  level_vnd bigint not null
  already_vnd bigint not null default 0
  amount_vnd bigint not null
  explanation text not null
  taken_out_at timestamp with time zone
  taken_out_reason text
  rewards_check: CHECK (((amount_vnd > 0) AND (amount_vnd = (level_vnd - already_vnd))))
  rewards_check1: CHECK (((taken_out_at IS NULL) = (taken_out_reason IS NULL)))
  rewards_list_id_fkey: FOREIGN KEY (list_id) REFERENCES funding.reward_lists(id)
  rewards_pkey: PRIMARY KEY (id)
  rewards_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  rewards_product_id_fkey: FOREIGN KEY (product_id) REFERENCES products.products(id)
  rewards_recognition_id_fkey: FOREIGN KEY (recognition_id) REFERENCES certification.recognitions(id)
  rewards_star_check: CHECK (((star >= 3) AND (star <= 5)))
  CREATE INDEX rewards_list_id_idx ON funding.rewards USING btree (list_id)
  CREATE INDEX rewards_province_code_star_idx ON funding.rewards USING btree (province_code, star)
  CREATE UNIQUE INDEX rewards_once ON funding.rewards USING btree (product_id, star) WHERE (taken_out_at IS NULL)
  CREATE UNIQUE INDEX rewards_pkey ON funding.rewards USING btree (id)

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

identity.public_people (view)
  -- Every account, with or without a role: for letters to a person and the names beside what a person did.
  id uuid
  display_name text
  email text
  status text
  is_demo boolean
 SELECT id,
    display_name,
    email,
    status,
    is_demo
   FROM identity.accounts a;

identity.public_role_terms (view)
  -- Every role with its term: who held an office on a given day.
  account_id uuid
  role text
  unit_kind text
  unit_code text
  province_code text
  valid_from date
  valid_to date  -- null while open
  revoked_on date  -- null unless revoked
 SELECT account_id,
    role,
    unit_kind,
    unit_code,
    province_code,
    valid_from,
    valid_to,
    (revoked_at AT TIME ZONE 'Asia/Ho_Chi_Minh'::text)::date AS revoked_on
   FROM identity.grants g;

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
  -- Letters about a dossier, task, class, event or request: one per fact and person, sent once.
  id uuid not null
  event_id uuid not null
  account_id uuid not null
  dossier_id uuid  -- Only for letters about a step of a dossier.
  subject text not null
  body text not null
  created_at timestamp with time zone not null default now()
  sent_at timestamp with time zone
  about_kind text not null  -- What the letter is about, as the telling module names it: dossier, task, class …
  about_id text not null
  href text
  letters_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossiers.dossiers(id)
  letters_event_id_account_id_key: UNIQUE (event_id, account_id)
  letters_pkey: PRIMARY KEY (id)
  CREATE INDEX letters_about_kind_about_id_created_at_idx ON notifications.letters USING btree (about_kind, about_id, created_at DESC)
  CREATE INDEX letters_dossier_id_created_at_idx ON notifications.letters USING btree (dossier_id, created_at DESC)
  CREATE UNIQUE INDEX letters_event_id_account_id_key ON notifications.letters USING btree (event_id, account_id)
  CREATE UNIQUE INDEX letters_pkey ON notifications.letters USING btree (id)

planning.closing_values
  -- A frozen figure and the records it was reckoned from.
  closing_id uuid not null
  no integer not null
  indicator text not null
  filter jsonb not null default '{}'::jsonb
  reckoning text not null
  unit_code text not null
  target_id uuid
  value numeric
  numerator numeric
  denominator numeric
  origin text not null
  records jsonb not null default '[]'::jsonb
  closing_values_closing_id_fkey: FOREIGN KEY (closing_id) REFERENCES planning.closings(id)
  closing_values_origin_check: CHECK ((origin = ANY (ARRAY['records'::text, 'manual'::text, 'none'::text])))
  closing_values_pkey: PRIMARY KEY (closing_id, no)
  CREATE UNIQUE INDEX closing_values_pkey ON planning.closing_values USING btree (closing_id, no)

planning.closings
  -- Chốt số liệu: figures frozen at a date and signed; what changes later shows as a correction.
  id uuid not null
  province_code text not null
  commune_code text
  plan_id uuid
  title text not null
  from_on date not null
  to_on date not null
  status text not null default 'frozen'::text
  frozen_at timestamp with time zone not null default now()
  frozen_by uuid
  frozen_by_name text
  signed_at timestamp with time zone
  signed_by uuid
  signed_by_name text
  seal bytea not null  -- SHA-256 over the frozen values.
  is_demo boolean not null default false
  version integer not null default 1
  closings_check: CHECK ((to_on >= from_on))
  closings_check1: CHECK (((status = 'signed'::text) = (signed_at IS NOT NULL)))
  closings_pkey: PRIMARY KEY (id)
  closings_plan_id_fkey: FOREIGN KEY (plan_id) REFERENCES planning.plans(id)
  closings_status_check: CHECK ((status = ANY (ARRAY['frozen'::text, 'signed'::text])))
  CREATE INDEX closings_plan_id_idx ON planning.closings USING btree (plan_id)
  CREATE INDEX closings_province_code_to_on_id_idx ON planning.closings USING btree (province_code, to_on DESC, id)
  CREATE UNIQUE INDEX closings_pkey ON planning.closings USING btree (id)

planning.corrections
  -- A later correction of a frozen figure: the frozen one stays, this stands beside it.
  id uuid not null
  closing_id uuid not null
  no integer not null
  old_value numeric
  new_value numeric
  reason text not null
  corrected_by uuid
  corrected_by_name text
  corrected_at timestamp with time zone not null default now()
  corrections_closing_id_no_fkey: FOREIGN KEY (closing_id, no) REFERENCES planning.closing_values(closing_id, no)
  corrections_pkey: PRIMARY KEY (id)
  CREATE INDEX corrections_closing_id_no_corrected_at_idx ON planning.corrections USING btree (closing_id, no, corrected_at)
  CREATE UNIQUE INDEX corrections_pkey ON planning.corrections USING btree (id)

planning.craft_village_products
  -- Products that come from a craft village.
  village_id uuid not null
  product_id uuid not null
  created_at timestamp with time zone not null default now()
  craft_village_products_pkey: PRIMARY KEY (village_id, product_id)
  craft_village_products_product_id_fkey: FOREIGN KEY (product_id) REFERENCES products.products(id)
  craft_village_products_village_id_fkey: FOREIGN KEY (village_id) REFERENCES planning.craft_villages(id)
  CREATE UNIQUE INDEX craft_village_products_pkey ON planning.craft_village_products USING btree (village_id, product_id)

planning.craft_villages
  -- Làng nghề, nghề truyền thống of a province: share with an OCOP product.
  id uuid not null
  province_code text not null
  commune_code text
  name text not null
  kind text not null
  craft text
  decision_number text
  recognised_on date
  ended_on date
  source text
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  craft_villages_commune_code_check: CHECK ((commune_code ~ '^[0-9]{5}$'::text))
  craft_villages_kind_check: CHECK ((kind = ANY (ARRAY['craft_village'::text, 'traditional_craft'::text, 'traditional_craft_village'::text])))
  craft_villages_name_check: CHECK (((length(name) >= 2) AND (length(name) <= 200)))
  craft_villages_pkey: PRIMARY KEY (id)
  craft_villages_province_code_check: CHECK ((province_code ~ '^[0-9]{2}$'::text))
  CREATE INDEX craft_villages_province_code_name_id_idx ON planning.craft_villages USING btree (province_code, name, id)
  CREATE UNIQUE INDEX craft_villages_pkey ON planning.craft_villages USING btree (id)

planning.exports
  -- Exports of a producer by year and market, in US dollars.
  producer_id uuid not null
  year integer not null
  market text not null
  value_usd numeric(14,2) not null
  source text
  noted_by uuid
  noted_at timestamp with time zone not null default now()
  version integer not null default 1
  exports_pkey: PRIMARY KEY (producer_id, year, market)
  exports_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  exports_value_usd_check: CHECK ((value_usd >= (0)::numeric))
  CREATE UNIQUE INDEX exports_pkey ON planning.exports USING btree (producer_id, year, market)

planning.manual_values
  -- Figures told by a report or entered by hand where no records exist, with source and author; never mixed into recorded figures.
  id uuid not null
  indicator text not null
  filter jsonb not null default '{}'::jsonb
  province_code text not null
  era text not null default '2025'::text
  unit_level text not null
  unit_code text not null
  from_on date  -- Start of the period; null for a figure as it stood on to_on.
  to_on date not null
  value numeric not null
  source text not null
  source_link text
  file_id uuid
  note text
  entered_by uuid
  entered_by_name text
  entered_at timestamp with time zone not null default now()
  withdrawn_at timestamp with time zone
  withdrawn_by uuid
  withdrawn_reason text
  manual_values_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  manual_values_check1: CHECK (((from_on IS NULL) OR (from_on <= to_on)))
  manual_values_era_check: CHECK ((era = ANY (ARRAY['2025'::text, 'pre2025'::text])))
  manual_values_pkey: PRIMARY KEY (id)
  manual_values_unit_level_check: CHECK ((unit_level = ANY (ARRAY['nation'::text, 'province'::text, 'district'::text, 'commune'::text])))
  CREATE INDEX manual_values_era_unit_level_unit_code_to_on_idx ON planning.manual_values USING btree (era, unit_level, unit_code, to_on DESC) WHERE (withdrawn_at IS NULL)
  CREATE INDEX manual_values_province_code_indicator_to_on_idx ON planning.manual_values USING btree (province_code, indicator, to_on DESC) WHERE (withdrawn_at IS NULL)
  CREATE UNIQUE INDEX manual_values_pkey ON planning.manual_values USING btree (id)

planning.plan_budgets
  -- Money of a plan by year, source and purpose (codes of funding), in đồng.
  id uuid not null
  plan_id uuid not null
  year integer not null
  source text not null
  purpose text not null
  title text
  amount_vnd bigint not null
  version integer not null default 1
  plan_budgets_amount_vnd_check: CHECK ((amount_vnd >= 0))
  plan_budgets_pkey: PRIMARY KEY (id)
  plan_budgets_plan_id_fkey: FOREIGN KEY (plan_id) REFERENCES planning.plans(id)
  CREATE INDEX plan_budgets_plan_id_year_idx ON planning.plan_budgets USING btree (plan_id, year)
  CREATE UNIQUE INDEX plan_budgets_pkey ON planning.plan_budgets USING btree (id)

planning.plan_tasks
  -- Tasks of a plan; handing one out makes tasks of directives.
  id uuid not null
  plan_id uuid not null
  no integer not null
  title text not null
  required_result text
  lead text
  due_on date
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  plan_tasks_pkey: PRIMARY KEY (id)
  plan_tasks_plan_id_fkey: FOREIGN KEY (plan_id) REFERENCES planning.plans(id)
  plan_tasks_plan_id_no_key: UNIQUE (plan_id, no)
  plan_tasks_title_check: CHECK (((length(title) >= 2) AND (length(title) <= 300)))
  CREATE UNIQUE INDEX plan_tasks_pkey ON planning.plan_tasks USING btree (id)
  CREATE UNIQUE INDEX plan_tasks_plan_id_no_key ON planning.plan_tasks USING btree (plan_id, no)

planning.plans
  -- Yearly and multi-year plans of nation, province and commune, with the decision that issued them.
  id uuid not null
  level text not null
  province_code text not null
  commune_code text
  old_province_code text  -- Province before 1 July 2025 that a plan of that time was for: its figures are reckoned in the old boundaries.
  title text not null
  from_year integer not null
  to_year integer not null
  number text
  decided_on date
  basis text
  solutions text
  status text not null default 'draft'::text
  refusal_reason text
  parent_id uuid  -- Plan above whose targets were cascaded into this one.
  copied_from_id uuid
  replaced_by_id uuid
  file_id uuid
  source text
  is_demo boolean not null default false
  prepared_by uuid
  prepared_by_name text
  submitted_at timestamp with time zone
  approved_by uuid
  approved_by_name text
  approved_at timestamp with time zone
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  plans_check: CHECK ((to_year >= from_year))
  plans_check1: CHECK (((level = 'commune'::text) = (commune_code IS NOT NULL)))
  plans_check2: CHECK (((level = 'nation'::text) = (province_code = '00'::text)))
  plans_commune_code_check: CHECK ((commune_code ~ '^[0-9]{5}$'::text))
  plans_copied_from_id_fkey: FOREIGN KEY (copied_from_id) REFERENCES planning.plans(id)
  plans_from_year_check: CHECK (((from_year >= 2018) AND (from_year <= 2100)))
  plans_level_check: CHECK ((level = ANY (ARRAY['nation'::text, 'province'::text, 'commune'::text])))
  plans_old_province_code_check: CHECK ((old_province_code ~ '^[0-9]{2}$'::text))
  plans_parent_id_fkey: FOREIGN KEY (parent_id) REFERENCES planning.plans(id)
  plans_pkey: PRIMARY KEY (id)
  plans_province_code_check: CHECK ((province_code ~ '^[0-9]{2}$'::text))
  plans_replaced_by_id_fkey: FOREIGN KEY (replaced_by_id) REFERENCES planning.plans(id)
  plans_status_check: CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text, 'replaced'::text, 'dropped'::text])))
  plans_title_check: CHECK (((length(title) >= 2) AND (length(title) <= 250)))
  plans_to_year_check: CHECK (((to_year >= 2018) AND (to_year <= 2100)))
  CREATE INDEX plans_commune_code_from_year_idx ON planning.plans USING btree (commune_code, from_year DESC) WHERE (commune_code IS NOT NULL)
  CREATE INDEX plans_parent_id_idx ON planning.plans USING btree (parent_id)
  CREATE INDEX plans_province_code_from_year_id_idx ON planning.plans USING btree (province_code, from_year DESC, id)
  CREATE UNIQUE INDEX plans_pkey ON planning.plans USING btree (id)

planning.public_plans (view)
  -- Plans for reports.
  id uuid
  level text
  province_code text
  commune_code text  -- null unless of a commune
  title text
  from_year integer
  to_year integer
  number text  -- null before it is issued
  decided_on date  -- null before it is issued
  status text
  is_demo boolean
 SELECT id,
    level,
    province_code,
    commune_code,
    title,
    from_year,
    to_year,
    number,
    decided_on,
    status,
    is_demo
   FROM planning.plans p;

planning.target_shares
  -- How a target is shared out to the units below (provinces or communes); for indicators that add up the shares must reach the target.
  target_id uuid not null
  unit_code text not null
  low numeric not null
  note text
  target_shares_pkey: PRIMARY KEY (target_id, unit_code)
  target_shares_target_id_fkey: FOREIGN KEY (target_id) REFERENCES planning.targets(id)
  CREATE UNIQUE INDEX target_shares_pkey ON planning.target_shares USING btree (target_id, unit_code)

planning.targets
  -- Target of a plan for an indicator in a year, in the year (in_year) or as it stands at its end (at_end).
  id uuid not null
  plan_id uuid not null
  indicator text not null
  filter jsonb not null default '{}'::jsonb  -- Narrowing of the indicator, such as {"stars":[3,4]}; keys are defined with the indicator.
  year integer not null
  reckoning text not null
  comparison text not null default 'at_least'::text
  low numeric not null
  high numeric
  wording text  -- The plan's own words where they say more than the number.
  parent_target_id uuid
  position integer not null default 0
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  targets_check: CHECK (((comparison = 'range'::text) = (high IS NOT NULL)))
  targets_check1: CHECK (((high IS NULL) OR (high >= low)))
  targets_comparison_check: CHECK ((comparison = ANY (ARRAY['at_least'::text, 'at_most'::text, 'range'::text])))
  targets_parent_target_id_fkey: FOREIGN KEY (parent_target_id) REFERENCES planning.targets(id)
  targets_pkey: PRIMARY KEY (id)
  targets_plan_id_fkey: FOREIGN KEY (plan_id) REFERENCES planning.plans(id)
  targets_reckoning_check: CHECK ((reckoning = ANY (ARRAY['in_year'::text, 'at_end'::text])))
  CREATE INDEX targets_parent_target_id_idx ON planning.targets USING btree (parent_target_id)
  CREATE INDEX targets_plan_id_position_id_idx ON planning.targets USING btree (plan_id, "position", id)
  CREATE UNIQUE INDEX targets_pkey ON planning.targets USING btree (id)

planning.value_chains
  -- Value chains of producers; circular ones count for the target of the circular economy.
  id uuid not null
  province_code text not null
  producer_id uuid not null
  name text not null
  circular boolean not null default false
  description text
  since date not null
  ended_on date
  proof_file_id uuid
  source text
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  value_chains_pkey: PRIMARY KEY (id)
  value_chains_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  CREATE INDEX value_chains_province_code_since_id_idx ON planning.value_chains USING btree (province_code, since, id)
  CREATE UNIQUE INDEX value_chains_pkey ON planning.value_chains USING btree (id)

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

platform.imports
  -- One uploaded table of a register: its column mapping, dry run row by row, and how far it was taken over.
  id uuid not null
  register text not null  -- module.things, as the module names the register.
  province_code text not null
  unit_code text  -- null for a table of the province; else the commune whose table it is.
  parent_id text  -- null unless the register lies under a record: the class of an attendance list.
  file_name text not null
  file_id uuid  -- null where the file was not kept.
  head_row integer  -- null where it is searched anew; else row of the head in the file, from 0.
  mapping jsonb not null  -- Field to column heading; the next table of the same office starts from it.
  status text not null default 'uploaded'::text
  rows_total integer not null default 0
  rows_new integer not null default 0
  rows_known integer not null default 0
  rows_faulty integer not null default 0
  rows_taken integer not null default 0  -- New rows gone through so far, in the order of the sheet; a run that was cut off goes on after them.
  report jsonb not null
  taken jsonb not null  -- Counts by name of what the register wrote.
  run_id uuid  -- null until work on it was queued; progress in platform.job_runs.
  created_by uuid not null
  created_at timestamp with time zone not null default now()
  finished_at timestamp with time zone  -- null until taken over.
  version integer not null default 1
  imports_pkey: PRIMARY KEY (id)
  imports_register_check: CHECK ((register ~ '^[a-z]+\.[a-z-]+$'::text))
  imports_status_check: CHECK ((status = ANY (ARRAY['uploaded'::text, 'checking'::text, 'checked'::text, 'running'::text, 'done'::text, 'failed'::text, 'dropped'::text])))
  CREATE INDEX imports_register_province_code_id_idx ON platform.imports USING btree (register, province_code, id DESC)
  CREATE UNIQUE INDEX imports_pkey ON platform.imports USING btree (id)

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
  old_province_code text  -- Province before 1 July 2025 where a record of that time tells it; null for producers registered since.
  producers_commune_code_check: CHECK ((commune_code ~ '^[0-9]{5}$'::text))
  producers_kind_check: CHECK ((kind = ANY (ARRAY['cooperative'::text, 'cooperative_group'::text, 'enterprise'::text, 'farm'::text, 'household'::text, 'association'::text, 'tourism_centre'::text, 'facility'::text, 'unknown'::text])))
  producers_name_check: CHECK (((length(name) >= 2) AND (length(name) <= 200)))
  producers_old_commune_code_check: CHECK ((old_commune_code ~ '^[0-9]{5}$'::text))
  producers_old_province_code_check: CHECK ((old_province_code ~ '^[0-9]{2}$'::text))
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

producers.public_leadership (view)
  -- Who leads a producer, for counting only (criterion 3.2); no person, never shown for one producer in public.
  producer_id uuid
  valid_from date
  valid_to date  -- null while in office
  woman_led boolean
  minority_led boolean
  disability_led boolean
 SELECT producer_id,
    valid_from,
    valid_to,
    COALESCE(sex = 'female'::text, false) AS woman_led,
    COALESCE(ethnicity IS NOT NULL AND fold_vi(ethnicity) <> 'kinh'::text, false) AS minority_led,
    COALESCE(has_disability, false) AS disability_led
   FROM producers.representatives r;

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
  old_province_code text  -- null for producers registered since 1 July 2025
  created_at timestamp with time zone
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
    founded_on,
    old_province_code,
    created_at
   FROM producers.producers p;

producers.public_workforces (view)
  -- Workers and business result by year, for the programme's figures; money in triệu đồng.
  producer_id uuid
  year integer
  workers integer
  local_workers integer
  female_workers integer  -- null where not told
  revenue_million numeric(14,2)  -- null where not told
  profit_million numeric(14,2)  -- null where not told
 SELECT producer_id,
    year,
    workers,
    local_workers,
    female_workers,
    revenue_million,
    profit_million
   FROM producers.workforces w;

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

promotion.booths
  -- Booths on the floor plan, in squares of its grid.
  id uuid not null
  event_id uuid not null
  code text not null
  x integer not null
  y integer not null
  width integer not null default 1
  height integer not null default 1
  kind text not null default 'booth'::text
  price_vnd bigint
  booths_event_id_code_key: UNIQUE (event_id, code)
  booths_event_id_fkey: FOREIGN KEY (event_id) REFERENCES promotion.events(id)
  booths_height_check: CHECK (((height >= 1) AND (height <= 20)))
  booths_kind_check: CHECK ((kind = ANY (ARRAY['booth'::text, 'stage'::text, 'entrance'::text, 'office'::text])))
  booths_pkey: PRIMARY KEY (id)
  booths_price_vnd_check: CHECK ((price_vnd >= 0))
  booths_width_check: CHECK (((width >= 1) AND (width <= 20)))
  booths_x_check: CHECK ((x >= 1))
  booths_y_check: CHECK ((y >= 1))
  CREATE UNIQUE INDEX booths_event_id_code_key ON promotion.booths USING btree (event_id, code)
  CREATE UNIQUE INDEX booths_pkey ON promotion.booths USING btree (id)

promotion.channels
  -- Supermarkets, exchanges, OCOP shops and other places of sale.
  id uuid not null
  province_code text not null
  kind text not null
  name text not null
  modern boolean not null default false  -- Kênh bán hàng hiện đại, as the targets count it.
  sale_point boolean not null default false  -- Điểm giới thiệu và bán sản phẩm OCOP.
  commune_code text
  address text
  website text
  contact text
  phone text
  opened_on date
  closed_on date
  note text
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  search_text text generated fold_vi(((name || ' '::text) || COALESCE(address, ''::text)))
  channels_commune_code_check: CHECK ((commune_code ~ '^[0-9]{5}$'::text))
  channels_kind_check: CHECK ((kind = ANY (ARRAY['supermarket'::text, 'convenience'::text, 'exchange'::text, 'wholesale'::text, 'shop_chain'::text, 'export'::text, 'ocop_shop'::text, 'rest_stop'::text, 'tourism_site'::text, 'hotel'::text, 'other'::text])))
  channels_name_check: CHECK (((length(name) >= 2) AND (length(name) <= 200)))
  channels_pkey: PRIMARY KEY (id)
  CREATE INDEX channels_province_code_kind_name_id_idx ON promotion.channels USING btree (province_code, kind, name, id)
  CREATE INDEX channels_search ON promotion.channels USING gin (search_text gin_trgm_ops)
  CREATE UNIQUE INDEX channels_pkey ON promotion.channels USING btree (id)

promotion.events
  -- Hội chợ, diễn đàn, kết nối cung cầu, phiên livestream in and outside the province.
  id uuid not null
  province_code text not null
  commune_code text
  kind text not null
  title text not null
  slug text not null
  organiser text
  place text
  place_province_code text
  abroad text
  starts_on date not null
  ends_on date not null
  register_by date
  plan_number text
  description text
  planned_cost_vnd bigint
  spent_vnd bigint
  booths_rented integer
  floor_columns integer not null default 12
  floor_rows integer not null default 8
  invitation_rule jsonb not null default '{}'::jsonb
  status text not null default 'planned'::text
  announced_at timestamp with time zone  -- When invitations opened: from then on the public page shows the event.
  cancel_reason text
  summary text
  reported_recognised integer  -- Producers with recognised products as an old report counts them, where it names none.
  reported_potential integer  -- Producers with potential products as an old report counts them.
  reported_total integer  -- Producers and firms as an old report counts them, without saying which are recognised.
  source text
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  closed_at timestamp with time zone
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  search_text text generated fold_vi(((title || ' '::text) || COALESCE(place, ''::text)))
  events_booths_rented_check: CHECK ((booths_rented >= 0))
  events_check: CHECK ((ends_on >= starts_on))
  events_commune_code_check: CHECK ((commune_code ~ '^[0-9]{5}$'::text))
  events_floor_columns_check: CHECK (((floor_columns >= 1) AND (floor_columns <= 60)))
  events_floor_rows_check: CHECK (((floor_rows >= 1) AND (floor_rows <= 60)))
  events_kind_check: CHECK ((kind = ANY (ARRAY['fair'::text, 'forum'::text, 'supply_demand'::text, 'livestream'::text, 'exhibition'::text, 'festival'::text, 'other'::text])))
  events_pkey: PRIMARY KEY (id)
  events_place_province_code_check: CHECK ((place_province_code ~ '^[0-9]{2}$'::text))
  events_planned_cost_vnd_check: CHECK ((planned_cost_vnd >= 0))
  events_province_code_check: CHECK ((province_code ~ '^[0-9]{2}$'::text))
  events_reported_potential_check: CHECK ((reported_potential >= 0))
  events_reported_recognised_check: CHECK ((reported_recognised >= 0))
  events_reported_total_check: CHECK ((reported_total >= 0))
  events_slug_key: UNIQUE (slug)
  events_spent_vnd_check: CHECK ((spent_vnd >= 0))
  events_status_check: CHECK ((status = ANY (ARRAY['planned'::text, 'inviting'::text, 'running'::text, 'closed'::text, 'cancelled'::text])))
  events_title_check: CHECK (((length(title) >= 2) AND (length(title) <= 250)))
  CREATE INDEX events_province_code_starts_on_id_idx ON promotion.events USING btree (province_code, starts_on DESC, id)
  CREATE INDEX events_search ON promotion.events USING gin (search_text gin_trgm_ops)
  CREATE INDEX events_starts_on_id_idx ON promotion.events USING btree (starts_on, id) WHERE (announced_at IS NOT NULL)
  CREATE UNIQUE INDEX events_pkey ON promotion.events USING btree (id)
  CREATE UNIQUE INDEX events_slug_key ON promotion.events USING btree (slug)

promotion.listings
  -- A producer's products in a channel, with the dates of the contract.
  id uuid not null
  channel_id uuid not null
  province_code text not null
  producer_id uuid not null
  product_id uuid
  contract_number text
  from_on date not null
  to_on date
  ended_on date
  end_reason text
  discount_percent numeric(5,2)
  yearly_revenue_vnd bigint
  note text
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  listings_channel_id_fkey: FOREIGN KEY (channel_id) REFERENCES promotion.channels(id)
  listings_check: CHECK (((to_on IS NULL) OR (to_on >= from_on)))
  listings_discount_percent_check: CHECK (((discount_percent >= (0)::numeric) AND (discount_percent <= (100)::numeric)))
  listings_pkey: PRIMARY KEY (id)
  listings_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  listings_product_id_fkey: FOREIGN KEY (product_id) REFERENCES products.products(id)
  listings_yearly_revenue_vnd_check: CHECK ((yearly_revenue_vnd >= 0))
  CREATE INDEX listings_channel_id_idx ON promotion.listings USING btree (channel_id)
  CREATE INDEX listings_producer_id_from_on_idx ON promotion.listings USING btree (producer_id, from_on DESC)
  CREATE INDEX listings_province_code_from_on_idx ON promotion.listings USING btree (province_code, from_on)
  CREATE INDEX listings_province_code_to_on_idx ON promotion.listings USING btree (province_code, to_on) WHERE ((ended_on IS NULL) AND (to_on IS NOT NULL))
  CREATE UNIQUE INDEX listings_pkey ON promotion.listings USING btree (id)

promotion.participations
  -- A producer at an event, from invitation to having been there.
  id uuid not null
  event_id uuid not null
  province_code text not null
  producer_id uuid
  producer_name text not null  -- Name on the day; producer_id is null where an old report tells only the name.
  potential boolean not null default false  -- Took part with products that were not recognised yet.
  status text not null
  booth_id uuid
  contact_name text
  contact_phone text
  wish text
  note text
  invited_at timestamp with time zone
  answered_at timestamp with time zone
  is_demo boolean not null default false
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  participations_booth_id_fkey: FOREIGN KEY (booth_id) REFERENCES promotion.booths(id)
  participations_event_id_fkey: FOREIGN KEY (event_id) REFERENCES promotion.events(id)
  participations_pkey: PRIMARY KEY (id)
  participations_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  participations_status_check: CHECK ((status = ANY (ARRAY['invited'::text, 'registered'::text, 'confirmed'::text, 'declined'::text, 'attended'::text, 'absent'::text])))
  CREATE INDEX participations_event_id_status_idx ON promotion.participations USING btree (event_id, status)
  CREATE INDEX participations_producer_id_idx ON promotion.participations USING btree (producer_id) WHERE (producer_id IS NOT NULL)
  CREATE UNIQUE INDEX participations_once ON promotion.participations USING btree (event_id, producer_id) WHERE (producer_id IS NOT NULL)
  CREATE UNIQUE INDEX participations_pkey ON promotion.participations USING btree (id)

promotion.public_channels (view)
  -- Channels and sale points.
  id uuid
  province_code text
  kind text
  name text
  modern boolean
  sale_point boolean
  commune_code text  -- null where unknown
  opened_on date  -- null where unknown
  closed_on date  -- null while open
  created_at timestamp with time zone
  is_demo boolean
 SELECT id,
    province_code,
    kind,
    name,
    modern,
    sale_point,
    commune_code,
    opened_on,
    closed_on,
    created_at,
    is_demo
   FROM promotion.channels c;

promotion.public_events (view)
  -- Events for plans, money and reports.
  id uuid
  province_code text
  commune_code text  -- null for events of the province
  kind text
  title text
  place text  -- null where unknown
  place_province_code text  -- null abroad or on line
  abroad text  -- null inside the country
  starts_on date
  ends_on date
  status text
  booths_rented integer  -- null where not told
  planned_cost_vnd bigint  -- null where not planned
  spent_vnd bigint  -- null where not told
  reported_recognised integer  -- null where producers are named
  reported_potential integer  -- null where producers are named
  reported_total integer  -- null where producers are named
  source text  -- null when entered here
  is_demo boolean
 SELECT id,
    province_code,
    commune_code,
    kind,
    title,
    place,
    place_province_code,
    abroad,
    starts_on,
    ends_on,
    status,
    booths_rented,
    planned_cost_vnd,
    spent_vnd,
    reported_recognised,
    reported_potential,
    reported_total,
    source,
    is_demo
   FROM promotion.events e;

promotion.public_listings (view)
  -- Products in channels with the dates of their contracts.
  id uuid
  channel_id uuid
  province_code text
  producer_id uuid
  product_id uuid  -- null when for the whole range
  from_on date
  to_on date  -- null when open-ended
  ended_on date  -- null while it runs
  yearly_revenue_vnd bigint  -- null where not told
  channel_kind text
  channel_name text
  modern boolean
  sale_point boolean
  is_demo boolean
 SELECT l.id,
    l.channel_id,
    l.province_code,
    l.producer_id,
    l.product_id,
    l.from_on,
    l.to_on,
    l.ended_on,
    l.yearly_revenue_vnd,
    c.kind AS channel_kind,
    c.name AS channel_name,
    c.modern,
    c.sale_point,
    l.is_demo
   FROM promotion.listings l
     JOIN promotion.channels c ON c.id = l.channel_id;

promotion.public_participations (view)
  -- Who took part in what.
  id uuid
  event_id uuid
  province_code text
  producer_id uuid  -- null where only the name is known
  producer_name text
  potential boolean
  status text
  starts_on date
  ends_on date
  event_kind text
  event_title text
  place_province_code text  -- null abroad or on line
  is_demo boolean
 SELECT p.id,
    p.event_id,
    p.province_code,
    p.producer_id,
    p.producer_name,
    p.potential,
    p.status,
    e.starts_on,
    e.ends_on,
    e.kind AS event_kind,
    e.title AS event_title,
    e.place_province_code,
    p.is_demo
   FROM promotion.participations p
     JOIN promotion.events e ON e.id = p.event_id;

promotion.public_results (view)
  -- Sales and contracts of events, in đồng.
  id uuid
  event_id uuid
  participation_id uuid  -- null for the event as a whole
  province_code text
  kind text
  happened_on date
  amount_vnd bigint  -- null for contacts
  is_demo boolean
 SELECT id,
    event_id,
    participation_id,
    province_code,
    kind,
    happened_on,
    amount_vnd,
    is_demo
   FROM promotion.results r
  WHERE withdrawn_at IS NULL;

promotion.results
  -- What came of it: sales, contracts, agreements and contacts, noted on the phone during the event; a mistake is withdrawn with its reason.
  id uuid not null
  event_id uuid not null
  participation_id uuid
  province_code text not null
  kind text not null
  happened_on date not null
  amount_vnd bigint
  partner text
  note text
  noted_by uuid
  noted_by_name text
  noted_at timestamp with time zone not null default now()
  withdrawn_at timestamp with time zone
  withdrawn_reason text
  is_demo boolean not null default false
  results_amount_vnd_check: CHECK ((amount_vnd >= 0))
  results_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  results_event_id_fkey: FOREIGN KEY (event_id) REFERENCES promotion.events(id)
  results_kind_check: CHECK ((kind = ANY (ARRAY['sale'::text, 'contract'::text, 'agreement'::text, 'contact'::text])))
  results_participation_id_fkey: FOREIGN KEY (participation_id) REFERENCES promotion.participations(id)
  results_pkey: PRIMARY KEY (id)
  CREATE INDEX results_event_id_noted_at_idx ON promotion.results USING btree (event_id, noted_at DESC)
  CREATE INDEX results_participation_id_idx ON promotion.results USING btree (participation_id) WHERE (participation_id IS NOT NULL)
  CREATE INDEX results_province_code_happened_on_idx ON promotion.results USING btree (province_code, happened_on)
  CREATE UNIQUE INDEX results_pkey ON promotion.results USING btree (id)

promotion.shown_products
  -- Products shown at an event with their star on that day.
  participation_id uuid not null
  no integer not null
  product_id uuid
  name text not null
  star integer
  shown_products_participation_id_fkey: FOREIGN KEY (participation_id) REFERENCES promotion.participations(id)
  shown_products_pkey: PRIMARY KEY (participation_id, no)
  shown_products_product_id_fkey: FOREIGN KEY (product_id) REFERENCES products.products(id)
  shown_products_star_check: CHECK (((star >= 3) AND (star <= 5)))
  CREATE UNIQUE INDEX shown_products_pkey ON promotion.shown_products USING btree (participation_id, no)

reporting.exports
  -- Exports to the ministry's data structure with their validation report.
  id uuid not null
  standard text not null
  province_code text not null
  as_of date not null
  status text not null default 'waiting'::text
  run_id uuid
  rows_total integer
  faults integer
  report jsonb
  xlsx_file_id uuid
  csv_file_id uuid
  json_file_id uuid
  requested_by uuid
  requested_by_name text
  requested_at timestamp with time zone not null default now()
  finished_at timestamp with time zone
  failure text  -- What went wrong, for the office to read.
  is_demo boolean not null default false
  snapshot_sha256 text  -- The exported tables as JSON, kept among the files under this hash.
  exports_pkey: PRIMARY KEY (id)
  exports_standard_check: CHECK ((standard = ANY (ARRAY['qd5277'::text, 'qd5333'::text])))
  exports_status_check: CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
  CREATE INDEX exports_province_code_requested_at_id_idx ON reporting.exports USING btree (province_code, requested_at DESC, id)
  CREATE UNIQUE INDEX exports_pkey ON reporting.exports USING btree (id)

reporting.ministry_keys
  -- Stable numbers of products and producers in exports to the ministry; never used again for another record.
  key integer not null
  kind text not null
  record_id uuid not null
  given_at timestamp with time zone not null default now()
  ministry_keys_kind_check: CHECK ((kind = ANY (ARRAY['product'::text, 'producer'::text])))
  ministry_keys_kind_record_id_key: UNIQUE (kind, record_id)
  ministry_keys_pkey: PRIMARY KEY (key)
  CREATE UNIQUE INDEX ministry_keys_kind_record_id_key ON reporting.ministry_keys USING btree (kind, record_id)
  CREATE UNIQUE INDEX ministry_keys_pkey ON reporting.ministry_keys USING btree (key)

reporting.report_sections
  -- A section's text as it writes itself from the figures, and as edited; the edit is kept when figures are reckoned anew.
  report_id uuid not null
  key text not null
  position integer not null
  title text not null
  written text not null
  edited text
  edited_by uuid
  edited_by_name text
  edited_at timestamp with time zone
  report_sections_pkey: PRIMARY KEY (report_id, key)
  report_sections_report_id_fkey: FOREIGN KEY (report_id) REFERENCES reporting.reports(id)
  CREATE UNIQUE INDEX report_sections_pkey ON reporting.report_sections USING btree (report_id, key)

reporting.reports
  -- Monthly, quarterly and yearly reports: figures as reckoned at figures_at, text by section in report_sections.
  id uuid not null
  level text not null
  province_code text not null
  commune_code text
  kind text not null
  year integer not null
  period_no integer not null default 1
  from_on date not null
  to_on date not null
  title text not null
  recipient text
  number text
  signed_on date
  signer_name text
  signer_title text
  status text not null default 'draft'::text
  figures jsonb not null
  figures_at timestamp with time zone not null
  is_demo boolean not null default false
  created_by uuid
  created_by_name text
  created_at timestamp with time zone not null default now()
  finished_by uuid
  finished_by_name text
  finished_at timestamp with time zone
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  edition integer not null default 1  -- A finished report is never changed: it is opened again as the next edition.
  replaces_id uuid  -- The finished report that this edition takes the place of.
  reports_check: CHECK (((level = 'commune'::text) = (commune_code IS NOT NULL)))
  reports_check1: CHECK (((status = 'final'::text) = (finished_at IS NOT NULL)))
  reports_commune_code_check: CHECK ((commune_code ~ '^[0-9]{5}$'::text))
  reports_edition_check: CHECK ((edition >= 1))
  reports_kind_check: CHECK ((kind = ANY (ARRAY['month'::text, 'quarter'::text, 'half_year'::text, 'year'::text])))
  reports_level_check: CHECK ((level = ANY (ARRAY['nation'::text, 'province'::text, 'commune'::text])))
  reports_period_no_check: CHECK (((period_no >= 1) AND (period_no <= 12)))
  reports_pkey: PRIMARY KEY (id)
  reports_province_code_check: CHECK ((province_code ~ '^[0-9]{2}$'::text))
  reports_replaces_id_fkey: FOREIGN KEY (replaces_id) REFERENCES reporting.reports(id)
  reports_status_check: CHECK ((status = ANY (ARRAY['draft'::text, 'final'::text, 'dropped'::text])))
  reports_year_check: CHECK (((year >= 2018) AND (year <= 2100)))
  CREATE INDEX reports_commune_code_year_idx ON reporting.reports USING btree (commune_code, year DESC) WHERE (commune_code IS NOT NULL)
  CREATE INDEX reports_province_code_year_id_idx ON reporting.reports USING btree (province_code, year DESC, id)
  CREATE UNIQUE INDEX reports_one_next_edition ON reporting.reports USING btree (replaces_id) WHERE (status <> 'dropped'::text)
  CREATE UNIQUE INDEX reports_pkey ON reporting.reports USING btree (id)

reporting.schedules
  -- Reports that are made and mailed by themselves; a draft for the office, never signed.
  id uuid not null
  level text not null
  province_code text not null
  commune_code text
  kind text not null
  recipients text[] not null
  send_day integer not null default 5
  next_on date not null
  last_sent_on date
  stopped_at timestamp with time zone
  created_by uuid
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  is_demo boolean not null default false
  created_by_name text
  schedules_kind_check: CHECK ((kind = ANY (ARRAY['month'::text, 'quarter'::text, 'half_year'::text, 'year'::text])))
  schedules_level_check: CHECK ((level = ANY (ARRAY['nation'::text, 'province'::text, 'commune'::text])))
  schedules_pkey: PRIMARY KEY (id)
  schedules_send_day_check: CHECK (((send_day >= 1) AND (send_day <= 28)))
  CREATE INDEX schedules_next_on_idx ON reporting.schedules USING btree (next_on) WHERE (stopped_at IS NULL)
  CREATE UNIQUE INDEX schedules_pkey ON reporting.schedules USING btree (id)

support.design_files
  -- What the centre hands over to the producer when the work is done.
  id uuid not null
  project_id uuid not null
  file_id uuid not null
  caption text
  added_by uuid
  added_at timestamp with time zone not null default now()
  design_files_pkey: PRIMARY KEY (id)
  design_files_project_id_fkey: FOREIGN KEY (project_id) REFERENCES support.design_projects(id)
  CREATE INDEX design_files_project_id_idx ON support.design_files USING btree (project_id)
  CREATE UNIQUE INDEX design_files_pkey ON support.design_files USING btree (id)

support.design_projects
  -- A job of the creative design and development centre: brief, proposals with versions, choice, files.
  id uuid not null
  province_code text not null
  request_id uuid
  producer_id uuid
  product_id uuid
  title text not null
  brief text not null
  audience text
  must_have text
  due_on date
  status text not null default 'open'::text
  chosen_proposal_id uuid
  choice_reason text
  chosen_at timestamp with time zone
  chosen_by uuid
  chosen_by_name text
  handed_over_on date
  stopped_reason text
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  search_text text generated fold_vi(title)
  design_projects_pkey: PRIMARY KEY (id)
  design_projects_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  design_projects_product_id_fkey: FOREIGN KEY (product_id) REFERENCES products.products(id)
  design_projects_request_id_fkey: FOREIGN KEY (request_id) REFERENCES support.requests(id)
  design_projects_status_check: CHECK ((status = ANY (ARRAY['open'::text, 'choosing'::text, 'chosen'::text, 'handed_over'::text, 'stopped'::text])))
  design_projects_title_check: CHECK (((length(title) >= 2) AND (length(title) <= 200)))
  CREATE INDEX design_projects_producer_id_idx ON support.design_projects USING btree (producer_id) WHERE (producer_id IS NOT NULL)
  CREATE INDEX design_projects_province_code_status_created_at_id_idx ON support.design_projects USING btree (province_code, status, created_at DESC, id)
  CREATE UNIQUE INDEX design_projects_pkey ON support.design_projects USING btree (id)
  CREATE UNIQUE INDEX design_projects_request_id_idx ON support.design_projects USING btree (request_id) WHERE ((request_id IS NOT NULL) AND (status <> 'stopped'::text))

support.design_proposals
  -- Proposal no of a designer in its versions; an earlier version stays.
  id uuid not null
  project_id uuid not null
  consultant_id uuid
  designer text not null
  no integer not null
  version_no integer not null default 1
  idea text not null
  price_vnd bigint
  file_id uuid
  preview_file_id uuid
  feedback text
  feedback_by_name text
  feedback_at timestamp with time zone
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  design_proposals_consultant_id_fkey: FOREIGN KEY (consultant_id) REFERENCES consultants.consultants(id)
  design_proposals_pkey: PRIMARY KEY (id)
  design_proposals_price_vnd_check: CHECK ((price_vnd >= 0))
  design_proposals_project_id_fkey: FOREIGN KEY (project_id) REFERENCES support.design_projects(id)
  design_proposals_project_id_no_version_no_key: UNIQUE (project_id, no, version_no)
  CREATE UNIQUE INDEX design_proposals_pkey ON support.design_proposals USING btree (id)
  CREATE UNIQUE INDEX design_proposals_project_id_no_version_no_key ON support.design_proposals USING btree (project_id, no, version_no)

support.ip_rights
  -- Register of intellectual property of a province: collective and certification marks, geographical indications, trademarks, designs.
  id uuid not null
  province_code text not null
  kind text not null
  name text not null
  owner text not null
  application_number text
  filed_on date
  registration_number text
  granted_on date
  expires_on date
  status text not null default 'filed'::text
  goods text
  area text
  commune_codes text[] not null default '{}'::text[]
  file_id uuid
  source text
  note text
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  search_text text generated fold_vi(((name || ' '::text) || owner))
  ip_rights_kind_check: CHECK ((kind = ANY (ARRAY['collective_mark'::text, 'certification_mark'::text, 'gi'::text, 'trademark'::text, 'industrial_design'::text, 'patent'::text, 'copyright'::text])))
  ip_rights_name_check: CHECK (((length(name) >= 2) AND (length(name) <= 200)))
  ip_rights_pkey: PRIMARY KEY (id)
  ip_rights_status_check: CHECK ((status = ANY (ARRAY['preparing'::text, 'filed'::text, 'granted'::text, 'refused'::text, 'expired'::text])))
  CREATE INDEX ip_rights_commune_codes_idx ON support.ip_rights USING gin (commune_codes)
  CREATE INDEX ip_rights_province_code_search_text_id_idx ON support.ip_rights USING btree (province_code, search_text, id)
  CREATE INDEX ip_rights_search ON support.ip_rights USING gin (search_text gin_trgm_ops)
  CREATE UNIQUE INDEX ip_rights_pkey ON support.ip_rights USING btree (id)

support.ip_users
  -- Producers permitted to use a common mark or indication; a permission that ended stays.
  id uuid not null
  ip_right_id uuid not null
  producer_id uuid not null
  permitted_on date
  permit_number text
  ended_on date
  created_by uuid
  created_at timestamp with time zone not null default now()
  ip_users_check: CHECK (((ended_on IS NULL) OR (permitted_on IS NULL) OR (ended_on >= permitted_on)))
  ip_users_ip_right_id_fkey: FOREIGN KEY (ip_right_id) REFERENCES support.ip_rights(id)
  ip_users_pkey: PRIMARY KEY (id)
  ip_users_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  CREATE INDEX ip_users_producer_id_idx ON support.ip_users USING btree (producer_id)
  CREATE UNIQUE INDEX ip_users_ip_right_id_producer_id_idx ON support.ip_users USING btree (ip_right_id, producer_id) WHERE (ended_on IS NULL)
  CREATE UNIQUE INDEX ip_users_pkey ON support.ip_users USING btree (id)

support.public_requests (view)
  -- Support requests for plans, money and reports.
  id uuid
  province_code text
  commune_code text  -- null where unknown
  number text
  year integer
  producer_id uuid
  product_id uuid  -- null when for the producer as a whole
  kind text
  title text
  status text
  consultant_id uuid  -- null before one is chosen
  budget_vnd bigint  -- null before a budget
  contract_value_vnd bigint  -- null before a contract
  due_on date  -- null before a contract
  completed_on date  -- null before acceptance
  created_at timestamp with time zone
  is_demo boolean
 SELECT id,
    province_code,
    commune_code,
    number,
    year,
    producer_id,
    product_id,
    kind,
    title,
    status,
    consultant_id,
    budget_vnd,
    contract_value_vnd,
    due_on,
    completed_on,
    created_at,
    is_demo
   FROM support.requests r;

support.request_counters
  -- Last number given to a support request of a province in a year.
  province_code text not null
  year integer not null
  last integer not null
  request_counters_pkey: PRIMARY KEY (province_code, year)
  CREATE UNIQUE INDEX request_counters_pkey ON support.request_counters USING btree (province_code, year)

support.request_files
  -- Papers and pictures of a request: contract, before, after, acceptance.
  id uuid not null
  request_id uuid not null
  role text not null
  file_id uuid not null
  caption text
  added_by uuid
  added_at timestamp with time zone not null default now()
  removed_at timestamp with time zone
  request_files_pkey: PRIMARY KEY (id)
  request_files_request_id_fkey: FOREIGN KEY (request_id) REFERENCES support.requests(id)
  request_files_role_check: CHECK ((role = ANY (ARRAY['brief'::text, 'contract'::text, 'before'::text, 'after'::text, 'acceptance'::text, 'other'::text])))
  CREATE INDEX request_files_request_id_idx ON support.request_files USING btree (request_id)
  CREATE UNIQUE INDEX request_files_pkey ON support.request_files USING btree (id)

support.request_moves
  -- The timeline of a request.
  id uuid not null
  request_id uuid not null
  from_status text
  to_status text not null
  note text
  moved_by uuid
  moved_by_name text
  on_behalf_of text
  moved_at timestamp with time zone not null default now()
  request_moves_pkey: PRIMARY KEY (id)
  request_moves_request_id_fkey: FOREIGN KEY (request_id) REFERENCES support.requests(id)
  CREATE INDEX request_moves_request_id_moved_at_idx ON support.request_moves USING btree (request_id, moved_at)
  CREATE UNIQUE INDEX request_moves_pkey ON support.request_moves USING btree (id)

support.requests
  -- What a producer asks help for, from the request to acceptance with pictures before and after; money in đồng.
  id uuid not null
  province_code text not null
  commune_code text
  number text not null
  year integer not null
  producer_id uuid not null
  product_id uuid
  kind text not null
  title text not null
  need text not null
  wanted_by date
  status text not null default 'submitted'::text
  decline_reason text
  consultant_id uuid
  budget_vnd bigint
  budget_source text
  own_share_vnd bigint
  contract_number text
  contract_on date
  contract_value_vnd bigint
  due_on date
  delivered_on date
  completed_on date
  result text
  rating integer
  rating_note text
  submitted_by uuid
  on_behalf_of text
  handled_by uuid
  source text
  is_demo boolean not null default false
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  search_text text generated fold_vi(title)
  requests_budget_vnd_check: CHECK ((budget_vnd >= 0))
  requests_commune_code_check: CHECK ((commune_code ~ '^[0-9]{5}$'::text))
  requests_consultant_id_fkey: FOREIGN KEY (consultant_id) REFERENCES consultants.consultants(id)
  requests_contract_value_vnd_check: CHECK ((contract_value_vnd >= 0))
  requests_kind_check: CHECK ((kind = ANY (ARRAY['packaging'::text, 'label'::text, 'story'::text, 'business_plan'::text, 'traceability'::text, 'website'::text, 'barcode'::text, 'trademark'::text, 'gi'::text, 'design_protection'::text, 'testing'::text, 'certification'::text, 'machinery'::text, 'digital_sales'::text, 'other'::text])))
  requests_own_share_vnd_check: CHECK ((own_share_vnd >= 0))
  requests_pkey: PRIMARY KEY (id)
  requests_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  requests_product_id_fkey: FOREIGN KEY (product_id) REFERENCES products.products(id)
  requests_province_code_check: CHECK ((province_code ~ '^[0-9]{2}$'::text))
  requests_province_code_year_number_key: UNIQUE (province_code, year, number)
  requests_rating_check: CHECK (((rating >= 1) AND (rating <= 5)))
  requests_status_check: CHECK ((status = ANY (ARRAY['submitted'::text, 'accepted'::text, 'declined'::text, 'contracted'::text, 'delivered'::text, 'completed'::text, 'withdrawn'::text])))
  requests_title_check: CHECK (((length(title) >= 2) AND (length(title) <= 200)))
  CREATE INDEX requests_commune_code_created_at_idx ON support.requests USING btree (commune_code, created_at DESC)
  CREATE INDEX requests_due_on_idx ON support.requests USING btree (due_on) WHERE (status = 'contracted'::text)
  CREATE INDEX requests_producer_id_created_at_idx ON support.requests USING btree (producer_id, created_at DESC)
  CREATE INDEX requests_province_code_status_created_at_id_idx ON support.requests USING btree (province_code, status, created_at, id)
  CREATE INDEX requests_province_code_year_kind_idx ON support.requests USING btree (province_code, year, kind)
  CREATE INDEX requests_search ON support.requests USING gin (search_text gin_trgm_ops)
  CREATE UNIQUE INDEX requests_pkey ON support.requests USING btree (id)
  CREATE UNIQUE INDEX requests_province_code_year_number_key ON support.requests USING btree (province_code, year, number)

support.startup_steps
  -- When a team reached which stage.
  id uuid not null
  startup_id uuid not null
  stage text not null
  note text
  stepped_by uuid
  stepped_by_name text
  stepped_at timestamp with time zone not null default now()
  startup_steps_pkey: PRIMARY KEY (id)
  startup_steps_startup_id_fkey: FOREIGN KEY (startup_id) REFERENCES support.startups(id)
  CREATE INDEX startup_steps_startup_id_stepped_at_idx ON support.startup_steps USING btree (startup_id, stepped_at)
  CREATE UNIQUE INDEX startup_steps_pkey ON support.startup_steps USING btree (id)

support.startups
  -- Start-up programme of the centre: a team from application to its own producer.
  id uuid not null
  province_code text not null
  commune_code text
  team text not null
  leader_name text
  idea text not null
  cohort_year integer not null
  stage text not null default 'applied'::text
  mentor_id uuid
  producer_id uuid
  note text
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  search_text text generated fold_vi(((team || ' '::text) || idea))
  startups_mentor_id_fkey: FOREIGN KEY (mentor_id) REFERENCES consultants.consultants(id)
  startups_pkey: PRIMARY KEY (id)
  startups_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  startups_stage_check: CHECK ((stage = ANY (ARRAY['applied'::text, 'admitted'::text, 'prototype'::text, 'market'::text, 'graduated'::text, 'left'::text])))
  CREATE INDEX startups_commune_code_cohort_year_idx ON support.startups USING btree (commune_code, cohort_year DESC)
  CREATE INDEX startups_province_code_cohort_year_id_idx ON support.startups USING btree (province_code, cohort_year DESC, id)
  CREATE UNIQUE INDEX startups_pkey ON support.startups USING btree (id)

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

training.attendance_papers
  -- Photo of the signed paper list that attendance was typed from.
  id uuid not null
  class_id uuid not null
  meeting_id uuid
  file_id uuid not null
  note text
  uploaded_by uuid
  uploaded_at timestamp with time zone not null default now()
  attendance_papers_class_id_fkey: FOREIGN KEY (class_id) REFERENCES training.classes(id)
  attendance_papers_meeting_id_fkey: FOREIGN KEY (meeting_id) REFERENCES training.meetings(id)
  attendance_papers_pkey: PRIMARY KEY (id)
  CREATE INDEX attendance_papers_class_id_idx ON training.attendance_papers USING btree (class_id)
  CREATE UNIQUE INDEX attendance_papers_pkey ON training.attendance_papers USING btree (id)

training.attendances
  -- One learner at one meeting, and how it was noted.
  meeting_id uuid not null
  learner_id uuid not null
  class_id uuid not null
  province_code text not null
  attended_on date not null
  way text not null
  noted_by uuid
  noted_at timestamp with time zone not null default now()
  attendances_class_id_fkey: FOREIGN KEY (class_id) REFERENCES training.classes(id)
  attendances_learner_id_fkey: FOREIGN KEY (learner_id) REFERENCES training.learners(id)
  attendances_meeting_id_fkey: FOREIGN KEY (meeting_id) REFERENCES training.meetings(id)
  attendances_pkey: PRIMARY KEY (meeting_id, learner_id)
  attendances_way_check: CHECK ((way = ANY (ARRAY['qr'::text, 'list'::text, 'paper'::text, 'import'::text])))
  CREATE INDEX attendances_class_id_idx ON training.attendances USING btree (class_id)
  CREATE INDEX attendances_learner_id_idx ON training.attendances USING btree (learner_id)
  CREATE INDEX attendances_province_code_attended_on_idx ON training.attendances USING btree (province_code, attended_on)
  CREATE UNIQUE INDEX attendances_pkey ON training.attendances USING btree (meeting_id, learner_id)

training.classes
  -- Lớp tập huấn, from plan to certificates of completion.
  id uuid not null
  province_code text not null
  commune_code text
  code text not null
  title text not null
  year integer not null
  topics text[] not null default '{}'::text[]
  audiences text[] not null default '{}'::text[]
  organiser text
  partner text
  teachers text
  place text
  starts_on date not null
  ends_on date not null
  capacity integer
  plan_number text
  planned_cost_vnd bigint
  status text not null default 'planned'::text
  cancel_reason text
  check_in_secret bytea not null  -- Key of the changing QR code shown in the room.
  test_max integer
  test_pass integer
  attendance_share integer not null default 75  -- Share of the meetings a learner must have attended for a certificate, percent; set per class.
  reported_learners integer  -- Number told by an old report where no list of learners exists; never added to a list.
  reported_attendances integer  -- Attendances told by an old report where no list exists.
  source text
  note text
  is_demo boolean not null default false
  created_by uuid
  created_at timestamp with time zone not null default now()
  closed_at timestamp with time zone
  updated_at timestamp with time zone not null default now()
  version integer not null default 1
  search_text text generated fold_vi(((((title || ' '::text) || COALESCE(place, ''::text)) || ' '::text) || COALESCE(partner, ''::text)))
  classes_attendance_share_check: CHECK (((attendance_share >= 1) AND (attendance_share <= 100)))
  classes_capacity_check: CHECK ((capacity > 0))
  classes_check: CHECK (((test_pass > 0) AND (test_pass <= test_max)))
  classes_check1: CHECK ((ends_on >= starts_on))
  classes_commune_code_check: CHECK ((commune_code ~ '^[0-9]{5}$'::text))
  classes_pkey: PRIMARY KEY (id)
  classes_planned_cost_vnd_check: CHECK ((planned_cost_vnd >= 0))
  classes_province_code_check: CHECK ((province_code ~ '^[0-9]{2}$'::text))
  classes_province_code_year_code_key: UNIQUE (province_code, year, code)
  classes_reported_attendances_check: CHECK ((reported_attendances >= 0))
  classes_reported_learners_check: CHECK ((reported_learners >= 0))
  classes_status_check: CHECK ((status = ANY (ARRAY['planned'::text, 'inviting'::text, 'running'::text, 'closed'::text, 'cancelled'::text])))
  classes_test_max_check: CHECK ((test_max > 0))
  classes_title_check: CHECK (((length(title) >= 2) AND (length(title) <= 250)))
  classes_year_check: CHECK (((year >= 2018) AND (year <= 2100)))
  CREATE INDEX classes_province_code_year_starts_on_id_idx ON training.classes USING btree (province_code, year DESC, starts_on DESC, id)
  CREATE INDEX classes_search ON training.classes USING gin (search_text gin_trgm_ops)
  CREATE UNIQUE INDEX classes_pkey ON training.classes USING btree (id)
  CREATE UNIQUE INDEX classes_province_code_year_code_key ON training.classes USING btree (province_code, year, code)

training.feedback
  -- What a learner thought of the class, 1 to 5; shown as averages and unsigned comments.
  class_id uuid not null
  learner_id uuid not null
  content integer not null
  teacher integer not null
  organisation integer not null
  usefulness integer not null
  comment text
  given_at timestamp with time zone not null default now()
  feedback_class_id_fkey: FOREIGN KEY (class_id) REFERENCES training.classes(id)
  feedback_content_check: CHECK (((content >= 1) AND (content <= 5)))
  feedback_learner_id_fkey: FOREIGN KEY (learner_id) REFERENCES training.learners(id)
  feedback_organisation_check: CHECK (((organisation >= 1) AND (organisation <= 5)))
  feedback_pkey: PRIMARY KEY (class_id, learner_id)
  feedback_teacher_check: CHECK (((teacher >= 1) AND (teacher <= 5)))
  feedback_usefulness_check: CHECK (((usefulness >= 1) AND (usefulness <= 5)))
  CREATE UNIQUE INDEX feedback_pkey ON training.feedback USING btree (class_id, learner_id)

training.learners
  -- People invited to or registered for a class; a person in two classes has two rows, joined by account or by producer and name.
  id uuid not null
  class_id uuid not null
  province_code text not null
  commune_code text
  full_name text not null
  audience text not null
  account_id uuid
  producer_id uuid
  agency text
  job_title text
  phone text
  email text
  origin text not null
  status text not null default 'registered'::text
  test_points integer
  certificate_number text
  certificate_serial integer  -- Running number of the certificate of completion within province and year.
  certified_on date
  is_demo boolean not null default false
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  name_text text generated fold_vi(full_name)
  first_attended_on date  -- First day present; null when never present. Kept by triggers on attendances.
  person text not null generated md5(COALESCE((account_id)::text, ((province_code || COALESCE((producer_id)::text, commune_code, ''::text)) || fold_vi(full_name))))  -- Same person in two classes: by account, else by unit and folded name.
  learners_audience_check: CHECK ((audience = ANY (ARRAY['official_province'::text, 'official_commune'::text, 'advisory'::text, 'council'::text, 'leader'::text, 'worker'::text, 'producer'::text, 'other'::text])))
  learners_check: CHECK (((certificate_number IS NULL) = (certified_on IS NULL)))
  learners_check1: CHECK (((certificate_number IS NULL) = (certificate_serial IS NULL)))
  learners_class_id_fkey: FOREIGN KEY (class_id) REFERENCES training.classes(id)
  learners_commune_code_check: CHECK ((commune_code ~ '^[0-9]{5}$'::text))
  learners_full_name_check: CHECK (((length(full_name) >= 2) AND (length(full_name) <= 120)))
  learners_origin_check: CHECK ((origin = ANY (ARRAY['invited'::text, 'self'::text, 'list'::text, 'import'::text, 'walk_in'::text])))
  learners_pkey: PRIMARY KEY (id)
  learners_producer_id_fkey: FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
  learners_status_check: CHECK ((status = ANY (ARRAY['invited'::text, 'registered'::text, 'declined'::text, 'removed'::text])))
  learners_test_points_check: CHECK ((test_points >= 0))
  CREATE INDEX learners_account_id_idx ON training.learners USING btree (account_id) WHERE (account_id IS NOT NULL)
  CREATE INDEX learners_class_id_name_text_id_idx ON training.learners USING btree (class_id, name_text, id)
  CREATE INDEX learners_present ON training.learners USING btree (audience, producer_id) INCLUDE (class_id, province_code, person) WHERE ((first_attended_on IS NOT NULL) AND (status <> 'removed'::text))
  CREATE INDEX learners_producer_id_idx ON training.learners USING btree (producer_id) WHERE (producer_id IS NOT NULL)
  CREATE INDEX learners_province_code_audience_idx ON training.learners USING btree (province_code, audience)
  CREATE UNIQUE INDEX learners_account_once ON training.learners USING btree (class_id, account_id) WHERE ((account_id IS NOT NULL) AND (status <> 'removed'::text))
  CREATE UNIQUE INDEX learners_certificate ON training.learners USING btree (province_code, certificate_number) WHERE (certificate_number IS NOT NULL)
  CREATE UNIQUE INDEX learners_pkey ON training.learners USING btree (id)

training.materials
  -- Library of slides, handbooks and forms; a class points into it.
  id uuid not null
  province_code text not null
  class_id uuid
  title text not null
  topic text
  description text
  file_id uuid
  link text
  is_public boolean not null default false
  is_demo boolean not null default false
  withdrawn_at timestamp with time zone
  created_by uuid
  created_at timestamp with time zone not null default now()
  search_text text generated fold_vi(((title || ' '::text) || COALESCE(description, ''::text)))
  materials_check: CHECK (((file_id IS NULL) <> (link IS NULL)))
  materials_class_id_fkey: FOREIGN KEY (class_id) REFERENCES training.classes(id)
  materials_link_check: CHECK ((link ~ '^https://'::text))
  materials_pkey: PRIMARY KEY (id)
  materials_title_check: CHECK (((length(title) >= 2) AND (length(title) <= 200)))
  CREATE INDEX materials_province_code_created_at_id_idx ON training.materials USING btree (province_code, created_at DESC, id)
  CREATE UNIQUE INDEX materials_pkey ON training.materials USING btree (id)

training.meetings
  -- Buổi học: attendance is taken per meeting.
  id uuid not null
  class_id uuid not null
  no integer not null
  held_on date not null
  part text not null default 'day'::text
  topic text
  teacher text
  meetings_class_id_fkey: FOREIGN KEY (class_id) REFERENCES training.classes(id)
  meetings_class_id_no_key: UNIQUE (class_id, no)
  meetings_no_check: CHECK ((no >= 1))
  meetings_part_check: CHECK ((part = ANY (ARRAY['morning'::text, 'afternoon'::text, 'day'::text, 'evening'::text])))
  meetings_pkey: PRIMARY KEY (id)
  CREATE UNIQUE INDEX meetings_class_id_no_key ON training.meetings USING btree (class_id, no)
  CREATE UNIQUE INDEX meetings_pkey ON training.meetings USING btree (id)

training.public_attendances (view)
  -- Attendances for counting.
  meeting_id uuid
  learner_id uuid
  class_id uuid
  province_code text
  attended_on date
 SELECT meeting_id,
    learner_id,
    class_id,
    province_code,
    attended_on
   FROM training.attendances a;

training.public_classes (view)
  -- Classes for plans, money and reports.
  id uuid
  province_code text
  commune_code text  -- null for a class of the province
  code text
  title text
  year integer
  topics text[]
  audiences text[]
  partner text  -- null when none
  place text  -- null where unknown
  starts_on date
  ends_on date
  status text
  planned_cost_vnd bigint  -- null where not planned
  reported_learners integer  -- null where lists exist
  reported_attendances integer  -- null where lists exist
  source text  -- null when entered here
  is_demo boolean
 SELECT id,
    province_code,
    commune_code,
    code,
    title,
    year,
    topics,
    audiences,
    partner,
    place,
    starts_on,
    ends_on,
    status,
    planned_cost_vnd,
    reported_learners,
    reported_attendances,
    source,
    is_demo
   FROM training.classes c;

training.public_learners (view)
  -- Who learned where, for coverage: counted, never listed with names outside training.
  id uuid
  class_id uuid
  province_code text
  commune_code text  -- null where unknown
  audience text
  account_id uuid  -- null without an account
  producer_id uuid  -- null when not of a producer
  person_key text
  certified_on date  -- null without certificate
  year integer
  class_ends_on date
  class_title text
  class_status text
  is_demo boolean
  first_attended_on date  -- null when never present
  person text
 SELECT l.id,
    l.class_id,
    l.province_code,
    l.commune_code,
    l.audience,
    l.account_id,
    l.producer_id,
    l.name_text AS person_key,
    l.certified_on,
    c.year,
    c.ends_on AS class_ends_on,
    c.title AS class_title,
    c.status AS class_status,
    l.is_demo,
    l.first_attended_on,
    l.person
   FROM training.learners l
     JOIN training.classes c ON c.id = l.class_id
  WHERE l.status <> 'removed'::text;
