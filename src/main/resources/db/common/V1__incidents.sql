-- One dialect for every database: text ids, instants as milliseconds since 1970.

create table incident (
  id text primary key,
  app text not null,
  revision bigint not null,
  shown_revision bigint not null,
  state text not null,
  locks_app integer not null,
  opened_at bigint not null,
  body text not null
);

create unique index one_open_incident_per_app on incident (app) where locks_app = 1;

create table audit_event (
  incident text not null,
  revision bigint not null,
  position integer not null,
  at bigint not null,
  app text not null,
  actor text not null,
  action text not null,
  detail text not null,
  primary key (incident, revision, position)
);

create index audit_event_by_time on audit_event (at);

create table input (
  id text primary key,
  once_only text unique,
  received_at bigint not null,
  handled integer not null,
  body text not null
);

create table message (
  incident text not null,
  entry integer not null,
  channel text not null,
  timestamp text,
  digest text not null,
  error text,
  refused_for text,
  primary key (incident, entry)
);

create table private_reply (
  id text primary key,
  at bigint not null,
  body text not null
);

create table auto_deploy_pause (
  app text primary key,
  incident text not null,
  at bigint not null
);

create table rolled_away_from (
  app text not null,
  version text not null,
  incident text not null,
  at bigint not null,
  primary key (app, version)
);

create table output_version (
  deployment text primary key,
  body text not null
);
