-- What consumers of partner and queue messages share.

create table integrations.processed_message (
  consumer text not null,
  message_id text not null,
  processed_at timestamptz not null,
  constraint pk_processed_message primary key (consumer, message_id)
);
comment on table integrations.processed_message is 'Messages that a consumer has finished with, so that a repeat does nothing. Forgotten after the retention.';
comment on column integrations.processed_message.consumer is 'Id of the route that finished with it.';
comment on column integrations.processed_message.message_id is 'Business key of the message, the same for every copy.';
create index ix_processed_message_at on integrations.processed_message (processed_at);
