-- Audit rows are never changed, and go only where a gap was noted first, as retention does.

create trigger audit_event_is_never_changed before update on audit_event
begin
  select raise(abort, 'audit rows are never changed');
end;

-- "insert or replace" would delete without a word.
create trigger audit_event_is_never_replaced before insert on audit_event
when exists (select 1 from audit_event
  where number = new.number
    or (incident = new.incident and revision = new.revision and position = new.position))
begin
  select raise(abort, 'audit rows are never replaced');
end;

create trigger audit_event_goes_by_retention before delete on audit_event
when not exists (select 1 from audit_gap
  where first_number <= old.number and last_number >= old.number)
begin
  select raise(abort, 'audit rows are removed by retention alone');
end;

create trigger audit_gap_is_never_changed before update on audit_gap
begin
  select raise(abort, 'gaps of the audit trail are never changed');
end;

create trigger audit_gap_is_never_replaced before insert on audit_gap
when exists (select 1 from audit_gap
  where first_number = new.first_number and last_number = new.last_number)
begin
  select raise(abort, 'gaps of the audit trail are never replaced');
end;

create trigger audit_gap_goes_into_a_wider_one before delete on audit_gap
when not exists (select 1 from audit_gap
  where first_number <= old.first_number and last_number >= old.last_number
    and last_number - first_number > old.last_number - old.first_number)
begin
  select raise(abort, 'gaps of the audit trail only grow');
end;

create trigger audit_head_only_advances before update on audit_head
when new.number < old.number or new.id <> old.id
begin
  select raise(abort, 'the audit trail only grows');
end;

create trigger audit_head_is_never_replaced before insert on audit_head
begin
  select raise(abort, 'the audit trail has one end');
end;

create trigger audit_head_stays before delete on audit_head
begin
  select raise(abort, 'the audit trail only grows');
end;
