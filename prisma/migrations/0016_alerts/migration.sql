-- What readings are watched, and from which value on somebody hears of it.
CREATE TABLE alert_rule (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  id text NOT NULL,
  title text NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  watch json NOT NULL,
  mail_to text[],
  PRIMARY KEY (tenant_id, id)
);
SELECT protect_tenant_table('alert_rule');
GRANT SELECT, INSERT, UPDATE, DELETE ON alert_rule TO patchbay_app;

-- One time that a rule came true for a queue, team, agent or trunk.
CREATE TABLE alert (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  id text NOT NULL,
  rule_id text NOT NULL,
  subject text NOT NULL,
  label text NOT NULL,
  status text NOT NULL,
  since timestamptz(3) NOT NULL,
  rule json NOT NULL,
  value double precision,
  raised_at timestamptz(3),
  cleared_at timestamptz(3),
  acknowledged_at timestamptz(3),
  acknowledged_by text,
  mail_to text[],
  mail_attempts integer NOT NULL DEFAULT 0,
  mail_due_at timestamptz(3),
  mailed_at timestamptz(3),
  mail_error text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX "alert_tenant_id_raised_at_idx" ON alert (tenant_id, raised_at DESC);
-- Of two that look at the same reading only one begins an alert.
CREATE UNIQUE INDEX alert_open_idx ON alert (tenant_id, rule_id, subject) WHERE status <> 'cleared';
CREATE INDEX alert_unmailed_idx ON alert (tenant_id, mail_due_at) WHERE mail_due_at IS NOT NULL;
SELECT protect_tenant_table('alert');
GRANT SELECT, INSERT, UPDATE, DELETE ON alert TO patchbay_app;
