-- When a supervisor was on an agent's call, and how: one row for each stretch.
CREATE TABLE supervision (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  id text NOT NULL,
  call_id text NOT NULL,
  supervisor text NOT NULL,
  how text NOT NULL,
  began_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX "supervision_tenant_id_call_id_idx" ON supervision (tenant_id, call_id);
SELECT protect_tenant_table('supervision');
GRANT SELECT, INSERT, UPDATE, DELETE ON supervision TO patchbay_app;

-- How a tenant wants supervision to be; no row: as by default.
CREATE TABLE supervision_settings (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true) PRIMARY KEY,
  tell_agent boolean NOT NULL DEFAULT false
);
SELECT protect_tenant_table('supervision_settings');
GRANT SELECT, INSERT, UPDATE, DELETE ON supervision_settings TO patchbay_app;
