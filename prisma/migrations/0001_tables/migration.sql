-- Drafted from prisma/schema (packages/tooling/src/draft-migration.mjs); by hand: PARTITION BY and the partial indexes at the end.
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "agent" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "team" TEXT,
    "extension" TEXT,
    "skills" JSONB NOT NULL DEFAULT '[]',
    "status" TEXT NOT NULL DEFAULT 'offline',
    "state" JSONB NOT NULL,
    "lease_end" TIMESTAMPTZ(3),
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "agent_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "agent_span" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "agent_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "entry_id" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "agent_span_pkey" PRIMARY KEY ("tenant_id","agent_id","revision","started_at")
) PARTITION BY RANGE ("started_at");

-- CreateTable
CREATE TABLE "break_reason" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "code" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "title_zh" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "break_reason_pkey" PRIMARY KEY ("tenant_id","code")
);

-- CreateTable
CREATE TABLE "phone_credential" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "username" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "realm" TEXT NOT NULL,
    "ha1" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "phone_credential_pkey" PRIMARY KEY ("tenant_id","username")
);

-- CreateTable
CREATE TABLE "phone_registration" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "user_id" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "instance" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "phone_registration_pkey" PRIMARY KEY ("tenant_id","user_id")
);

-- CreateTable
CREATE TABLE "trunk" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "name" TEXT NOT NULL,
    "uri" TEXT NOT NULL,
    "sources" TEXT[],
    "caller_id" TEXT NOT NULL,
    "username" TEXT,
    "password" TEXT,
    "allowed_prefixes" TEXT[],
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "trunk_pkey" PRIMARY KEY ("tenant_id","name")
);

-- CreateTable
CREATE TABLE "test_phone_grant" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "username" TEXT NOT NULL,
    "realm" TEXT NOT NULL,
    "ha1" TEXT NOT NULL,
    "granted_by" TEXT NOT NULL,
    "flow" TEXT NOT NULL,
    "version" INTEGER,
    "program" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "test_phone_grant_pkey" PRIMARY KEY ("tenant_id","username")
);

-- CreateTable
CREATE TABLE "call" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "id" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "caller" TEXT NOT NULL,
    "callee" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "runtime" TEXT NOT NULL,
    "flow" TEXT,
    "version" INTEGER,
    "run_id" TEXT,
    "sip_call_id" TEXT,
    "customer_id" TEXT,
    "agent_id" TEXT,
    "queue" TEXT,
    "disposition" TEXT,
    "outcome" TEXT,
    "ended_by" TEXT,
    "cause" TEXT,
    "resume" JSON,

    CONSTRAINT "call_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "call_leg" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "cause" TEXT,
    "codec" TEXT,

    CONSTRAINT "call_leg_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "path_step" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "run_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "call_id" TEXT NOT NULL,
    "flow" TEXT NOT NULL,
    "version" INTEGER,
    "node" TEXT NOT NULL,
    "exit" TEXT,
    "variables" JSON,

    CONSTRAINT "path_step_pkey" PRIMARY KEY ("tenant_id","run_id","seq","at")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "recording" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER,
    "bytes" BIGINT,

    CONSTRAINT "recording_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "call_note" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "id" BIGSERIAL NOT NULL,
    "call_id" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "call_note_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "run" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "program" TEXT NOT NULL,
    "flow" TEXT NOT NULL,
    "version" INTEGER,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "journal_entry" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "run_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "body" JSON NOT NULL,

    CONSTRAINT "journal_entry_pkey" PRIMARY KEY ("tenant_id","run_id","seq","at")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "customer" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tier" TEXT,
    "language" TEXT,
    "external_id" TEXT,
    "tags" TEXT[],
    "fields" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "customer_handle" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "customer_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "shown" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "customer_handle_pkey" PRIMARY KEY ("tenant_id","customer_id","kind","value")
);

-- CreateTable
CREATE TABLE "flow" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_by" TEXT,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "flow_pkey" PRIMARY KEY ("tenant_id","name")
);

-- CreateTable
CREATE TABLE "flow_version" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "flow_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "message" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by" TEXT,

    CONSTRAINT "flow_version_pkey" PRIMARY KEY ("tenant_id","flow_name","version")
);

