-- What other systems and flows tell the runs that wait for it, and which run had which.
CREATE TABLE run_event (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  id text NOT NULL,
  name text NOT NULL,
  key text NOT NULL,
  payload jsonb NOT NULL,
  raised_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX run_event_tenant_id_name_key_raised_at_idx ON run_event (tenant_id, name, key, raised_at);
CREATE INDEX run_event_tenant_id_raised_at_idx ON run_event (tenant_id, raised_at);

CREATE TABLE run_event_taken (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  run_id text NOT NULL,
  event_id text NOT NULL,
  effect_key text NOT NULL,
  PRIMARY KEY (tenant_id, run_id, event_id),
  UNIQUE (tenant_id, effect_key),
  FOREIGN KEY (tenant_id, event_id) REFERENCES run_event (tenant_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);

SELECT protect_tenant_table('run_event');
SELECT protect_tenant_table('run_event_taken');
GRANT SELECT, INSERT, DELETE ON run_event TO patchbay_app;
GRANT SELECT, INSERT, DELETE ON run_event_taken TO patchbay_app;
