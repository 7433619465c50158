-- when it was read; 0: before that was kept
alter table output_version add column kept_at bigint not null default 0;
