-- Gift wrap with a message, and what customers say about substitutes of lines that they add.

alter table ordering.order_line add column gift_wrap boolean not null default false;
comment on column ordering.order_line.gift_wrap is 'Whether the goods are to be wrapped as a gift; a substitute is when what it replaces is';

create table ordering.gift_message (
  order_id uuid not null,
  line_id text not null,
  message text not null,
  constraint pk_gift_message primary key (order_id, line_id),
  constraint fk_gift_message_contact foreign key (order_id) references ordering.order_contact (order_id) on delete cascade,
  constraint fk_gift_message_line foreign key (order_id, line_id) references ordering.order_line (order_id, line_id),
  constraint ck_gift_message_length check (length(message) between 1 and 200)
);
comment on table ordering.gift_message is 'What to write on the card of a gift. Personal data: it goes when the customer''s contact is erased';

alter table picking.pick_line
  add column wrapped integer,
  add constraint ck_pick_line_wrapped check (wrapped between 0 and requested);
comment on column picking.pick_line.wrapped is 'Units that are wrapped as a gift; null until somebody says, and for what is no gift';

alter table ordering.change_line
  add column substitution text,
  add constraint ck_change_line_substitution check (substitution in ('allowed', 'ask', 'never'));
comment on column ordering.change_line.substitution is 'What the customer said about substitutes of an added line; null means ask';
