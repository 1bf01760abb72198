-- Two records of one person: the one that went on in another keeps its row, so that old references still lead somewhere.
ALTER TABLE customer ADD COLUMN merged_into text;
CREATE INDEX customer_merged_into_idx ON customer (tenant_id, merged_into) WHERE merged_into IS NOT NULL;
-- Namesakes are looked for by this.
CREATE INDEX customer_name_idx ON customer (tenant_id, lower(name));
CREATE INDEX dial_task_customer_idx ON dial_task (tenant_id, customer_id) WHERE customer_id IS NOT NULL;

-- What each merge gave and moved: all that undoing it needs.
CREATE TABLE customer_merge (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  id text NOT NULL,
  kept_id text NOT NULL,
  gone_id text NOT NULL,
  at timestamptz(3) NOT NULL,
  by text NOT NULL,
  trail json NOT NULL,
  moved json NOT NULL,
  undone_at timestamptz(3),
  undone_by text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, kept_id) REFERENCES customer (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, gone_id) REFERENCES customer (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX customer_merge_kept_idx ON customer_merge (tenant_id, kept_id, at);
CREATE INDEX customer_merge_gone_idx ON customer_merge (tenant_id, gone_id);

-- What people said about being contacted; statements are added, never changed.
CREATE TABLE customer_consent (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  id text NOT NULL,
  customer_id text NOT NULL,
  channel text NOT NULL,
  purpose text NOT NULL,
  given boolean NOT NULL,
  at timestamptz(3) NOT NULL,
  how text NOT NULL,
  by text NOT NULL,
  proof text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX customer_consent_customer_idx ON customer_consent (tenant_id, customer_id, at);

-- What a tenant wants to know of every customer.
CREATE TABLE customer_field (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  key text NOT NULL,
  title text NOT NULL,
  type text NOT NULL,
  choices text[] NOT NULL,
  is_value boolean NOT NULL,
  position integer NOT NULL,
  PRIMARY KEY (tenant_id, key)
);

DO $$
DECLARE
  target regclass;
BEGIN
  FOREACH target IN ARRAY ARRAY['customer_merge', 'customer_consent', 'customer_field']::regclass[] LOOP
    PERFORM protect_tenant_table(target);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO patchbay_app', target);
  END LOOP;
END $$;

-- Takes away what was said and heard in these contacts. What is written once is out of reach of the application; the law's
-- right to be forgotten is the one exception, and it goes through here, within the asking tenant.
CREATE FUNCTION erase_contacts(contacts text[], ticket_ids text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  here text := current_tenant();
BEGIN
  DELETE FROM conversation_message WHERE tenant_id = here AND conversation_id = ANY (contacts);
  DELETE FROM journal_entry WHERE tenant_id = here AND run_id IN (SELECT id FROM run WHERE tenant_id = here AND call_id = ANY (contacts));
  UPDATE path_step SET variables = NULL WHERE tenant_id = here AND call_id = ANY (contacts);
  DELETE FROM call_trace WHERE tenant_id = here AND call_id = ANY (contacts);
  DELETE FROM ticket_event WHERE tenant_id = here AND ticket_id = ANY (ticket_ids);
END $$;
REVOKE ALL ON FUNCTION erase_contacts(text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_contacts(text[], text[]) TO patchbay_app;
