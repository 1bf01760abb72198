-- Organisations in a tree: what a parent's admins may set, and who is below whom.
ALTER TABLE tenant
  ADD COLUMN max_agents integer CHECK (max_agents >= 0),
  ADD COLUMN max_calls integer CHECK (max_calls >= 0);

CREATE INDEX tenant_parent_id_idx ON tenant (parent_id);

-- UNION, not UNION ALL: even in a ring every organisation is met once.
CREATE FUNCTION directory_subtree(root text) RETURNS SETOF tenant
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE below (id) AS (
    SELECT id FROM tenant WHERE id = root
    UNION
    SELECT t.id FROM tenant t JOIN below ON t.parent_id = below.id
  )
  SELECT t.* FROM tenant t JOIN below USING (id)
$$;
REVOKE EXECUTE ON FUNCTION directory_subtree(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory_subtree(text) TO patchbay_app;

-- Two moves at once could each be harmless and make a ring together: one after the other, then.
CREATE FUNCTION tenant_stays_a_tree() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.parent_id IS NULL THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('tenant tree'));
  IF EXISTS (
    WITH RECURSIVE above (id) AS (
      SELECT NEW.parent_id
      UNION
      SELECT t.parent_id FROM tenant t JOIN above ON t.id = above.id WHERE t.parent_id IS NOT NULL
    )
    SELECT FROM above WHERE id = NEW.id
  ) THEN
    RAISE EXCEPTION 'organisation % would be below itself', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'tenant_tree';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stays_a_tree BEFORE INSERT OR UPDATE OF parent_id ON tenant
  FOR EACH ROW EXECUTE FUNCTION tenant_stays_a_tree();

-- The organization's metadata (JSON text) may name `timeZone`, `language`, `parent`, `maxAgents` and `maxCalls`; the last three
-- as null take what was there away.
CREATE OR REPLACE FUNCTION auth.tenant_follows_organization() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  facts jsonb := '{}';
BEGIN
  BEGIN
    facts := coalesce(nullif(NEW."metadata", '')::jsonb, '{}');
  EXCEPTION WHEN invalid_text_representation THEN NULL; -- somebody else's metadata: keep the defaults
  END;
  INSERT INTO tenant (id, slug, name, time_zone, language, parent_id, max_agents, max_calls)
  VALUES (NEW."id", NEW."slug", NEW."name", coalesce(facts->>'timeZone', 'UTC'), coalesce(facts->>'language', 'en'),
    facts->>'parent', (facts->>'maxAgents')::integer, (facts->>'maxCalls')::integer)
  ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name,
    time_zone = coalesce(facts->>'timeZone', tenant.time_zone), language = coalesce(facts->>'language', tenant.language),
    parent_id = CASE WHEN facts ? 'parent' THEN facts->>'parent' ELSE tenant.parent_id END,
    max_agents = CASE WHEN facts ? 'maxAgents' THEN (facts->>'maxAgents')::integer ELSE tenant.max_agents END,
    max_calls = CASE WHEN facts ? 'maxCalls' THEN (facts->>'maxCalls')::integer ELSE tenant.max_calls END;
  RETURN NEW;
END $$;
