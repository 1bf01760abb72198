-- An agent's own answers stand beside those of all.
ALTER TABLE canned_answer ADD COLUMN owner text;

-- How fit an agent's phone was when it was last tried: the newest trial only.
CREATE TABLE phone_check (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  agent_id text NOT NULL,
  at timestamptz(3) NOT NULL,
  microphone text NOT NULL,
  figures json NOT NULL,
  faults text[] NOT NULL,
  PRIMARY KEY (tenant_id, agent_id)
);
SELECT protect_tenant_table('phone_check');
GRANT SELECT, INSERT, UPDATE, DELETE ON phone_check TO patchbay_app;

-- Whether an agent whose phone is not fit is warned or kept from becoming ready.
ALTER TABLE supervision_settings ADD COLUMN unfit_phones text NOT NULL DEFAULT 'warn';
