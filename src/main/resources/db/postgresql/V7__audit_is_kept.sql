-- Audit rows are never changed, and go only where a gap was noted first, as retention does.

create function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception '%', tg_argv[0];
end
$$;

create function audit_refuse_unless_removed() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from audit_gap
      where first_number <= old.number and last_number >= old.number) then
    raise exception 'audit rows are removed by retention alone';
  end if;
  return old;
end
$$;

create function audit_refuse_unless_wider() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from audit_gap
      where first_number <= old.first_number and last_number >= old.last_number
        and last_number - first_number > old.last_number - old.first_number) then
    raise exception 'gaps of the audit trail only grow';
  end if;
  return old;
end
$$;

create function audit_refuse_going_back() returns trigger language plpgsql as $$
begin
  if new.number < old.number or new.id <> old.id then
    raise exception 'the audit trail only grows';
  end if;
  return new;
end
$$;

create trigger audit_event_is_never_changed before update on audit_event
for each row execute function audit_refuse('audit rows are never changed');

create trigger audit_event_goes_by_retention before delete on audit_event
for each row execute function audit_refuse_unless_removed();

create trigger audit_event_is_never_emptied before truncate on audit_event
for each statement execute function audit_refuse('audit rows are removed by retention alone');

create trigger audit_gap_is_never_changed before update on audit_gap
for each row execute function audit_refuse('gaps of the audit trail are never changed');

create trigger audit_gap_goes_into_a_wider_one before delete on audit_gap
for each row execute function audit_refuse_unless_wider();

create trigger audit_gap_is_never_emptied before truncate on audit_gap
for each statement execute function audit_refuse('gaps of the audit trail only grow');

create trigger audit_head_only_advances before update on audit_head
for each row execute function audit_refuse_going_back();

create trigger audit_head_stays before delete on audit_head
for each row execute function audit_refuse('the audit trail only grows');

create trigger audit_head_is_never_emptied before truncate on audit_head
for each statement execute function audit_refuse('the audit trail only grows');
