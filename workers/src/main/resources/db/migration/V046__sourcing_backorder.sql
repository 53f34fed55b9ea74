-- Lines that wait for goods with a date.

alter table sourcing.shortage add column expected_at timestamptz;
comment on column sourcing.shortage.expected_at is 'When the goods are expected that these lines are promised, as the customer was told; null when they wait for no goods in particular.';
alter table sourcing.shortage add column woken_at timestamptz;
comment on column sourcing.shortage.woken_at is 'When the process was last told to try again; null: never.';
alter table sourcing.shortage add column seen_places integer not null default 0;
comment on column sourcing.shortage.seen_places is 'Places that were free, when last looked at, in the days of nodes that have the goods. Only more than that wakes lines that wait for one.';

alter table sourcing.decision
  drop constraint ck_decision_cause,
  add constraint ck_decision_cause check (cause in ('initial', 'rejected', 'short', 'moved', 'customer-choice',
    'stock-arrived', 'not-arrived'));
