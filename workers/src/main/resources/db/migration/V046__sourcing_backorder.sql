-- Lines that wait for goods with a date.

alter table sourcing.shortage add column expected_at timestamptz;
comment on column sourcing.shortage.expected_at is 'When the goods are expected that these lines are promised, as the customer was told; null when they wait for no goods in particular.';
alter table sourcing.shortage add column woken_at timestamptz;
comment on column sourcing.shortage.woken_at is 'When the process was last told to try again; null: never.';
