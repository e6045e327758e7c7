create schema promotion;
grant usage on schema promotion to saoque_app;
alter default privileges in schema promotion grant select, insert, update, delete on tables to saoque_app;

create table promotion.events (
  id uuid primary key,
  province_code text not null check (province_code ~ '^[0-9]{2}$'),
  commune_code text check (commune_code ~ '^[0-9]{5}$'),
  kind text not null check (kind in ('fair', 'forum', 'supply_demand', 'livestream', 'exhibition', 'festival', 'other')),
  title text not null check (length(title) between 2 and 250),
  slug text not null unique,
  organiser text,
  place text,
  place_province_code text check (place_province_code ~ '^[0-9]{2}$'),
  abroad text,
  starts_on date not null,
  ends_on date not null,
  register_by date,
  plan_number text,
  description text,
  planned_cost_vnd bigint check (planned_cost_vnd >= 0),
  spent_vnd bigint check (spent_vnd >= 0),
  booths_rented integer check (booths_rented >= 0),
  floor_columns integer not null default 12 check (floor_columns between 1 and 60),
  floor_rows integer not null default 8 check (floor_rows between 1 and 60),
  invitation_rule jsonb not null default '{}',
  status text not null default 'planned' check (status in ('planned', 'inviting', 'running', 'closed', 'cancelled')),
  announced_at timestamptz,
  cancel_reason text,
  summary text,
  reported_recognised integer check (reported_recognised >= 0),
  reported_potential integer check (reported_potential >= 0),
  reported_total integer check (reported_total >= 0),
  source text,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  closed_at timestamptz,
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  search_text text generated always as (public.fold_vi(title || ' ' || coalesce(place, ''))) stored,
  check (ends_on >= starts_on)
);
comment on table promotion.events is 'Hội chợ, diễn đàn, kết nối cung cầu, phiên livestream in and outside the province.';
comment on column promotion.events.announced_at is 'When invitations opened: from then on the public page shows the event.';
comment on column promotion.events.reported_recognised is 'Producers with recognised products as an old report counts them, where it names none.';
comment on column promotion.events.reported_potential is 'Producers with potential products as an old report counts them.';
comment on column promotion.events.reported_total is 'Producers and firms as an old report counts them, without saying which are recognised.';
create index on promotion.events (province_code, starts_on desc, id);
create index on promotion.events (starts_on, id) where announced_at is not null;
create index events_search on promotion.events using gin (search_text public.gin_trgm_ops);

create table promotion.booths (
  id uuid primary key,
  event_id uuid not null references promotion.events,
  code text not null,
  x integer not null check (x >= 1),
  y integer not null check (y >= 1),
  width integer not null default 1 check (width between 1 and 20),
  height integer not null default 1 check (height between 1 and 20),
  kind text not null default 'booth' check (kind in ('booth', 'stage', 'entrance', 'office')),
  price_vnd bigint check (price_vnd >= 0),
  unique (event_id, code)
);
comment on table promotion.booths is 'Booths on the floor plan, in squares of its grid.';

create table promotion.participations (
  id uuid primary key,
  event_id uuid not null references promotion.events,
  province_code text not null,
  producer_id uuid references producers.producers,
  producer_name text not null,
  potential boolean not null default false,
  status text not null check (status in ('invited', 'registered', 'confirmed', 'declined', 'attended', 'absent')),
  booth_id uuid references promotion.booths,
  contact_name text,
  contact_phone text,
  wish text,
  note text,
  invited_at timestamptz,
  answered_at timestamptz,
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  version integer not null default 1
);
comment on table promotion.participations is 'A producer at an event, from invitation to having been there.';
comment on column promotion.participations.producer_name is 'Name on the day; producer_id is null where an old report tells only the name.';
comment on column promotion.participations.potential is 'Took part with products that were not recognised yet.';
create unique index participations_once on promotion.participations (event_id, producer_id) where producer_id is not null;
create index on promotion.participations (event_id, status);
create index on promotion.participations (producer_id) where producer_id is not null;

create table promotion.shown_products (
  participation_id uuid not null references promotion.participations,
  no integer not null,
  product_id uuid references products.products,
  name text not null,
  star integer check (star between 3 and 5),
  primary key (participation_id, no)
);
comment on table promotion.shown_products is 'Products shown at an event with their star on that day.';

