-- Shipping that is given back, or not charged, to appease a customer.

alter table ordering.appeasement
  add column waived boolean not null default false,
  drop constraint ck_appeasement_kind,
  add constraint ck_appeasement_kind check (kind in ('refund', 'store-credit', 'free-shipping')),
  add constraint ck_appeasement_waived check (not waived or kind = 'free-shipping' and status = 'GRANTED');
comment on column ordering.appeasement.waived is 'Nothing goes back for it: what was granted was not charged in the first place.';

alter table ordering.order_charge
  add column shipping_discount_amount numeric not null default 0;
comment on column ordering.order_charge.discount_amount is 'To be taken off the goods.';
comment on column ordering.order_charge.shipping_discount_amount is 'To be taken off the shipping.';
