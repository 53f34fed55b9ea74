-- What carriers were told about parcels that they have, and what they answered.

create table shipping.carrier_instruction (
  command_id text not null,
  parcel_id uuid not null,
  kind text not null,
  wish_id uuid,
  deliver_on date,
  destination text,
  told_at timestamptz not null,
  outcome text,
  reference text,
  reason text,
  answered_at timestamptz,
  constraint pk_carrier_instruction primary key (command_id),
  constraint fk_carrier_instruction_delivery foreign key (parcel_id) references shipping.delivery (parcel_id),
  constraint fk_carrier_instruction_wish foreign key (wish_id) references shipping.delivery_wish (wish_id),
  constraint ck_carrier_instruction_kind check (kind in ('RESCHEDULE', 'REDIRECT', 'RETURN', 'CLAIM')),
  constraint ck_carrier_instruction_outcome check (outcome in ('DONE', 'REFUSED')),
  constraint ck_carrier_instruction_answered check ((answered_at is not null) = (outcome is not null))
);
comment on table shipping.carrier_instruction is 'What a carrier was told to do with a parcel, each once, and whether it does.';
comment on column shipping.carrier_instruction.wish_id is 'The customer''s wish that it passes on; null for what we want.';
comment on column shipping.carrier_instruction.outcome is 'Null until the carrier has answered.';
comment on column shipping.carrier_instruction.reference is 'The carrier''s number of what it does, such as of a claim.';
comment on column shipping.carrier_instruction.reason is 'Why it refuses, in the carrier''s code.';
create index ix_carrier_instruction_parcel on shipping.carrier_instruction (parcel_id, told_at);

alter table shipping.parcel_news
  add column wish_id uuid,
  add constraint fk_parcel_news_wish foreign key (wish_id) references shipping.delivery_wish (wish_id);
comment on column shipping.parcel_news.wish_id is 'The wish that the carrier has answered; null for other news.';
