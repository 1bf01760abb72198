-- Roles, row-level security, partitions, and the few questions that may be asked across tenants.
-- The roles get their passwords and LOGIN from the migration applier; nothing secret stands in a file.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'patchbay_app') THEN
    CREATE ROLE patchbay_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server migrates too
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO patchbay_app;

-- The tenant of this transaction; NULL when none is set (a used session answers '' after the transaction that set it).
CREATE FUNCTION current_tenant() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.tenant_id', true), '') $$;

-- Forced row-level security for one table that has a tenant_id. The sub-select makes the setting be read once per statement.
CREATE FUNCTION protect_tenant_table(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY own_tenant ON %s USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()))',
    target);
END $$;

DO $$
DECLARE
  target regclass;
BEGIN
  FOR target IN
    SELECT c.oid::regclass FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p')
  LOOP
    PERFORM protect_tenant_table(target);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO patchbay_app', target);
  END LOOP;
END $$;

-- What is written once stays as it was written.
REVOKE UPDATE, DELETE ON flow_version, program, journal_entry, audit_entry, ticket_event, agent_span FROM patchbay_app;
GRANT SELECT, INSERT, DELETE ON bus_payload TO patchbay_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO patchbay_app;

-- Partitions: one per month, made ahead; what falls outside goes to the default partition and is moved when its month comes.
-- Nobody but the owner has rights on a partition itself; rows are reached through the parent, whose policy decides.
CREATE FUNCTION ensure_partition(parent regclass, column_name text, month date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  child text := parent::text || '_' || to_char(month, 'YYYY_MM');
  first timestamptz := month::timestamp AT TIME ZONE 'UTC';
  next timestamptz := (month + interval '1 month')::timestamp AT TIME ZONE 'UTC';
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('patchbay partitions'));
  IF to_regclass(child) IS NOT NULL THEN
    RETURN false;
  END IF;
  EXECUTE format('CREATE TABLE %I (LIKE %s INCLUDING DEFAULTS)', child, parent);
  EXECUTE format('WITH moved AS (DELETE FROM %I WHERE %I >= %L AND %I < %L RETURNING *) INSERT INTO %I SELECT * FROM moved',
    parent::text || '_rest', column_name, first, column_name, next, child);
  EXECUTE format('ALTER TABLE %s ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, child, first, next);
  PERFORM protect_tenant_table(child::regclass);
  RETURN true;
END $$;

-- This month and so many ahead, for every partitioned table; answers how many were made.
CREATE FUNCTION ensure_partitions(ahead integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  made integer := 0;
  target record;
  step integer;
BEGIN
  IF ahead NOT BETWEEN 0 AND 24 THEN
    RAISE EXCEPTION 'months ahead must be 0 to 24';
  END IF;
  FOR target IN
    SELECT p.partrelid::regclass AS parent, a.attname AS key
    FROM pg_partitioned_table p
    JOIN pg_class c ON c.oid = p.partrelid AND c.relnamespace = 'public'::regnamespace
    JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = p.partattrs[0]
  LOOP
    FOR step IN 0..ahead LOOP
      IF ensure_partition(target.parent, target.key, (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => step))::date) THEN
        made := made + 1;
      END IF;
    END LOOP;
  END LOOP;
  RETURN made;
END $$;

CREATE TABLE agent_span_rest PARTITION OF agent_span DEFAULT;
CREATE TABLE path_step_rest PARTITION OF path_step DEFAULT;
CREATE TABLE journal_entry_rest PARTITION OF journal_entry DEFAULT;
DO $$
DECLARE
  rest regclass;
BEGIN
  FOREACH rest IN ARRAY ARRAY['agent_span_rest', 'path_step_rest', 'journal_entry_rest']::regclass[] LOOP
    PERFORM protect_tenant_table(rest);
    EXECUTE format('CREATE POLICY owner_moves ON %s TO CURRENT_USER USING (true) WITH CHECK (true)', rest);
  END LOOP;
END $$;
SELECT ensure_partitions(2);

-- The directory: what must be known before the tenant is. Each function answers one question; the application role has
-- no grant on tenant and lease at all, and sees numbers and keys of its own tenant only. The owner reads these two under
-- policies of its own, because forced row-level security binds an owner that is no superuser as well.
CREATE POLICY directory_reads ON bound_number FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY directory_reads ON api_key FOR SELECT TO CURRENT_USER USING (true);

CREATE FUNCTION directory_tenant(wanted_id text) RETURNS SETOF tenant
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT * FROM tenant WHERE id = wanted_id $$;

CREATE FUNCTION directory_tenant_by_slug(wanted_slug text) RETURNS SETOF tenant
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT * FROM tenant WHERE slug = wanted_slug $$;

CREATE FUNCTION directory_tenants() RETURNS SETOF tenant
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT * FROM tenant ORDER BY slug $$;

CREATE FUNCTION directory_tenant_of_number(dialled text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT tenant_id FROM bound_number WHERE number = dialled $$;

CREATE FUNCTION directory_tenant_of_api_key(key_hash text) RETURNS TABLE (tenant text, key_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT tenant_id, id FROM api_key WHERE hash = key_hash AND revoked_at IS NULL $$;

-- The database's clock decides: holders on hosts whose clocks differ agree on who holds it.
CREATE FUNCTION directory_hold_lease(lease_name text, lease_holder text, for_ms integer) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH held AS (
    INSERT INTO lease (name, holder, expires_at)
    VALUES (lease_name, lease_holder, clock_timestamp() + make_interval(secs => for_ms / 1000.0))
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
      WHERE lease.holder = excluded.holder OR lease.expires_at <= clock_timestamp()
    RETURNING 1
  )
  SELECT EXISTS (SELECT FROM held)
$$;

CREATE FUNCTION directory_release_lease(lease_name text, lease_holder text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$ DELETE FROM lease WHERE name = lease_name AND holder = lease_holder $$;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  current_tenant(), ensure_partitions(integer), directory_tenant(text), directory_tenant_by_slug(text), directory_tenants(),
  directory_tenant_of_number(text), directory_tenant_of_api_key(text), directory_hold_lease(text, text, integer),
  directory_release_lease(text, text)
TO patchbay_app;
