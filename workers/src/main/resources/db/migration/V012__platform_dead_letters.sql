-- An operator may also give a letter up: what it asked for was done by hand, or need not be done any more.
alter table platform.dead_letter add column given_up_at timestamptz;
comment on table platform.dead_letter is 'What a consumer gave up on, kept until an operator sends it again or gives it up too.';
drop index platform.ix_dead_letter_open;
create index ix_dead_letter_open on platform.dead_letter (queue, dead_at) where replayed_at is null and given_up_at is null;
alter table platform.dead_letter add constraint ck_dead_letter_end check (replayed_at is null or given_up_at is null);