-- CreateTable
CREATE TABLE "program" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "hash" TEXT NOT NULL,
    "program" JSON NOT NULL,

    CONSTRAINT "program_pkey" PRIMARY KEY ("tenant_id","hash")
);

-- CreateTable
CREATE TABLE "bound_number" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "number" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "flow_name" TEXT,
    "version" INTEGER,

    CONSTRAINT "bound_number_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "api_key" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "permissions" TEXT[],
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "webhook" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "secret" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "id" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "body" JSON NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "prompt" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "language" TEXT,
    "duration_ms" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prompt_pkey" PRIMARY KEY ("tenant_id","name")
);

-- CreateTable
CREATE TABLE "calendar" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "name" TEXT NOT NULL,
    "calendar" JSONB NOT NULL,

    CONSTRAINT "calendar_pkey" PRIMARY KEY ("tenant_id","name")
);

-- CreateTable
CREATE TABLE "script" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "steps" JSONB NOT NULL,

    CONSTRAINT "script_pkey" PRIMARY KEY ("tenant_id","name")
);

-- CreateTable
CREATE TABLE "article" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "tags" TEXT[],
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "workspace_layout" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "team" TEXT,
    "panels" JSONB NOT NULL,

    CONSTRAINT "workspace_layout_pkey" PRIMARY KEY ("tenant_id","name")
);

-- CreateTable
CREATE TABLE "dashboard" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "tiles" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,

    CONSTRAINT "dashboard_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "queue" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "ring_ms" INTEGER NOT NULL,
    "wrap_up_ms" INTEGER NOT NULL,
    "service_level_ms" INTEGER NOT NULL,
    "hold_music" TEXT,

    CONSTRAINT "queue_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "queue_member" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "queue_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,

    CONSTRAINT "queue_member_pkey" PRIMARY KEY ("tenant_id","queue_id","agent_id")
);

-- CreateTable
CREATE TABLE "queue_entry" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "queue_id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "customer_id" TEXT,
    "skills" JSONB NOT NULL,
    "priority" INTEGER NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "screen" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "state" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "agent_id" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "left_how" TEXT,
    "wrapped_ms" INTEGER,

    CONSTRAINT "queue_entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "offer" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "id" TEXT NOT NULL,
    "entry_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "how" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "offer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tenant" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "language" TEXT NOT NULL DEFAULT 'en',
    "parent_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lease" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "bus_payload" (
    "id" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bus_payload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "detail" JSONB,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "counter" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "kind" TEXT NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("tenant_id","kind")
);

