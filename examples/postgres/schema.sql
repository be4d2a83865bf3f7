-- The tables of lead-handoff for PostgreSQL 15 and later. One statement, so that any driver can send it, all of it or nothing; it can be run
-- as often as you like, by as many workers at once as you like.
--
-- Every table begins its key with the tenant, and all but pools, their ledger and metrics go on with the lead, so that the tables can be
-- partitioned or distributed by tenant, or by tenant and lead (then those three stay whole, and the feed is read shard by shard).
--
-- Texts are compared by code point (collate "C"): the same order on every machine, and the fastest one. JSON is kept as "json", not "jsonb":
-- it comes back as it was written, and it may hold what jsonb refuses. Instants are epoch milliseconds.
do $migration$
begin
  -- "if not exists" alone fails when two sessions create the same thing at the same time
  perform pg_advisory_xact_lock(hashtext('lead_handoff'));
  set local client_min_messages = warning;

  create schema if not exists lead_handoff;

  -- where each lead stands, and beside it what is personal
  create table if not exists lead_handoff.leads (
    tenant   text collate "C" not null,
    lead_id  text collate "C" not null,
    version  integer not null,
    lead     json not null,
    profile  json not null,
    -- what lists select by, taken out of the lead
    stage    text collate "C" not null,
    kind     text collate "C" not null,
    assignee text collate "C",
    queue    text collate "C",
    merged   boolean not null,
    -- what lists order by: all ascending, so that one comparison of rows finds the next page
    rank     integer not null, -- minus the priority
    due_at   bigint  not null, -- far in the future for never
    since    bigint  not null,
    -- the first of its timers, or when its lease runs out; null if it has none
    wake_at  bigint,
    primary key (tenant, lead_id)
  ) with (fillfactor = 80); -- room for the next version on the same page

  -- a worker asks for what is due; leads that wait for nothing take no place in it
  create index if not exists leads_wake on lead_handoff.leads (tenant, wake_at) where wake_at is not null;
  -- somebody's list; only leads that were handed to somebody are in it
  create index if not exists leads_assignee on lead_handoff.leads (tenant, assignee, rank, due_at, since, lead_id)
    where assignee is not null and not merged;
  -- what waits in a queue
  create index if not exists leads_queue on lead_handoff.leads (tenant, queue, rank, due_at, since, lead_id)
    where queue is not null and not merged;
  -- everything in a stage, such as the qualified leads that wait
  create index if not exists leads_stage on lead_handoff.leads (tenant, stage, rank, due_at, since, lead_id) where not merged;

  -- what happened; never changed and never deleted
  create table if not exists lead_handoff.events (
    tenant  text collate "C" not null,
    lead_id text collate "C" not null,
    version integer not null,
    -- the transaction that wrote it: the feed shows nothing of one that might still be overtaken by an older one
    tx      xid8 not null default pg_current_xact_id(),
    event   json not null,
    primary key (tenant, lead_id, version)
  );
  -- the feed; what one transaction wrote is ordered when it is read
  create index if not exists events_feed on lead_handoff.events (tenant, tx);

  -- which commands were executed, and which events they wrote: those after "above" up to "upto"
  create table if not exists lead_handoff.commands (
    tenant     text collate "C" not null,
    lead_id    text collate "C" not null,
    command_id text collate "C" not null,
    above      integer not null,
    upto       integer not null,
    primary key (tenant, lead_id, command_id)
  );

  -- what routing remembers of a team
  create table if not exists lead_handoff.pools (
    tenant  text collate "C" not null,
    pool    text collate "C" not null,
    version integer not null,
    state   json not null,
    primary key (tenant, pool)
  ) with (fillfactor = 50); -- few rows, each written for every lead that is routed

  -- how routing came to that, for auditors: the entries of each version of a pool; never changed and never deleted
  create table if not exists lead_handoff.ledger (
    tenant  text collate "C" not null,
    pool    text collate "C" not null,
    version integer not null,
    line    integer not null,
    entry   json not null,
    primary key (tenant, pool, version, line)
  );

  -- what is to be told; a settled one stays, so that the same news is not told again
  create table if not exists lead_handoff.messages (
    tenant    text collate "C" not null,
    lead_id   text collate "C" not null,
    id        text collate "C" not null,
    at        bigint not null,
    recipient text not null,
    kind      text not null,
    body      json not null,
    -- from when on it may be leased; null if it is settled
    free_at   bigint,
    primary key (tenant, lead_id, id)
  );
  -- a worker asks for what is to be told; what is settled takes no place in it
  create index if not exists messages_free on lead_handoff.messages (tenant, free_at) where free_at is not null;

  -- what was measured, and up to where in the feed
  create table if not exists lead_handoff.metrics (
    tenant    text collate "C" not null,
    metric_id text collate "C" not null,
    value     json not null,
    cursor    text not null,
    primary key (tenant, metric_id)
  );
end
$migration$
