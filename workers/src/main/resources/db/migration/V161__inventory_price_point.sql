-- What products cost when; and goods of a return that a customer took with them again.

create table inventory.price_point (
  sku text not null,
  since timestamptz not null,
  unit_price numeric not null,
  currency text not null,
  constraint pk_price_point primary key (sku, since)
);
comment on table inventory.price_point is 'The list price of a product from a moment on. Written by the database itself, whoever changes the price.';
comment on column inventory.price_point.unit_price is 'In currency, as inventory.product has it.';

insert into inventory.price_point (sku, since, unit_price, currency)
select sku, updated_at, unit_price, currency from inventory.product;

create function inventory.keep_price() returns trigger
  language plpgsql as $$
begin
  insert into inventory.price_point (sku, since, unit_price, currency)
  values (new.sku, new.updated_at, new.unit_price, new.currency)
  on conflict (sku, since) do update set unit_price = excluded.unit_price, currency = excluded.currency;
  return null;
end $$;
comment on function inventory.keep_price is 'Keeps every price that a product has had.';

create trigger tr_product_priced after insert on inventory.product
  for each row execute function inventory.keep_price();
create trigger tr_product_repriced after update of unit_price, currency on inventory.product
  for each row when (old.unit_price <> new.unit_price or old.currency <> new.currency)
  execute function inventory.keep_price();

alter table inventory.goods_return add column unbooked_at timestamptz;
comment on column inventory.goods_return.unbooked_at is 'When the customer had them again; null: never.';
