-- Refused attempts that no row of the audit tells of yet: the first of a kind is a row at once, the
-- same again within a while is counted here until one row tells how often. An empty app, incident
-- and attempt stand for whatever came beyond the rows that a day has for a person, or for everybody.

create table refused_attempt (
  actor text not null,
  app text not null,
  incident text not null,
  attempt text not null,
  source text not null,
  since bigint not null,
  latest bigint not null,
  more bigint not null,
  primary key (actor, app, incident, attempt)
);

create index audit_event_refused on audit_event (at) where action = 'refused';
