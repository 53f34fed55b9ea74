-- What a stock level names exists and stays, and what the ledger says stays said.

create function inventory.refuse_change() returns trigger
  language plpgsql as $$
begin
  raise exception '% of %.% is refused: %', lower(tg_op), tg_table_schema, tg_table_name, tg_argv[0]
    using errcode = 'restrict_violation';
end $$;
comment on function inventory.refuse_change is 'A trigger that lets nothing pass; its argument says why.';

-- What is in the books stays in them: a wrong entry is put right by another one, which says when, why and by what.
create trigger tr_stock_movement_kept before update or delete or truncate on inventory.stock_movement
  for each statement execute function inventory.refuse_change('the ledger is only ever added to; book the opposite');

create trigger tr_node_kept before delete or truncate on inventory.node
  for each statement execute function inventory.refuse_change('stock and orders name nodes; make it inactive');
create trigger tr_node_renamed before update of node_id on inventory.node
  for each row when (old.node_id <> new.node_id)
  execute function inventory.refuse_change('stock and orders name it');

create trigger tr_product_kept before delete or truncate on inventory.product
  for each statement execute function inventory.refuse_change('stock and orders name products');
create trigger tr_product_renamed before update of sku on inventory.product
  for each row when (old.sku <> new.sku)
  execute function inventory.refuse_change('stock and orders name it');

create trigger tr_stock_level_kept before delete or truncate on inventory.stock_level
  for each statement execute function inventory.refuse_change('ledger and reservations tell of it');
create trigger tr_stock_level_renamed before update of node_id, sku on inventory.stock_level
  for each row when (old.node_id <> new.node_id or old.sku <> new.sku)
  execute function inventory.refuse_change('ledger and reservations tell of it');

-- Since nodes and products stay for ever, it is enough to look whether they exist when a level is added: once for all
-- rows of a statement. Foreign keys look and lock row by row, a quarter of what a feed of a million new levels cost.
create function inventory.refuse_orphans() returns trigger
  language plpgsql
  -- The plan is kept: it must suit one row among a million products as well as thousands of rows.
  set enable_hashjoin = off
  set enable_mergejoin = off
  set enable_seqscan = off
  as $$
declare
  orphan record;
begin
  select added.node_id, added.sku into orphan
  from added
  left join inventory.node on node.node_id = added.node_id
  left join inventory.product on product.sku = added.sku
  where node.node_id is null or product.sku is null
  limit 1;
  if found then
    raise exception 'there is no node % or no product %', orphan.node_id, orphan.sku
      using errcode = 'foreign_key_violation', schema = 'inventory', table = 'stock_level';
  end if;
  return null;
end $$;
comment on function inventory.refuse_orphans is 'Refuses a statement that adds stock of a node or product that there is not.';
create trigger tr_stock_level_orphans after insert on inventory.stock_level
  referencing new table as added
  for each statement execute function inventory.refuse_orphans();

alter table inventory.stock_level
  drop constraint fk_stock_level_node,
  drop constraint fk_stock_level_product;
