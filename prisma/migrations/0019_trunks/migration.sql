-- Trunks that people set up by themselves: prices, limits, registration, health.
ALTER TABLE trunk
  ADD COLUMN number_in text NOT NULL DEFAULT 'request-uri',
  ADD COLUMN caller_id_rule text NOT NULL DEFAULT 'own',
  ADD COLUMN sealed_password text,
  ADD COLUMN registers boolean NOT NULL DEFAULT false,
  ADD COLUMN probed boolean NOT NULL DEFAULT true,
  ADD COLUMN rates json NOT NULL DEFAULT '[]',
  ADD COLUMN emergency boolean NOT NULL DEFAULT false,
  ADD COLUMN weight double precision NOT NULL DEFAULT 1,
  ADD COLUMN calls_per_second integer,
  ADD COLUMN health json NOT NULL DEFAULT '{}',
  -- Nobody could write one: there was no form, and it would have stood here unsealed.
  DROP COLUMN password;
GRANT SELECT, INSERT, UPDATE, DELETE ON trunk TO patchbay_app;

-- Calls over trunks that we made, or were not allowed to make.
CREATE TABLE trunk_line (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  id text NOT NULL,
  trunk text NOT NULL,
  call_id text NOT NULL,
  number text NOT NULL,
  country text,
  per_minute double precision,
  began_at timestamptz(3) NOT NULL,
  answered_at timestamptz(3),
  ended_at timestamptz(3),
  refused text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX "trunk_line_tenant_id_began_at_idx" ON trunk_line (tenant_id, began_at DESC);
CREATE INDEX trunk_line_open_idx ON trunk_line (tenant_id) WHERE ended_at IS NULL;
SELECT protect_tenant_table('trunk_line');
GRANT SELECT, INSERT, UPDATE, DELETE ON trunk_line TO patchbay_app;

-- What holds for all calls out of a tenant, whichever trunk they take.
CREATE TABLE line_rule (
  tenant_id text PRIMARY KEY DEFAULT current_setting('app.tenant_id'::text, true),
  rules json NOT NULL
);
SELECT protect_tenant_table('line_rule');
GRANT SELECT, INSERT, UPDATE, DELETE ON line_rule TO patchbay_app;

ALTER TABLE call ADD COLUMN trunk text;

-- Which of these spellings and blocks are bound, and whose they are.
CREATE FUNCTION directory_bound(dialled text[]) RETURNS TABLE (tenant text, bound text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT tenant_id, number FROM bound_number WHERE number = ANY (dialled) $$;
REVOKE ALL ON FUNCTION directory_bound(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory_bound(text[]) TO patchbay_app;
