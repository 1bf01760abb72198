-- Each time that a customer heard music because their agent held the call.
CREATE TABLE hold_span (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  entry_id text NOT NULL,
  agent_id text NOT NULL,
  began_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, entry_id, began_at)
);
CREATE INDEX "hold_span_tenant_id_began_at_idx" ON hold_span (tenant_id, began_at);
SELECT protect_tenant_table('hold_span');
GRANT SELECT, INSERT, UPDATE, DELETE ON hold_span TO patchbay_app;

-- How agents work: which contacts, how many at once, what may interrupt what. NULL: as the team does, else as usual.
ALTER TABLE agent ADD COLUMN work json;
CREATE TABLE team (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  name text NOT NULL,
  work json NOT NULL,
  PRIMARY KEY (tenant_id, name)
);
SELECT protect_tenant_table('team');
GRANT SELECT, INSERT, UPDATE, DELETE ON team TO patchbay_app;

-- What reviewers look at in a contact.
CREATE TABLE quality_form (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  id text NOT NULL,
  title text NOT NULL,
  sections json NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
SELECT protect_tenant_table('quality_form');
GRANT SELECT, INSERT, UPDATE, DELETE ON quality_form TO patchbay_app;

-- One reviewer's view of one contact, by the form as it was then, and what its agent says to it.
CREATE TABLE quality_review (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  id text NOT NULL,
  call_id text NOT NULL,
  form_id text NOT NULL,
  form json NOT NULL,
  agent_id text NOT NULL,
  reviewer text NOT NULL,
  answers json NOT NULL,
  comment text NOT NULL,
  score double precision,
  failed boolean NOT NULL,
  status text NOT NULL,
  reviewed_at timestamptz(3) NOT NULL,
  reply text,
  replied_at timestamptz(3),
  verdict text,
  settled_by text,
  settled_at timestamptz(3),
  PRIMARY KEY (tenant_id, id)
);
-- Several reviewers of one contact show how alike they judge; each has one view of it.
CREATE UNIQUE INDEX quality_review_call_idx ON quality_review (tenant_id, call_id, form_id, reviewer);
CREATE INDEX "quality_review_tenant_id_agent_id_reviewed_at_idx" ON quality_review (tenant_id, agent_id, reviewed_at);
SELECT protect_tenant_table('quality_review');
GRANT SELECT, INSERT, UPDATE, DELETE ON quality_review TO patchbay_app;
