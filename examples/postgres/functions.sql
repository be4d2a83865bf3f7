-- What the store asks most, as functions of PL/pgSQL: a session plans what is in them once, whichever driver and pooler brings the call, and what
-- a commit does not need is not run. One statement that can be run as often as you like, after schema.sql.
--
-- Parameters begin with "p_", because the columns have the plain names. Lists of one thing are parallel arrays. A list of JSON documents is one
-- text with the character RS between them, which JSON cannot contain unescaped: an array would have every quote of every document escaped.
do $migration$
begin
  perform pg_advisory_xact_lock(hashtext('lead_handoff'));

  create or replace function lead_handoff.documents(p_texts text) returns json[]
    language sql stable
    return string_to_array(p_texts, E'\x1e', '')::json[];

  -- What a decision needs. Stable: everything in it is of the moment when the call began.
  create or replace function lead_handoff.load_lead(
    p_tenant text, p_lead_id text, p_command_id text, p_pools text[],
    out lead text, out profile text, out done text, out pools text
  ) language plpgsql stable as $body$
  declare
    first_after integer;
    last integer;
  begin
    select l.lead, l.profile into lead, profile from lead_handoff.leads l
    where l.tenant = p_tenant and l.lead_id = p_lead_id;
    if p_command_id is not null then
      select c.above, c.upto into first_after, last from lead_handoff.commands c
      where c.tenant = p_tenant and c.lead_id = p_lead_id and c.command_id = p_command_id;
      if found then
        select coalesce(json_agg(e.event order by e.version), '[]') into done from lead_handoff.events e
        where e.tenant = p_tenant and e.lead_id = p_lead_id and e.version > first_after and e.version <= last;
      end if;
    end if;
    if cardinality(p_pools) > 0 then
      select json_agg(json_build_array(p.pool, p.state)) into pools from lead_handoff.pools p
      where p.tenant = p_tenant and p.pool = any (p_pools);
    end if;
  end
  $body$;

  -- What many decisions need, a row for each in the same order. The pools come once, with the first.
  create or replace function lead_handoff.load_leads(
    p_tenant text, p_lead_ids text[], p_command_ids text[], p_pools text[]
  ) returns table (lead text, profile text, done text, pools text) language plpgsql stable as $body$
  begin
    return query
    select l.lead::text, l.profile::text,
      case when c.command_id is not null then (
        select coalesce(json_agg(e.event order by e.version), '[]')::text from lead_handoff.events e
        where e.tenant = p_tenant and e.lead_id = q.lead_id and e.version > c.above and e.version <= c.upto
      ) end,
      case when q.n = 1 and cardinality(p_pools) > 0 then (
        select json_agg(json_build_array(p.pool, p.state))::text from lead_handoff.pools p
        where p.tenant = p_tenant and p.pool = any (p_pools)
      ) end
    from unnest(p_lead_ids, p_command_ids) with ordinality as q (lead_id, command_id, n)
    left join lateral (
      select k.lead, k.profile from lead_handoff.leads k where k.tenant = p_tenant and k.lead_id = q.lead_id limit 1
    ) l on true
    left join lateral (
      select k.command_id, k.above, k.upto from lead_handoff.commands k
      where k.tenant = p_tenant and k.lead_id = q.lead_id and k.command_id = q.command_id limit 1
    ) c on true
    order by q.n;
  end
  $body$;

  -- The commit of events of one lead that claims and forgets nothing, which most are: the version check is the write itself. False if nothing was written;
  -- the store then asks why. The first message comes as it is, the others, of which there are seldom any, as JSON.
  create or replace function lead_handoff.commit_lead(
    p_tenant text, p_lead_id text, p_expected integer, p_version integer, p_lead json, p_profile json, p_stage text, p_kind text,
    p_assignee text, p_queue text, p_merged boolean, p_rank integer, p_due_at bigint, p_since bigint, p_wake_at bigint,
    p_command_id text, p_events text,
    p_message_lead text, p_message_id text, p_at bigint, p_recipient text, p_message_kind text, p_body json, p_more_messages json
  ) returns boolean language plpgsql as $body$
  begin
    if p_expected > 0 then
      update lead_handoff.leads set
        version = p_version, lead = p_lead, profile = p_profile, stage = p_stage, kind = p_kind, assignee = p_assignee,
        queue = p_queue, merged = p_merged, rank = p_rank, due_at = p_due_at, since = p_since, wake_at = p_wake_at
      where tenant = p_tenant and lead_id = p_lead_id and version = p_expected and (
        select true from lead_handoff.commands
        where tenant = p_tenant and lead_id = p_lead_id and command_id = p_command_id) is null;
    else
      insert into lead_handoff.leads
        (tenant, lead_id, version, lead, profile, stage, kind, assignee, queue, merged, rank, due_at, since, wake_at)
      select p_tenant, p_lead_id, p_version, p_lead, p_profile, p_stage, p_kind, p_assignee, p_queue, p_merged, p_rank, p_due_at,
        p_since, p_wake_at
      where (
        select true from lead_handoff.commands
        where tenant = p_tenant and lead_id = p_lead_id and command_id = p_command_id) is null
      on conflict do nothing;
    end if;
    if not found then
      return false;
    end if;
    if p_command_id is not null then
      insert into lead_handoff.commands (tenant, lead_id, command_id, above, upto)
      values (p_tenant, p_lead_id, p_command_id, p_expected, p_version);
    end if;
    insert into lead_handoff.events (tenant, lead_id, version, event)
    select p_tenant, p_lead_id, p_expected + n, event from unnest(lead_handoff.documents(p_events)) with ordinality as e (event, n);
    if p_message_id is not null then
      insert into lead_handoff.messages (tenant, lead_id, id, at, recipient, kind, body, free_at)
      values (p_tenant, p_message_lead, p_message_id, p_at, p_recipient, p_message_kind, p_body, p_at) on conflict do nothing;
    end if;
    if p_more_messages is not null then
      insert into lead_handoff.messages (tenant, lead_id, id, at, recipient, kind, body, free_at)
      select p_tenant, m.lead_id, m.id, m.at, m.recipient, m.kind, m.body, m.at
      from json_to_recordset(p_more_messages) as m (lead_id text, id text, at bigint, recipient text, kind text, body json)
      on conflict do nothing;
    end if;
    return true;
  end
  $body$;

  -- What the database has of what a commit took for granted: versions of leads and pools, and commands that were executed.
  create or replace function lead_handoff.reality(
    p_tenant text, p_lead_ids text[], p_pools text[], p_command_leads text[], p_command_ids text[],
    out leads text, out pools text, out commands text
  ) language plpgsql stable as $body$
  begin
    select json_agg(json_build_array(a.lead_id, coalesce((
      select version from lead_handoff.leads l where l.tenant = p_tenant and l.lead_id = a.lead_id), 0)))
    into leads from unnest(p_lead_ids) as a (lead_id);
    select json_agg(json_build_array(a.pool, coalesce((
      select version from lead_handoff.pools p where p.tenant = p_tenant and p.pool = a.pool), 0)))
    into pools from unnest(p_pools) as a (pool);
    -- not "exists": that could be planned as a hash of all commands of the tenant
    select json_agg(json_build_array(c.lead_id, c.command_id))
    into commands from unnest(p_command_leads, p_command_ids) as c (lead_id, command_id)
    where (
      select true from lead_handoff.commands k
      where k.tenant = p_tenant and k.lead_id = c.lead_id and k.command_id = c.command_id);
  end
  $body$;

  -- Any commit, of any number of leads. The checks are the writes themselves: versions that are not there are not updated, and a lead, pool or command
  -- that is there already is not inserted. False if one of these failed; then nothing is left of the others. Rows are written in the order in
  -- which they come, that of their ids, pools before leads, so that two commits cannot wait for each other.
  create or replace function lead_handoff.commit_leads(
    p_tenant text,
    p_lead_ids text[], p_expected integer[], p_versions integer[], p_leads text, p_profiles text, p_stages text[], p_kinds text[],
    p_assignees text[], p_queues text[], p_merged boolean[], p_ranks integer[], p_due_at bigint[], p_since bigint[], p_wake_at bigint[],
    p_event_leads text[], p_event_versions integer[], p_events text,
    p_command_leads text[], p_command_ids text[], p_above integer[], p_upto integer[],
    p_message_leads text[], p_message_ids text[], p_message_at bigint[], p_recipients text[], p_message_kinds text[], p_bodies text,
    p_claims json, p_forget text[]
  ) returns boolean language plpgsql
    -- nested loops follow the order of the ids, whatever the size of the tables
    set enable_hashjoin = off set enable_mergejoin = off
  as $body$
  declare
    lost boolean;
    written integer;
    double text;
  begin
    -- many sessions write the same few pools: to look first saves them from writing for nothing
    if p_claims is not null then
      select bool_or(expected <> coalesce((
        select version from lead_handoff.pools p where p.tenant = p_tenant and p.pool = asked.pool for update), 0))
      into lost
      from (select * from json_to_recordset(p_claims) as a (pool text, expected integer) order by pool) asked;
      if lost then
        return false;
      end if;
    end if;

    update lead_handoff.leads l set
      version = g.version, lead = g.lead, profile = g.profile, stage = g.stage, kind = g.kind, assignee = g.assignee,
      queue = g.queue, merged = g.merged, rank = g.rank, due_at = g.due_at, since = g.since, wake_at = g.wake_at
    from unnest(
      p_lead_ids, p_expected, p_versions, lead_handoff.documents(p_leads), lead_handoff.documents(p_profiles), p_stages, p_kinds,
      p_assignees, p_queues, p_merged, p_ranks, p_due_at, p_since, p_wake_at
    ) as g (lead_id, expected, version, lead, profile, stage, kind, assignee, queue, merged, rank, due_at, since, wake_at)
    where l.tenant = p_tenant and l.lead_id = g.lead_id and l.version = g.expected;
    get diagnostics written = row_count;
    if 0 = any (p_expected) then
      insert into lead_handoff.leads
        (tenant, lead_id, version, lead, profile, stage, kind, assignee, queue, merged, rank, due_at, since, wake_at)
      select p_tenant, lead_id, version, lead, profile, stage, kind, assignee, queue, merged, rank, due_at, since, wake_at
      from unnest(
        p_lead_ids, p_expected, p_versions, lead_handoff.documents(p_leads), lead_handoff.documents(p_profiles), p_stages, p_kinds,
        p_assignees, p_queues, p_merged, p_ranks, p_due_at, p_since, p_wake_at
      ) as g (lead_id, expected, version, lead, profile, stage, kind, assignee, queue, merged, rank, due_at, since, wake_at)
      where expected = 0;
      written := written + cardinality(array_positions(p_expected, 0));
    end if;
    if written < cardinality(p_lead_ids) then
      raise sqlstate 'LH409';
    end if;
    insert into lead_handoff.commands (tenant, lead_id, command_id, above, upto)
    select p_tenant, c.lead_id, c.command_id, c.above, c.upto
    from unnest(p_command_leads, p_command_ids, p_above, p_upto) as c (lead_id, command_id, above, upto);
    insert into lead_handoff.events (tenant, lead_id, version, event)
    select p_tenant, e.lead_id, e.version, e.event
    from unnest(p_event_leads, p_event_versions, lead_handoff.documents(p_events)) as e (lead_id, version, event);
    if p_claims is not null then
      insert into lead_handoff.pools (tenant, pool, version, state)
      select p_tenant, c.pool, c.version, c.state
      from json_to_recordset(p_claims) as c (pool text, expected integer, version integer, state json)
      where c.expected = 0 order by c.pool;
      update lead_handoff.pools p set version = c.version, state = c.state
      from json_to_recordset(p_claims) as c (pool text, expected integer, version integer, state json)
      where p.tenant = p_tenant and p.pool = c.pool and c.expected > 0;
      insert into lead_handoff.ledger (tenant, pool, version, line, entry)
      select p_tenant, c.pool, (e.entry ->> 'version')::integer, (e.entry ->> 'line')::integer, e.entry
      from json_to_recordset(p_claims) as c (pool text, entries json)
      cross join json_array_elements(c.entries) as e (entry);
    end if;
    if cardinality(p_forget) > 0 then
      delete from lead_handoff.messages where tenant = p_tenant and lead_id = any (p_forget) and free_at is not null;
    end if;
    insert into lead_handoff.messages (tenant, lead_id, id, at, recipient, kind, body, free_at)
    select p_tenant, m.lead_id, m.id, m.at, m.recipient, m.kind, m.body, m.at
    from unnest(p_message_leads, p_message_ids, p_message_at, p_recipients, p_message_kinds, lead_handoff.documents(p_bodies))
      as m (lead_id, id, at, recipient, kind, body)
    on conflict do nothing;
    return true;
  exception
    when sqlstate 'LH409' then
      return false;
    when unique_violation then
      get stacked diagnostics double = table_name;
      -- without their lead or pool, which are written first: somebody deleted those by hand, and to try again is no help
      if double like 'events%' or double like 'ledger%' then
        raise;
      end if;
      return false;
  end
  $body$;
end
$migration$
