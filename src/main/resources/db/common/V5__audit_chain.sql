-- Audit rows in the order in which they were written, each with the hash of the one before. The rows
-- of before are copied by the next migration, which can compute hashes.

drop index audit_event_by_time;
alter table audit_event rename to audit_event_before;

create table audit_event (
  number bigint not null,
  at bigint not null,
  incident text not null,
  revision bigint not null,
  position integer not null,
  app text not null,
  actor text not null,
  source text not null,
  action text not null,
  detail text not null,
  hash text not null,
  constraint audit_event_number primary key (number),
  constraint audit_event_once unique (incident, revision, position)
);

create index audit_event_by_app on audit_event (app, number);

-- The end of the chain: whoever appends holds this row until the transaction is over.
create table audit_head (
  id integer not null primary key check (id = 1),
  number bigint not null,
  hash text not null
);

insert into audit_head (id, number, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- Rows that retention removed, with the hash that the next row follows.
create table audit_gap (
  first_number bigint not null,
  last_number bigint not null,
  hash text not null,
  primary key (first_number, last_number),
  check (first_number <= last_number)
);

create index audit_gap_by_last on audit_gap (last_number);
