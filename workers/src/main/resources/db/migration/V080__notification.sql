-- What the customer was told, without what was said or to whom.

create table notification.notification (
  notification_id uuid not null,
  order_id uuid not null,
  fulfilment_id uuid,
  template text not null,
  status text not null,
  reason text,
  requested_at timestamptz not null,
  decided_at timestamptz,
  constraint pk_notification primary key (notification_id),
  constraint uq_notification_once unique nulls not distinct (order_id, template, fulfilment_id),
  constraint ck_notification_status check (status in ('REQUESTED', 'SENT', 'FAILED')),
  constraint ck_notification_decided check ((status = 'REQUESTED') = (decided_at is null))
);
comment on table notification.notification is 'One message to the customer, at most once per order, template and fulfilment. Holds no personal data.';
comment on column notification.notification.fulfilment_id is 'What it is about; null when it is about the whole order.';
comment on column notification.notification.reason is 'Why the gateway could not send it, without the address.';
