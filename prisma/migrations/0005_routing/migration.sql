-- How a queue gives its contacts to agents, what was expected of a wait, who follows up callers that gave up, and what the
-- router decided.
ALTER TABLE queue ADD COLUMN routing jsonb;

ALTER TABLE queue_entry
  ADD COLUMN last_agent_id text,
  ADD COLUMN expected_ms integer,
  ADD COLUMN followed_up_at timestamptz(3),
  ADD COLUMN followed_up_by text;
CREATE INDEX queue_entry_tenant_id_customer_id_answered_at_idx ON queue_entry (tenant_id, customer_id, answered_at);

CREATE TABLE routing_decision (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id', true),
  entry_id text NOT NULL,
  at timestamptz(3) NOT NULL,
  agent_id text,
  facts jsonb NOT NULL,
  PRIMARY KEY (tenant_id, entry_id, at)
);
SELECT protect_tenant_table('routing_decision');
GRANT SELECT, INSERT ON routing_decision TO patchbay_app;
