-- Handled inputs are kept, emptied; the few that wait are looked for at each click.

create index input_waiting on input (received_at) where handled = 0;
