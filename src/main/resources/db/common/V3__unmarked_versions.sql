-- Versions that a person took the mark off: history alone doesn't mark them again.

create table unmarked_version (
  app text not null,
  version text not null,
  at bigint not null,
  primary key (app, version)
);
