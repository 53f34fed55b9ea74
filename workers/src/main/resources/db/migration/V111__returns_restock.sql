-- Returned goods that are on the books again.

create table inventory.goods_return (
  return_id uuid not null,
  node_id text not null,
  booked_at timestamptz not null,
  constraint pk_goods_return primary key (return_id)
);
comment on table inventory.goods_return is 'Returns of customers whose goods are on the books of a node again, each once.';