create table promotion.results (
  id uuid primary key,
  event_id uuid not null references promotion.events,
  participation_id uuid references promotion.participations,
  province_code text not null,
  kind text not null check (kind in ('sale', 'contract', 'agreement', 'contact')),
  happened_on date not null,
  amount_vnd bigint check (amount_vnd >= 0),
  partner text,
  note text,
  noted_by uuid,
  noted_by_name text,
  noted_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_reason text,
  is_demo boolean not null default false,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table promotion.results is 'What came of it: sales, contracts, agreements and contacts, noted on the phone during the event; a mistake is withdrawn with its reason.';
create index on promotion.results (event_id, noted_at desc);
create index on promotion.results (province_code, happened_on);
create index on promotion.results (participation_id) where participation_id is not null;

create table promotion.channels (
  id uuid primary key,
  province_code text not null,
  kind text not null check (kind in ('supermarket', 'convenience', 'exchange', 'wholesale', 'shop_chain', 'export', 'ocop_shop', 'rest_stop', 'tourism_site', 'hotel', 'other')),
  name text not null check (length(name) between 2 and 200),
  modern boolean not null default false,
  sale_point boolean not null default false,
  commune_code text check (commune_code ~ '^[0-9]{5}$'),
  address text,
  website text,
  contact text,
  phone text,
  opened_on date,
  closed_on date,
  note text,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  search_text text generated always as (public.fold_vi(name || ' ' || coalesce(address, ''))) stored
);
comment on table promotion.channels is 'Supermarkets, exchanges, OCOP shops and other places of sale.';
comment on column promotion.channels.modern is 'Kênh bán hàng hiện đại, as the targets count it.';
comment on column promotion.channels.sale_point is 'Điểm giới thiệu và bán sản phẩm OCOP.';
create index on promotion.channels (province_code, kind, name, id);
create index channels_search on promotion.channels using gin (search_text public.gin_trgm_ops);

create table promotion.listings (
  id uuid primary key,
  channel_id uuid not null references promotion.channels,
  province_code text not null,
  producer_id uuid not null references producers.producers,
  product_id uuid references products.products,
  contract_number text,
  from_on date not null,
  to_on date,
  ended_on date,
  end_reason text,
  discount_percent numeric(5,2) check (discount_percent between 0 and 100),
  yearly_revenue_vnd bigint check (yearly_revenue_vnd >= 0),
  note text,
  is_demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  check (to_on is null or to_on >= from_on)
);
comment on table promotion.listings is 'A producer''s products in a channel, with the dates of the contract.';
create index on promotion.listings (producer_id, from_on desc);
create index on promotion.listings (channel_id);
create index on promotion.listings (province_code, from_on);
create index on promotion.listings (province_code, to_on) where ended_on is null and to_on is not null;

create view promotion.public_events as
  select e.id, e.province_code, e.commune_code, e.kind, e.title, e.place, e.place_province_code, e.abroad, e.starts_on, e.ends_on, e.status,
    e.booths_rented, e.planned_cost_vnd, e.spent_vnd, e.reported_recognised, e.reported_potential, e.reported_total, e.source, e.is_demo
  from promotion.events e;
comment on view promotion.public_events is 'Events for plans, money and reports.';
comment on column promotion.public_events.commune_code is 'null for events of the province';
comment on column promotion.public_events.place is 'null where unknown';
comment on column promotion.public_events.place_province_code is 'null abroad or on line';
comment on column promotion.public_events.abroad is 'null inside the country';
comment on column promotion.public_events.booths_rented is 'null where not told';
comment on column promotion.public_events.planned_cost_vnd is 'null where not planned';
comment on column promotion.public_events.spent_vnd is 'null where not told';
comment on column promotion.public_events.reported_recognised is 'null where producers are named';
comment on column promotion.public_events.reported_potential is 'null where producers are named';
comment on column promotion.public_events.reported_total is 'null where producers are named';
comment on column promotion.public_events.source is 'null when entered here';
grant select on promotion.public_events to saoque_app;

create view promotion.public_participations as
  select p.id, p.event_id, p.province_code, p.producer_id, p.producer_name, p.potential, p.status, e.starts_on, e.ends_on, e.kind as event_kind,
    e.title as event_title, e.place_province_code, p.is_demo
  from promotion.participations p join promotion.events e on e.id = p.event_id;
comment on view promotion.public_participations is 'Who took part in what.';
comment on column promotion.public_participations.producer_id is 'null where only the name is known';
comment on column promotion.public_participations.place_province_code is 'null abroad or on line';
grant select on promotion.public_participations to saoque_app;

create view promotion.public_results as
  select r.id, r.event_id, r.participation_id, r.province_code, r.kind, r.happened_on, r.amount_vnd, r.is_demo
  from promotion.results r where r.withdrawn_at is null;
comment on view promotion.public_results is 'Sales and contracts of events, in đồng.';
comment on column promotion.public_results.participation_id is 'null for the event as a whole';
comment on column promotion.public_results.amount_vnd is 'null for contacts';
grant select on promotion.public_results to saoque_app;

create view promotion.public_channels as
  select c.id, c.province_code, c.kind, c.name, c.modern, c.sale_point, c.commune_code, c.opened_on, c.closed_on, c.created_at, c.is_demo
  from promotion.channels c;
comment on view promotion.public_channels is 'Channels and sale points.';
comment on column promotion.public_channels.commune_code is 'null where unknown';
comment on column promotion.public_channels.opened_on is 'null where unknown';
comment on column promotion.public_channels.closed_on is 'null while open';
grant select on promotion.public_channels to saoque_app;

create view promotion.public_listings as
  select l.id, l.channel_id, l.province_code, l.producer_id, l.product_id, l.from_on, l.to_on, l.ended_on, l.yearly_revenue_vnd, c.kind as channel_kind,
    c.name as channel_name, c.modern, c.sale_point, l.is_demo
  from promotion.listings l join promotion.channels c on c.id = l.channel_id;
comment on view promotion.public_listings is 'Products in channels with the dates of their contracts.';
comment on column promotion.public_listings.product_id is 'null when for the whole range';
comment on column promotion.public_listings.to_on is 'null when open-ended';
comment on column promotion.public_listings.ended_on is 'null while it runs';
comment on column promotion.public_listings.yearly_revenue_vnd is 'null where not told';
grant select on promotion.public_listings to saoque_app;
