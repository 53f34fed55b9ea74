-- Lines that are added to an order after it was placed, and how what it costs more is paid.

alter table ordering.change_request
  add column addition_ended_at timestamptz,
  add column outcomes jsonb,
  drop constraint ck_change_request_kind,
  add constraint ck_change_request_kind check (
    kind in ('cancel-lines', 'contact', 'address', 'fulfilment', 'add-lines', 'swap-lines')),
  add constraint ck_change_request_addition check (
    addition_ended_at is null or kind in ('add-lines', 'swap-lines') and status in ('APPLIED', 'FAILED'));
comment on column ordering.change_request.addition_ended_at is 'When the added lines had been supplied or given up, or everything that was done for them undone; the order is settled after that. Null for other kinds.';
comment on column ordering.change_request.outcomes is 'How each fulfilment of the added lines ended, as the process told it; null until then.';

alter table ordering.change_line
  add column sku text,
  add column description text,
  add constraint ck_change_line_new check ((quantity_before = 0) = (sku is not null) and (sku is null) = (description is null));
comment on column ordering.change_line.sku is 'Of a line that the order did not have; null for others.';
comment on column ordering.change_line.description is 'Name of the product of such a line when it was sold; null for others.';

alter table ordering.tender
  add column change_id uuid,
  add constraint fk_tender_change foreign key (change_id) references ordering.change_request (change_id);
comment on column ordering.tender.change_id is 'The change that it pays for; null when the order was placed with it.';
create index ix_tender_change on ordering.tender (change_id);
