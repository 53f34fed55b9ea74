-- Ways back by carrier, goods that never come, and goods that stay with the customer.

alter table returns.return_request
  add column way_id uuid,
  add column to_node_id text,
  add column collect_on date,
  add column collect_period text,
  add column sent_at timestamptz,
  add column goods_lost boolean not null default false,
  add column unreturned_decision text,
  add column unreturned_reason text;
update returns.return_request set way_id = return_id;
alter table returns.return_request
  alter column way_id set not null,
  add constraint uq_return_request_way unique (way_id),
  drop constraint ck_return_request_status,
  drop constraint ck_return_request_ended,
  add constraint ck_return_request_status check (status in ('REQUESTED', 'SENT', 'OVERDUE', 'ARRIVED', 'RECEIVED', 'INSPECTED', 'CLOSED',
    'CANCELLED', 'EXPIRED', 'WRITTEN_OFF')),
  add constraint ck_return_request_ended check ((ended_at is not null) = (status in ('CLOSED', 'CANCELLED', 'EXPIRED', 'WRITTEN_OFF'))),
  add constraint ck_return_request_unreturned check (unreturned_decision in ('more-time', 'write-off', 'block'));
comment on column returns.return_request.way_id is 'Of the way back as it is chosen now; another choice gets another. The parcel that goes it has the same.';
comment on column returns.return_request.to_node_id is 'Where a carrier brings the goods; null for other ways.';
comment on column returns.return_request.collect_on is 'When a carrier comes for the goods; null when none does, like the period.';
comment on column returns.return_request.sent_at is 'Since when a carrier has the goods; null until then.';
comment on column returns.return_request.goods_lost is 'Whether the carrier lost them; the customer is paid all the same.';
comment on column returns.return_request.unreturned_decision is 'What an agent decided last about goods that did not come though the money went back.';
comment on column returns.return_request.unreturned_reason is 'Why, in free words; may hold personal data and stays here.';
