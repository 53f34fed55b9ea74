-- What makes looking at the stock of a thousand nodes cheap.

alter table inventory.stock_level
  add column carried_since date not null generated always as ((created_at at time zone 'UTC')::date) stored;
comment on column inventory.stock_level.carried_since is 'Day (UTC) on which the node began to carry the product. Stored, since to turn thousands of points of time into days costs more than to read them.';

create table inventory.node_change (
  only_one boolean not null default true,
  change_id uuid not null default uuidv7(),
  constraint pk_node_change primary key (only_one),
  constraint ck_node_change_only_one check (only_one)
);
comment on table inventory.node_change is 'One row, another id after every change of any node: who remembers the nodes with their id knows whether they still hold.';
insert into inventory.node_change default values;

create function inventory.note_node_change() returns trigger language plpgsql as $$
begin
  update inventory.node_change set change_id = uuidv7();
  return null;
end $$;
-- Before the rows are locked, so that two who change several nodes wait for each other here and nowhere else.
create trigger tr_node_change before insert or update or delete or truncate on inventory.node
  for each statement execute function inventory.note_node_change();