-- CreateTable
CREATE TABLE "ticket" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "assignee" TEXT,
    "customer_id" TEXT,
    "call_id" TEXT,
    "fields" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "ticket_event" (
    "tenant_id" TEXT NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
    "id" BIGSERIAL NOT NULL,
    "ticket_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" TEXT,
    "event" JSONB NOT NULL,

    CONSTRAINT "ticket_event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "agent_tenant_id_lease_end_idx" ON "agent"("tenant_id", "lease_end");

-- CreateIndex
CREATE INDEX "agent_span_tenant_id_started_at_idx" ON "agent_span"("tenant_id", "started_at");

-- CreateIndex
CREATE INDEX "call_tenant_id_started_at_id_idx" ON "call"("tenant_id", "started_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "call_tenant_id_customer_id_started_at_idx" ON "call"("tenant_id", "customer_id", "started_at");

-- CreateIndex
CREATE INDEX "call_tenant_id_agent_id_started_at_idx" ON "call"("tenant_id", "agent_id", "started_at");

-- CreateIndex
CREATE INDEX "call_leg_tenant_id_call_id_idx" ON "call_leg"("tenant_id", "call_id");

-- CreateIndex
CREATE INDEX "path_step_tenant_id_call_id_idx" ON "path_step"("tenant_id", "call_id");

-- CreateIndex
CREATE INDEX "recording_tenant_id_call_id_idx" ON "recording"("tenant_id", "call_id");

-- CreateIndex
CREATE INDEX "call_note_tenant_id_call_id_idx" ON "call_note"("tenant_id", "call_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_tenant_id_external_id_key" ON "customer"("tenant_id", "external_id");

-- CreateIndex
CREATE INDEX "customer_handle_tenant_id_kind_value_idx" ON "customer_handle"("tenant_id", "kind", "value");

-- CreateIndex
CREATE INDEX "bound_number_tenant_id_idx" ON "bound_number"("tenant_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE INDEX "webhook_delivery_tenant_id_status_next_at_idx" ON "webhook_delivery"("tenant_id", "status", "next_at");

-- CreateIndex
CREATE INDEX "webhook_delivery_tenant_id_webhook_id_created_at_idx" ON "webhook_delivery"("tenant_id", "webhook_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "queue_tenant_id_name_key" ON "queue"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "queue_member_tenant_id_agent_id_idx" ON "queue_member"("tenant_id", "agent_id");

-- CreateIndex
CREATE INDEX "queue_entry_tenant_id_entered_at_idx" ON "queue_entry"("tenant_id", "entered_at");

-- CreateIndex
CREATE INDEX "queue_entry_tenant_id_call_id_idx" ON "queue_entry"("tenant_id", "call_id");

-- CreateIndex
CREATE UNIQUE INDEX "queue_entry_tenant_id_key_key" ON "queue_entry"("tenant_id", "key");

-- CreateIndex
CREATE INDEX "offer_tenant_id_entry_id_idx" ON "offer"("tenant_id", "entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_slug_key" ON "tenant"("slug");

-- CreateIndex
CREATE INDEX "bus_payload_sent_at_idx" ON "bus_payload"("sent_at");

-- CreateIndex
CREATE INDEX "audit_entry_tenant_id_at_idx" ON "audit_entry"("tenant_id", "at");

-- CreateIndex
CREATE INDEX "ticket_tenant_id_created_at_idx" ON "ticket"("tenant_id", "created_at");

-- CreateIndex
CREATE INDEX "ticket_tenant_id_customer_id_idx" ON "ticket"("tenant_id", "customer_id");

-- CreateIndex
CREATE INDEX "ticket_tenant_id_call_id_idx" ON "ticket"("tenant_id", "call_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_tenant_id_number_key" ON "ticket"("tenant_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_tenant_id_key_key" ON "ticket"("tenant_id", "key");

-- CreateIndex
CREATE INDEX "ticket_event_tenant_id_ticket_id_idx" ON "ticket_event"("tenant_id", "ticket_id");

-- AddForeignKey
ALTER TABLE "customer_handle" ADD CONSTRAINT "customer_handle_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flow_version" ADD CONSTRAINT "flow_version_tenant_id_flow_name_fkey" FOREIGN KEY ("tenant_id", "flow_name") REFERENCES "flow"("tenant_id", "name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bound_number" ADD CONSTRAINT "bound_number_tenant_id_flow_name_version_fkey" FOREIGN KEY ("tenant_id", "flow_name", "version") REFERENCES "flow_version"("tenant_id", "flow_name", "version") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_tenant_id_webhook_id_fkey" FOREIGN KEY ("tenant_id", "webhook_id") REFERENCES "webhook"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_member" ADD CONSTRAINT "queue_member_tenant_id_queue_id_fkey" FOREIGN KEY ("tenant_id", "queue_id") REFERENCES "queue"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_member" ADD CONSTRAINT "queue_member_tenant_id_agent_id_fkey" FOREIGN KEY ("tenant_id", "agent_id") REFERENCES "agent"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant" ADD CONSTRAINT "tenant_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "tenant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket_event" ADD CONSTRAINT "ticket_event_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "ticket"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who waits, in order of turn.
CREATE INDEX "queue_entry_waiting_idx" ON "queue_entry"("tenant_id", "queue_id", "priority", "entered_at") WHERE status IN ('waiting', 'offered');

-- Offers whose lease runs.
CREATE INDEX "offer_open_idx" ON "offer"("tenant_id", "until") WHERE how IS NULL;

-- Calls that go on.
CREATE INDEX "call_open_idx" ON "call"("tenant_id", "runtime") WHERE ended_at IS NULL;
