-- What is promised for a ticket, where the flow of its type stands, and how its customer found it.
ALTER TABLE ticket
  ADD COLUMN step jsonb,
  ADD COLUMN sla jsonb,
  ADD COLUMN due_at timestamptz(3),
  ADD COLUMN look_at timestamptz(3),
  ADD COLUMN breached boolean NOT NULL DEFAULT false,
  ADD COLUMN merged_into integer,
  ADD COLUMN closed_at timestamptz(3),
  ADD COLUMN rating integer,
  ADD COLUMN rating_comment text,
  ADD COLUMN rated_at timestamptz(3),
  ADD COLUMN rated_agent text;
CREATE INDEX ticket_look_idx ON ticket (tenant_id, look_at) WHERE look_at IS NOT NULL;
CREATE INDEX ticket_due_idx ON ticket (tenant_id, due_at);
ALTER TABLE ticket_event ADD COLUMN status text;

-- Types, promises, triggers, macros and views: each a JSON document of its kind's own shape, in the order of their place.
CREATE TABLE ticket_rule (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  kind text NOT NULL,
  name text NOT NULL,
  place integer NOT NULL,
  rule jsonb NOT NULL,
  PRIMARY KEY (tenant_id, kind, name)
);
SELECT protect_tenant_table('ticket_rule');
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_rule TO patchbay_app;

-- From a ticket to another ticket or a contact; one between tickets is read from both ends.
CREATE TABLE ticket_link (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  ticket_id text NOT NULL,
  kind text NOT NULL,
  target text NOT NULL,
  PRIMARY KEY (tenant_id, ticket_id, kind, target),
  FOREIGN KEY (tenant_id, ticket_id) REFERENCES ticket (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX ticket_link_target_idx ON ticket_link (tenant_id, target);
SELECT protect_tenant_table('ticket_link');
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_link TO patchbay_app;

-- Who asked for what of customers' without proof, so that nobody can try one number after the other.
CREATE TABLE guess (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  id bigint GENERATED ALWAYS AS IDENTITY,
  subject text NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX guess_subject_idx ON guess (tenant_id, subject, at);
SELECT protect_tenant_table('guess');
GRANT SELECT, INSERT, UPDATE, DELETE ON guess TO patchbay_app;
