-- Whom we shall call, and every attempt to reach them; how many calls a trunk carries at once, and how many of those are kept
-- for people who call us.
CREATE TABLE dial_task (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  id text NOT NULL,
  queue_id text,
  number text NOT NULL,
  name text,
  time_zone text,
  customer_id text,
  data jsonb NOT NULL DEFAULT '{}',
  rules jsonb,
  -- Its place in line: when the caller came, not when the callback was asked for.
  entered_at timestamptz(3) NOT NULL,
  status text NOT NULL DEFAULT 'waiting',
  state jsonb NOT NULL,
  not_before timestamptz(3),
  outcome text,
  revision integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  created_by text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX dial_task_tenant_id_status_not_before_idx ON dial_task (tenant_id, status, not_before);

CREATE TABLE dial_attempt (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  -- The call's.
  id text NOT NULL,
  task_id text NOT NULL,
  no integer NOT NULL,
  runtime text NOT NULL,
  trunk text NOT NULL,
  number text NOT NULL,
  claimed_at timestamptz(3) NOT NULL,
  until timestamptz(3) NOT NULL,
  answered_at timestamptz(3),
  ended_at timestamptz(3),
  outcome text,
  cause text,
  note text,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, task_id, no),
  FOREIGN KEY (tenant_id, task_id) REFERENCES dial_task (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX dial_attempt_tenant_id_ended_at_idx ON dial_attempt (tenant_id, ended_at);

ALTER TABLE queue_entry ADD COLUMN task_id text;
ALTER TABLE trunk
  ADD COLUMN channels integer,
  ADD COLUMN inbound_reserve integer NOT NULL DEFAULT 0;

SELECT protect_tenant_table('dial_task');
SELECT protect_tenant_table('dial_attempt');
GRANT SELECT, INSERT, UPDATE, DELETE ON dial_task TO patchbay_app;
GRANT SELECT, INSERT, UPDATE ON dial_attempt TO patchbay_app;
