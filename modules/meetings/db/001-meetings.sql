-- Meetings and webinars: who is invited, what they answered, who was there.

create table meeting (
  brand_id int not null,
  id bigint generated always as identity,
  -- In the address of the sign-up page.
  key text not null,
  -- As calendars know it, for ever; each change that guests are told of raises `sequence`.
  uid text not null,
  sequence int not null default 0,
  kind text not null check (kind in ('meeting', 'webinar')),
  title text not null,
  description text not null,
  starts_at timestamptz not null,
  minutes int not null check (minutes between 5 and 1440),
  place text not null,
  link text not null,
  organiser text not null,
  language text not null check (language in ('fa', 'en')),
  seats int check (seats > 0),
  sign_up_opened_at timestamptz,
  made_by text not null,
  made_at timestamptz not null,
  cancelled_at timestamptz,
  cancelled_by text,
  primary key (brand_id, id),
  unique (brand_id, key)
);
create index meeting_starts on meeting (brand_id, starts_at, id);
select protect('meeting');

-- Guests who were invited together. `place` is where it goes on.
create table meeting_wave (
  brand_id int not null,
  id bigint generated always as identity,
  meeting_id bigint not null,
  audience jsonb not null,
  place bigint,
  made_by text not null,
  made_at timestamptz not null,
  done_at timestamptz,
  primary key (brand_id, id)
);
create index meeting_wave_meeting on meeting_wave (brand_id, meeting_id);
select protect('meeting_wave');

-- One customer at one meeting. Where letters go says the identity; whose it is says identity_map.
create table meeting_guest (
  brand_id int not null,
  id bigint generated always as identity,
  meeting_id bigint not null,
  identity_id bigint not null,
  way text not null check (way in ('invited', 'signed_up', 'came')),
  answer text check (answer in ('yes', 'maybe', 'no')),
  -- How often it changed.
  answers int not null default 0,
  answered_at timestamptz,
  answered_by text check (answered_by in ('page', 'sign_up', 'calendar')),
  made_at timestamptz not null,
  opened_at timestamptz,
  -- They pressed “join”.
  joined_at timestamptz,
  -- It was first known that they were there.
  attended_at timestamptz,
  primary key (brand_id, id),
  unique (brand_id, meeting_id, identity_id)
);
create index meeting_guest_identity on meeting_guest (brand_id, identity_id);
select protect('meeting_guest');

-- What goes out to a guest, with its due time: waiting → sent; or left_out, failed, withdrawn.
create table meeting_letter (
  brand_id int not null,
  id bigint generated always as identity,
  meeting_id bigint not null,
  guest_id bigint not null,
  kind text not null check (kind in ('invitation', 'change', 'cancellation', 'confirmation')),
  sequence int not null,
  due_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'left_out', 'failed', 'withdrawn')),
  reason text,
  attempts int not null default 0,
  sent_at timestamptz,
  message_id bigint,
  primary key (brand_id, id),
  unique (brand_id, guest_id, kind, sequence)
);
create index meeting_letter_due on meeting_letter (brand_id, due_at, id) where state = 'waiting';
create index meeting_letter_meeting on meeting_letter (brand_id, meeting_id, state);
create index meeting_letter_sent on meeting_letter (brand_id, sent_at) where state = 'sent';
select protect('meeting_letter');

-- Whom a rule kept from being invited, and why.
create table meeting_left_out (
  brand_id int not null,
  meeting_id bigint not null,
  customer_id bigint not null,
  reason text not null,
  until timestamptz,
  at timestamptz not null,
  primary key (brand_id, meeting_id, customer_id)
);
select protect('meeting_left_out');

-- One person of a file of attendance. `person` is what makes them one over rows and files; without a guest they are a stranger.
create table meeting_attendance (
  brand_id int not null,
  id bigint generated always as identity,
  meeting_id bigint not null,
  person text not null,
  guest_id bigint,
  name text not null,
  email text,
  phone text,
  joined_at timestamptz,
  left_at timestamptz,
  minutes int,
  taken_at timestamptz not null,
  -- A stranger who stays one.
  passed_over_at timestamptz,
  passed_over_by text,
  primary key (brand_id, id),
  unique (brand_id, meeting_id, person)
);
create index meeting_attendance_guest on meeting_attendance (brand_id, guest_id) where guest_id is not null;
select protect('meeting_attendance');
