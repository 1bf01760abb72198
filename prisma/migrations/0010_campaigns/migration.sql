-- Many people called for one purpose, by one flow, within one set of rules.
CREATE TABLE campaign (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  id text NOT NULL,
  name text NOT NULL,
  title text NOT NULL,
  flow text NOT NULL,
  queue_id text,
  mode text NOT NULL,
  status text NOT NULL DEFAULT 'draft',
  rules jsonb NOT NULL,
  outcomes jsonb NOT NULL DEFAULT '[]',
  max_calls integer NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  created_by text,
  started_at timestamptz(3),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, name)
);

ALTER TABLE dial_task
  ADD COLUMN campaign_id text,
  ADD COLUMN position integer NOT NULL DEFAULT 0,
  ADD FOREIGN KEY (tenant_id, campaign_id) REFERENCES campaign (tenant_id, id) ON DELETE CASCADE;
-- Nobody stands twice in a campaign, nor waits for two callbacks of one queue.
CREATE UNIQUE INDEX dial_task_campaign_number_key ON dial_task (tenant_id, campaign_id, number) WHERE campaign_id IS NOT NULL;
CREATE UNIQUE INDEX dial_task_open_callback_key ON dial_task (tenant_id, queue_id, number)
  WHERE campaign_id IS NULL AND status <> 'done';
CREATE INDEX dial_task_campaign_idx ON dial_task (tenant_id, campaign_id, status, position);

SELECT protect_tenant_table('campaign');
GRANT SELECT, INSERT, UPDATE, DELETE ON campaign TO patchbay_app;
