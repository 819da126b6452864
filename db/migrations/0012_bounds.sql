PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_allotment_transfers` (
	`id` text PRIMARY KEY NOT NULL,
	`from_unit_id` text NOT NULL,
	`to_unit_id` text NOT NULL,
	`month` text NOT NULL,
	`minutes` integer NOT NULL,
	`word` text NOT NULL,
	`state` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_by_unit_id` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`decision_word` text NOT NULL,
	FOREIGN KEY (`from_unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by_unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "allotment_transfers_minutes_bounds" CHECK(typeof("__new_allotment_transfers"."minutes") = 'integer' AND "__new_allotment_transfers"."minutes" BETWEEN 1 AND 60000),
	CONSTRAINT "allotment_transfers_proposed_at_bounds" CHECK(typeof("__new_allotment_transfers"."proposed_at") = 'integer' AND "__new_allotment_transfers"."proposed_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "allotment_transfers_decided_at_bounds" CHECK("__new_allotment_transfers"."decided_at" IS NULL OR (typeof("__new_allotment_transfers"."decided_at") = 'integer' AND "__new_allotment_transfers"."decided_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "allotment_transfers_state_known" CHECK("__new_allotment_transfers"."state" IN ('proposed', 'accepted', 'declined', 'withdrawn')),
	CONSTRAINT "allotment_transfers_two_units" CHECK("__new_allotment_transfers"."from_unit_id" <> "__new_allotment_transfers"."to_unit_id"),
	CONSTRAINT "allotment_transfers_month" CHECK("__new_allotment_transfers"."month" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]')
);
--> statement-breakpoint
INSERT INTO `__new_allotment_transfers`("id", "from_unit_id", "to_unit_id", "month", "minutes", "word", "state", "proposed_by", "proposed_by_unit_id", "proposed_at", "decided_by", "decided_at", "decision_word") SELECT "id", "from_unit_id", "to_unit_id", "month", "minutes", "word", "state", "proposed_by", "proposed_by_unit_id", "proposed_at", "decided_by", "decided_at", "decision_word" FROM `allotment_transfers`;--> statement-breakpoint
DROP TABLE `allotment_transfers`;--> statement-breakpoint
ALTER TABLE `__new_allotment_transfers` RENAME TO `allotment_transfers`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `allotment_transfers_from` ON `allotment_transfers` (`from_unit_id`,`month`);--> statement-breakpoint
CREATE INDEX `allotment_transfers_to` ON `allotment_transfers` (`to_unit_id`,`month`);--> statement-breakpoint
CREATE INDEX `allotment_transfers_state` ON `allotment_transfers` (`state`);--> statement-breakpoint
CREATE TABLE `__new_allotments` (
	`unit_id` text NOT NULL,
	`month` text NOT NULL,
	`minutes` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`unit_id`, `month`),
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "allotments_minutes_bounds" CHECK(typeof("__new_allotments"."minutes") = 'integer' AND "__new_allotments"."minutes" BETWEEN 0 AND 60000000),
	CONSTRAINT "allotments_updated_at_bounds" CHECK(typeof("__new_allotments"."updated_at") = 'integer' AND "__new_allotments"."updated_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "allotments_month" CHECK("__new_allotments"."month" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]')
);
--> statement-breakpoint
INSERT INTO `__new_allotments`("unit_id", "month", "minutes", "updated_at") SELECT "unit_id", "month", "minutes", "updated_at" FROM `allotments`;--> statement-breakpoint
DROP TABLE `allotments`;--> statement-breakpoint
ALTER TABLE `__new_allotments` RENAME TO `allotments`;--> statement-breakpoint
CREATE TABLE `__new_batches` (
	`id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`digest_key` text NOT NULL,
	`occasion` text NOT NULL,
	`calendar_unit_id` text,
	`last_day` text NOT NULL,
	`method` text NOT NULL,
	`body` text NOT NULL,
	`recipients` integer NOT NULL,
	`retry_key` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`leased_until` integer,
	`first_attempt_at` integer,
	`next_attempt_at` integer,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	`last_status` integer,
	`line_request_id` text,
	`reason` text,
	`resent_as` text,
	`settled_at` integer,
	FOREIGN KEY (`calendar_unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resent_as`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "batches_recipients_bounds" CHECK(typeof("__new_batches"."recipients") = 'integer' AND "__new_batches"."recipients" BETWEEN 1 AND 500),
	CONSTRAINT "batches_attempts_bounds" CHECK(typeof("__new_batches"."attempts") = 'integer' AND "__new_batches"."attempts" BETWEEN 0 AND 1000000000),
	CONSTRAINT "batches_leased_until_bounds" CHECK("__new_batches"."leased_until" IS NULL OR (typeof("__new_batches"."leased_until") = 'integer' AND "__new_batches"."leased_until" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "batches_first_attempt_at_bounds" CHECK("__new_batches"."first_attempt_at" IS NULL OR (typeof("__new_batches"."first_attempt_at") = 'integer' AND "__new_batches"."first_attempt_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "batches_next_attempt_at_bounds" CHECK("__new_batches"."next_attempt_at" IS NULL OR (typeof("__new_batches"."next_attempt_at") = 'integer' AND "__new_batches"."next_attempt_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "batches_created_at_bounds" CHECK(typeof("__new_batches"."created_at") = 'integer' AND "__new_batches"."created_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "batches_finished_at_bounds" CHECK("__new_batches"."finished_at" IS NULL OR (typeof("__new_batches"."finished_at") = 'integer' AND "__new_batches"."finished_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "batches_last_status_bounds" CHECK("__new_batches"."last_status" IS NULL OR (typeof("__new_batches"."last_status") = 'integer' AND "__new_batches"."last_status" BETWEEN 0 AND 999)),
	CONSTRAINT "batches_settled_at_bounds" CHECK("__new_batches"."settled_at" IS NULL OR (typeof("__new_batches"."settled_at") = 'integer' AND "__new_batches"."settled_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "batches_day_day" CHECK("__new_batches"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "batches_last_day_day" CHECK("__new_batches"."last_day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "batches_occasion" CHECK("__new_batches"."occasion" IN ('daily', 'urgent', 'asked', 'notice')),
	CONSTRAINT "batches_state" CHECK("__new_batches"."state" IN ('planned', 'sending', 'accepted', 'held', 'failed', 'uncertain', 'dropped')),
	CONSTRAINT "batches_method" CHECK("__new_batches"."method" IN ('push', 'multicast')),
	CONSTRAINT "batches_finished" CHECK(("__new_batches"."state" IN ('accepted', 'failed', 'uncertain', 'dropped')) = ("__new_batches"."finished_at" IS NOT NULL)),
	CONSTRAINT "batches_leased" CHECK("__new_batches"."state" <> 'sending' OR "__new_batches"."leased_until" IS NOT NULL)
);
--> statement-breakpoint
INSERT INTO `__new_batches`("id", "day", "digest_key", "occasion", "calendar_unit_id", "last_day", "method", "body", "recipients", "retry_key", "state", "attempts", "leased_until", "first_attempt_at", "next_attempt_at", "created_at", "finished_at", "last_status", "line_request_id", "reason", "resent_as", "settled_at") SELECT "id", "day", "digest_key", "occasion", "calendar_unit_id", "last_day", "method", "body", "recipients", "retry_key", "state", "attempts", "leased_until", "first_attempt_at", "next_attempt_at", "created_at", "finished_at", "last_status", "line_request_id", "reason", "resent_as", "settled_at" FROM `batches`;--> statement-breakpoint
DROP TABLE `batches`;--> statement-breakpoint
ALTER TABLE `__new_batches` RENAME TO `batches`;--> statement-breakpoint
CREATE UNIQUE INDEX `batches_retry_key` ON `batches` (`retry_key`);--> statement-breakpoint
CREATE INDEX `batches_unfinished` ON `batches` (`state`) WHERE state IN ('planned', 'sending', 'held');--> statement-breakpoint
CREATE INDEX `batches_unsettled` ON `batches` (`state`) WHERE state IN ('failed', 'uncertain') AND settled_at IS NULL;--> statement-breakpoint
CREATE INDEX `batches_day` ON `batches` (`day`);--> statement-breakpoint
CREATE TABLE `__new_overtime_days` (
	`staff_id` text NOT NULL,
	`day` text NOT NULL,
	`unit_id` text NOT NULL,
	`minutes` integer NOT NULL,
	`rest_minutes` integer NOT NULL,
	`special_minutes` integer NOT NULL,
	`until_minutes` integer,
	`source` text NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`staff_id`, `day`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "overtime_days_minutes_bounds" CHECK(typeof("__new_overtime_days"."minutes") = 'integer' AND "__new_overtime_days"."minutes" BETWEEN 0 AND 1800),
	CONSTRAINT "overtime_days_rest_minutes_bounds" CHECK(typeof("__new_overtime_days"."rest_minutes") = 'integer' AND "__new_overtime_days"."rest_minutes" BETWEEN 0 AND 1800),
	CONSTRAINT "overtime_days_special_minutes_bounds" CHECK(typeof("__new_overtime_days"."special_minutes") = 'integer' AND "__new_overtime_days"."special_minutes" BETWEEN 0 AND 1800),
	CONSTRAINT "overtime_days_until_minutes_bounds" CHECK("__new_overtime_days"."until_minutes" IS NULL OR (typeof("__new_overtime_days"."until_minutes") = 'integer' AND "__new_overtime_days"."until_minutes" BETWEEN 0 AND 1799)),
	CONSTRAINT "overtime_days_recorded_at_bounds" CHECK(typeof("__new_overtime_days"."recorded_at") = 'integer' AND "__new_overtime_days"."recorded_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "overtime_days_day_day" CHECK("__new_overtime_days"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "overtime_days_source" CHECK("__new_overtime_days"."source" IN ('result', 'actual')),
	CONSTRAINT "overtime_days_rest" CHECK("__new_overtime_days"."rest_minutes" <= "__new_overtime_days"."minutes"),
	CONSTRAINT "overtime_days_special" CHECK("__new_overtime_days"."special_minutes" <= "__new_overtime_days"."minutes")
);
--> statement-breakpoint
INSERT INTO `__new_overtime_days`("staff_id", "day", "unit_id", "minutes", "rest_minutes", "special_minutes", "until_minutes", "source", "recorded_at") SELECT "staff_id", "day", "unit_id", "minutes", "rest_minutes", "special_minutes", "until_minutes", "source", "recorded_at" FROM `overtime_days`;--> statement-breakpoint
DROP TABLE `overtime_days`;--> statement-breakpoint
ALTER TABLE `__new_overtime_days` RENAME TO `overtime_days`;--> statement-breakpoint
CREATE INDEX `overtime_days_staff_sums` ON `overtime_days` (`staff_id`,`day`,`minutes`,`rest_minutes`,`special_minutes`);--> statement-breakpoint
CREATE INDEX `overtime_days_special` ON `overtime_days` (`staff_id`,`day`) WHERE "overtime_days"."special_minutes" > 0;--> statement-breakpoint
CREATE INDEX `overtime_days_unit` ON `overtime_days` (`unit_id`,`day`,`minutes`);--> statement-breakpoint
CREATE INDEX `overtime_days_day` ON `overtime_days` (`day`);--> statement-breakpoint
CREATE TABLE `__new_overtime_orders` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`version` integer NOT NULL,
	`staff_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`day` text NOT NULL,
	`from_minutes` integer NOT NULL,
	`until_minutes` integer NOT NULL,
	`break_minutes` integer NOT NULL,
	`task` text NOT NULL,
	`goal_id` text,
	`reason` text,
	`state` text NOT NULL,
	`origin` text NOT NULL,
	`is_afterwards` integer NOT NULL,
	`is_rest_day` integer NOT NULL,
	`word` text NOT NULL,
	`author_id` text NOT NULL,
	`author_name` text NOT NULL,
	`author_title` text NOT NULL,
	`written_at` integer NOT NULL,
	`channel` text NOT NULL,
	`submission_key` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "overtime_orders_version_bounds" CHECK(typeof("__new_overtime_orders"."version") = 'integer' AND "__new_overtime_orders"."version" BETWEEN 1 AND 99999),
	CONSTRAINT "overtime_orders_from_minutes_bounds" CHECK(typeof("__new_overtime_orders"."from_minutes") = 'integer' AND "__new_overtime_orders"."from_minutes" BETWEEN 0 AND 1799),
	CONSTRAINT "overtime_orders_until_minutes_bounds" CHECK(typeof("__new_overtime_orders"."until_minutes") = 'integer' AND "__new_overtime_orders"."until_minutes" BETWEEN 0 AND 1799),
	CONSTRAINT "overtime_orders_break_minutes_bounds" CHECK(typeof("__new_overtime_orders"."break_minutes") = 'integer' AND "__new_overtime_orders"."break_minutes" BETWEEN 0 AND 1799),
	CONSTRAINT "overtime_orders_is_afterwards_bounds" CHECK(typeof("__new_overtime_orders"."is_afterwards") = 'integer' AND "__new_overtime_orders"."is_afterwards" BETWEEN 0 AND 1),
	CONSTRAINT "overtime_orders_is_rest_day_bounds" CHECK(typeof("__new_overtime_orders"."is_rest_day") = 'integer' AND "__new_overtime_orders"."is_rest_day" BETWEEN 0 AND 1),
	CONSTRAINT "overtime_orders_written_at_bounds" CHECK(typeof("__new_overtime_orders"."written_at") = 'integer' AND "__new_overtime_orders"."written_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "overtime_orders_day_day" CHECK("__new_overtime_orders"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "overtime_orders_state" CHECK("__new_overtime_orders"."state" IN ('applied', 'ordered', 'declined', 'withdrawn')),
	CONSTRAINT "overtime_orders_origin" CHECK("__new_overtime_orders"."origin" IN ('staff', 'chief')),
	CONSTRAINT "overtime_orders_channel" CHECK("__new_overtime_orders"."channel" IN ('liff', 'chat', 'import')),
	CONSTRAINT "overtime_orders_span" CHECK("__new_overtime_orders"."until_minutes" > "__new_overtime_orders"."from_minutes"),
	CONSTRAINT "overtime_orders_break" CHECK("__new_overtime_orders"."break_minutes" < "__new_overtime_orders"."until_minutes" - "__new_overtime_orders"."from_minutes")
);
--> statement-breakpoint
INSERT INTO `__new_overtime_orders`("id", "order_id", "version", "staff_id", "unit_id", "day", "from_minutes", "until_minutes", "break_minutes", "task", "goal_id", "reason", "state", "origin", "is_afterwards", "is_rest_day", "word", "author_id", "author_name", "author_title", "written_at", "channel", "submission_key") SELECT "id", "order_id", "version", "staff_id", "unit_id", "day", "from_minutes", "until_minutes", "break_minutes", "task", "goal_id", "reason", "state", "origin", "is_afterwards", "is_rest_day", "word", "author_id", "author_name", "author_title", "written_at", "channel", "submission_key" FROM `overtime_orders`;--> statement-breakpoint
DROP TABLE `overtime_orders`;--> statement-breakpoint
ALTER TABLE `__new_overtime_orders` RENAME TO `overtime_orders`;--> statement-breakpoint
CREATE UNIQUE INDEX `overtime_orders_version` ON `overtime_orders` (`order_id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `overtime_orders_submission` ON `overtime_orders` (`submission_key`,`order_id`);--> statement-breakpoint
CREATE INDEX `overtime_orders_staff` ON `overtime_orders` (`staff_id`,`day`);--> statement-breakpoint
CREATE INDEX `overtime_orders_unit` ON `overtime_orders` (`unit_id`,`day`,`state`,`order_id`,`version`);--> statement-breakpoint
CREATE INDEX `overtime_orders_applied` ON `overtime_orders` (`unit_id`,`day`,`order_id`,`version`) WHERE "overtime_orders"."state" = 'applied';--> statement-breakpoint
CREATE TABLE `__new_overtime_results` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`version` integer NOT NULL,
	`from_minutes` integer NOT NULL,
	`until_minutes` integer NOT NULL,
	`break_minutes` integer NOT NULL,
	`word` text NOT NULL,
	`author_id` text NOT NULL,
	`author_name` text NOT NULL,
	`author_title` text NOT NULL,
	`written_at` integer NOT NULL,
	`channel` text NOT NULL,
	`submission_key` text NOT NULL,
	FOREIGN KEY (`author_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "overtime_results_version_bounds" CHECK(typeof("__new_overtime_results"."version") = 'integer' AND "__new_overtime_results"."version" BETWEEN 1 AND 99999),
	CONSTRAINT "overtime_results_from_minutes_bounds" CHECK(typeof("__new_overtime_results"."from_minutes") = 'integer' AND "__new_overtime_results"."from_minutes" BETWEEN 0 AND 1799),
	CONSTRAINT "overtime_results_until_minutes_bounds" CHECK(typeof("__new_overtime_results"."until_minutes") = 'integer' AND "__new_overtime_results"."until_minutes" BETWEEN 0 AND 1799),
	CONSTRAINT "overtime_results_break_minutes_bounds" CHECK(typeof("__new_overtime_results"."break_minutes") = 'integer' AND "__new_overtime_results"."break_minutes" BETWEEN 0 AND 1799),
	CONSTRAINT "overtime_results_written_at_bounds" CHECK(typeof("__new_overtime_results"."written_at") = 'integer' AND "__new_overtime_results"."written_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "overtime_results_channel" CHECK("__new_overtime_results"."channel" IN ('liff', 'chat', 'import')),
	CONSTRAINT "overtime_results_span" CHECK("__new_overtime_results"."until_minutes" >= "__new_overtime_results"."from_minutes"),
	CONSTRAINT "overtime_results_break" CHECK("__new_overtime_results"."break_minutes" <= "__new_overtime_results"."until_minutes" - "__new_overtime_results"."from_minutes")
);
--> statement-breakpoint
INSERT INTO `__new_overtime_results`("id", "order_id", "version", "from_minutes", "until_minutes", "break_minutes", "word", "author_id", "author_name", "author_title", "written_at", "channel", "submission_key") SELECT "id", "order_id", "version", "from_minutes", "until_minutes", "break_minutes", "word", "author_id", "author_name", "author_title", "written_at", "channel", "submission_key" FROM `overtime_results`;--> statement-breakpoint
DROP TABLE `overtime_results`;--> statement-breakpoint
ALTER TABLE `__new_overtime_results` RENAME TO `overtime_results`;--> statement-breakpoint
CREATE UNIQUE INDEX `overtime_results_version` ON `overtime_results` (`order_id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `overtime_results_submission` ON `overtime_results` (`submission_key`,`order_id`);--> statement-breakpoint
CREATE TABLE `__new_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`goal_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`version` integer NOT NULL,
	`grade_id` text NOT NULL,
	`done` text NOT NULL,
	`blocked` text NOT NULL,
	`next` text NOT NULL,
	`needs_support` integer NOT NULL,
	`support_from` text,
	`author_id` text NOT NULL,
	`author_name` text NOT NULL,
	`author_title` text NOT NULL,
	`unit_name` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`channel` text NOT NULL,
	`submission_key` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`grade_id`) REFERENCES `grades`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reports_version_bounds" CHECK(typeof("__new_reports"."version") = 'integer' AND "__new_reports"."version" BETWEEN 1 AND 99999),
	CONSTRAINT "reports_needs_support_bounds" CHECK(typeof("__new_reports"."needs_support") = 'integer' AND "__new_reports"."needs_support" BETWEEN 0 AND 1),
	CONSTRAINT "reports_submitted_at_bounds" CHECK(typeof("__new_reports"."submitted_at") = 'integer' AND "__new_reports"."submitted_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "reports_channel" CHECK("__new_reports"."channel" IN ('liff', 'chat', 'import'))
);
--> statement-breakpoint
INSERT INTO `__new_reports`("id", "round_id", "goal_id", "unit_id", "version", "grade_id", "done", "blocked", "next", "needs_support", "support_from", "author_id", "author_name", "author_title", "unit_name", "submitted_at", "channel", "submission_key") SELECT "id", "round_id", "goal_id", "unit_id", "version", "grade_id", "done", "blocked", "next", "needs_support", "support_from", "author_id", "author_name", "author_title", "unit_name", "submitted_at", "channel", "submission_key" FROM `reports`;--> statement-breakpoint
DROP TABLE `reports`;--> statement-breakpoint
ALTER TABLE `__new_reports` RENAME TO `reports`;--> statement-breakpoint
CREATE UNIQUE INDEX `reports_version` ON `reports` (`round_id`,`goal_id`,`unit_id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `reports_submission` ON `reports` (`submission_key`);--> statement-breakpoint
CREATE INDEX `reports_goal_unit` ON `reports` (`goal_id`,`unit_id`);--> statement-breakpoint
CREATE INDEX `reports_unit_round` ON `reports` (`unit_id`,`round_id`,`goal_id`,`version`,`grade_id`,`needs_support`,`id`,`author_id`,`submitted_at`);--> statement-breakpoint
CREATE TABLE `__new_rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`fiscal_year` integer NOT NULL,
	`quarter` integer NOT NULL,
	`opens_on` text NOT NULL,
	`due_on` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	CONSTRAINT "rounds_fiscal_year_bounds" CHECK(typeof("__new_rounds"."fiscal_year") = 'integer' AND "__new_rounds"."fiscal_year" BETWEEN 1926 AND 2199),
	CONSTRAINT "rounds_quarter_bounds" CHECK(typeof("__new_rounds"."quarter") = 'integer' AND "__new_rounds"."quarter" BETWEEN 1 AND 4),
	CONSTRAINT "rounds_opened_at_bounds" CHECK(typeof("__new_rounds"."opened_at") = 'integer' AND "__new_rounds"."opened_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "rounds_closed_at_bounds" CHECK("__new_rounds"."closed_at" IS NULL OR (typeof("__new_rounds"."closed_at") = 'integer' AND "__new_rounds"."closed_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "rounds_opens_on_day" CHECK("__new_rounds"."opens_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "rounds_due_on_day" CHECK("__new_rounds"."due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "rounds_order" CHECK("__new_rounds"."due_on" IS NULL OR "__new_rounds"."due_on" >= "__new_rounds"."opens_on")
);
--> statement-breakpoint
INSERT INTO `__new_rounds`("id", "fiscal_year", "quarter", "opens_on", "due_on", "opened_at", "closed_at") SELECT "id", "fiscal_year", "quarter", "opens_on", "due_on", "opened_at", "closed_at" FROM `rounds`;--> statement-breakpoint
DROP TABLE `rounds`;--> statement-breakpoint
ALTER TABLE `__new_rounds` RENAME TO `rounds`;--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_year_quarter` ON `rounds` (`fiscal_year`,`quarter`);--> statement-breakpoint
CREATE TABLE `__new_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`quarter` integer,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "steps_position_bounds" CHECK(typeof("__new_steps"."position") = 'integer' AND "__new_steps"."position" BETWEEN 0 AND 99999),
	CONSTRAINT "steps_quarter_bounds" CHECK("__new_steps"."quarter" IS NULL OR (typeof("__new_steps"."quarter") = 'integer' AND "__new_steps"."quarter" BETWEEN 1 AND 4))
);
--> statement-breakpoint
INSERT INTO `__new_steps`("id", "goal_id", "position", "text", "quarter") SELECT "id", "goal_id", "position", "text", "quarter" FROM `steps`;--> statement-breakpoint
DROP TABLE `steps`;--> statement-breakpoint
ALTER TABLE `__new_steps` RENAME TO `steps`;--> statement-breakpoint
CREATE INDEX `steps_goal` ON `steps` (`goal_id`);--> statement-breakpoint
CREATE TABLE `__new_absences` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`deputy_id` text,
	`recorded_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deputy_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "absences_recorded_at_bounds" CHECK(typeof("__new_absences"."recorded_at") = 'integer' AND "__new_absences"."recorded_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "absences_ended_at_bounds" CHECK("__new_absences"."ended_at" IS NULL OR (typeof("__new_absences"."ended_at") = 'integer' AND "__new_absences"."ended_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "absences_from_day" CHECK("__new_absences"."from_day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "absences_until_day" CHECK("__new_absences"."until_day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "absences_order" CHECK("__new_absences"."until_day" IS NULL OR "__new_absences"."until_day" >= "__new_absences"."from_day")
);
--> statement-breakpoint
INSERT INTO `__new_absences`("id", "staff_id", "from_day", "until_day", "deputy_id", "recorded_at", "ended_at") SELECT "id", "staff_id", "from_day", "until_day", "deputy_id", "recorded_at", "ended_at" FROM `absences`;--> statement-breakpoint
DROP TABLE `absences`;--> statement-breakpoint
ALTER TABLE `__new_absences` RENAME TO `absences`;--> statement-breakpoint
CREATE INDEX `absences_staff` ON `absences` (`staff_id`,`until_day`);--> statement-breakpoint
CREATE INDEX `absences_until` ON `absences` (`until_day`);--> statement-breakpoint
CREATE TABLE `__new_audit_log` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`before` text,
	`after` text,
	FOREIGN KEY (`actor_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "audit_log_id_bounds" CHECK(typeof("__new_audit_log"."id") = 'integer' AND "__new_audit_log"."id" BETWEEN 1 AND 9007199254740991),
	CONSTRAINT "audit_log_at_bounds" CHECK(typeof("__new_audit_log"."at") = 'integer' AND "__new_audit_log"."at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "audit_log_actor_kind" CHECK("__new_audit_log"."actor_kind" IN ('staff', 'commandLine', 'system'))
);
--> statement-breakpoint
INSERT INTO `__new_audit_log`("id", "at", "actor_kind", "actor_id", "action", "subject", "before", "after") SELECT "id", "at", "actor_kind", "actor_id", "action", "subject", "before", "after" FROM `audit_log`;--> statement-breakpoint
DROP TABLE `audit_log`;--> statement-breakpoint
ALTER TABLE `__new_audit_log` RENAME TO `audit_log`;--> statement-breakpoint
CREATE INDEX `audit_log_subject` ON `audit_log` (`subject`);--> statement-breakpoint
CREATE INDEX `audit_log_at` ON `audit_log` (`at`);--> statement-breakpoint
CREATE TABLE `__new_calendar_feeds` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "calendar_feeds_created_at_bounds" CHECK(typeof("__new_calendar_feeds"."created_at") = 'integer' AND "__new_calendar_feeds"."created_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "calendar_feeds_revoked_at_bounds" CHECK("__new_calendar_feeds"."revoked_at" IS NULL OR (typeof("__new_calendar_feeds"."revoked_at") = 'integer' AND "__new_calendar_feeds"."revoked_at" BETWEEN 0 AND 7258118399999))
);
--> statement-breakpoint
INSERT INTO `__new_calendar_feeds`("token_hash", "staff_id", "created_at", "revoked_at") SELECT "token_hash", "staff_id", "created_at", "revoked_at" FROM `calendar_feeds`;--> statement-breakpoint
DROP TABLE `calendar_feeds`;--> statement-breakpoint
ALTER TABLE `__new_calendar_feeds` RENAME TO `calendar_feeds`;--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_one` ON `calendar_feeds` (`staff_id`) WHERE revoked_at IS NULL;--> statement-breakpoint
CREATE INDEX `calendar_feeds_staff` ON `calendar_feeds` (`staff_id`);--> statement-breakpoint
CREATE TABLE `__new_criteria` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "criteria_position_bounds" CHECK(typeof("__new_criteria"."position") = 'integer' AND "__new_criteria"."position" BETWEEN 0 AND 99999),
	CONSTRAINT "criteria_withdrawn_at_bounds" CHECK("__new_criteria"."withdrawn_at" IS NULL OR (typeof("__new_criteria"."withdrawn_at") = 'integer' AND "__new_criteria"."withdrawn_at" BETWEEN 0 AND 7258118399999))
);
--> statement-breakpoint
INSERT INTO `__new_criteria`("id", "goal_id", "position", "text", "withdrawn_at") SELECT "id", "goal_id", "position", "text", "withdrawn_at" FROM `criteria`;--> statement-breakpoint
DROP TABLE `criteria`;--> statement-breakpoint
ALTER TABLE `__new_criteria` RENAME TO `criteria`;--> statement-breakpoint
CREATE INDEX `criteria_goal` ON `criteria` (`goal_id`);--> statement-breakpoint
CREATE TABLE `__new_deadline_audiences` (
	`deadline_id` text NOT NULL,
	`position` integer NOT NULL,
	`unit_id` text NOT NULL,
	`role` text,
	`title` text,
	PRIMARY KEY(`deadline_id`, `position`),
	FOREIGN KEY (`deadline_id`) REFERENCES `deadlines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deadline_audiences_position_bounds" CHECK(typeof("__new_deadline_audiences"."position") = 'integer' AND "__new_deadline_audiences"."position" BETWEEN 0 AND 99999),
	CONSTRAINT "deadline_audiences_role" CHECK("__new_deadline_audiences"."role" IS NULL OR "__new_deadline_audiences"."role" IN ('member', 'chief', 'director', 'admin'))
);
--> statement-breakpoint
INSERT INTO `__new_deadline_audiences`("deadline_id", "position", "unit_id", "role", "title") SELECT "deadline_id", "position", "unit_id", "role", "title" FROM `deadline_audiences`;--> statement-breakpoint
DROP TABLE `deadline_audiences`;--> statement-breakpoint
ALTER TABLE `__new_deadline_audiences` RENAME TO `deadline_audiences`;--> statement-breakpoint
CREATE INDEX `deadline_audiences_unit` ON `deadline_audiences` (`unit_id`);--> statement-breakpoint
CREATE TABLE `__new_deadline_hand_ins` (
	`id` text PRIMARY KEY NOT NULL,
	`deadline_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`paper` text NOT NULL,
	`staff_id` text NOT NULL,
	`staff_name` text NOT NULL,
	`handed_in_at` integer NOT NULL,
	`taken_back_at` integer,
	FOREIGN KEY (`deadline_id`) REFERENCES `deadlines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deadline_hand_ins_handed_in_at_bounds" CHECK(typeof("__new_deadline_hand_ins"."handed_in_at") = 'integer' AND "__new_deadline_hand_ins"."handed_in_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "deadline_hand_ins_taken_back_at_bounds" CHECK("__new_deadline_hand_ins"."taken_back_at" IS NULL OR (typeof("__new_deadline_hand_ins"."taken_back_at") = 'integer' AND "__new_deadline_hand_ins"."taken_back_at" BETWEEN 0 AND 7258118399999))
);
--> statement-breakpoint
INSERT INTO `__new_deadline_hand_ins`("id", "deadline_id", "subject_id", "paper", "staff_id", "staff_name", "handed_in_at", "taken_back_at") SELECT "id", "deadline_id", "subject_id", "paper", "staff_id", "staff_name", "handed_in_at", "taken_back_at" FROM `deadline_hand_ins`;--> statement-breakpoint
DROP TABLE `deadline_hand_ins`;--> statement-breakpoint
ALTER TABLE `__new_deadline_hand_ins` RENAME TO `deadline_hand_ins`;--> statement-breakpoint
CREATE UNIQUE INDEX `deadline_hand_ins_once` ON `deadline_hand_ins` (`deadline_id`,`subject_id`) WHERE taken_back_at IS NULL;--> statement-breakpoint
CREATE INDEX `deadline_hand_ins_subject` ON `deadline_hand_ins` (`subject_id`);--> statement-breakpoint
CREATE TABLE `__new_deadlines` (
	`id` text PRIMARY KEY NOT NULL,
	`series_id` text NOT NULL,
	`fiscal_year` integer NOT NULL,
	`title` text NOT NULL,
	`note` text NOT NULL,
	`opens_on` text NOT NULL,
	`due_on` text NOT NULL,
	`owner_unit_id` text NOT NULL,
	`hand_in` text NOT NULL,
	`hand_in_by` text NOT NULL,
	`repeat` text NOT NULL,
	`ladder` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`owner_unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deadlines_fiscal_year_bounds" CHECK(typeof("__new_deadlines"."fiscal_year") = 'integer' AND "__new_deadlines"."fiscal_year" BETWEEN 1926 AND 2199),
	CONSTRAINT "deadlines_created_at_bounds" CHECK(typeof("__new_deadlines"."created_at") = 'integer' AND "__new_deadlines"."created_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "deadlines_withdrawn_at_bounds" CHECK("__new_deadlines"."withdrawn_at" IS NULL OR (typeof("__new_deadlines"."withdrawn_at") = 'integer' AND "__new_deadlines"."withdrawn_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "deadlines_opens_on_day" CHECK("__new_deadlines"."opens_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "deadlines_due_on_day" CHECK("__new_deadlines"."due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "deadlines_order" CHECK("__new_deadlines"."due_on" IS NULL OR "__new_deadlines"."due_on" >= "__new_deadlines"."opens_on"),
	CONSTRAINT "deadlines_hand_in" CHECK("__new_deadlines"."hand_in" IN ('check', 'link', 'documentNumber')),
	CONSTRAINT "deadlines_hand_in_by" CHECK("__new_deadlines"."hand_in_by" IN ('unit', 'person')),
	CONSTRAINT "deadlines_repeat" CHECK("__new_deadlines"."repeat" IN ('never', 'yearly')),
	CONSTRAINT "deadlines_title_not_empty" CHECK(length("__new_deadlines"."title") > 0)
);
--> statement-breakpoint
INSERT INTO `__new_deadlines`("id", "series_id", "fiscal_year", "title", "note", "opens_on", "due_on", "owner_unit_id", "hand_in", "hand_in_by", "repeat", "ladder", "created_by", "created_at", "withdrawn_at") SELECT "id", "series_id", "fiscal_year", "title", "note", "opens_on", "due_on", "owner_unit_id", "hand_in", "hand_in_by", "repeat", "ladder", "created_by", "created_at", "withdrawn_at" FROM `deadlines`;--> statement-breakpoint
DROP TABLE `deadlines`;--> statement-breakpoint
ALTER TABLE `__new_deadlines` RENAME TO `deadlines`;--> statement-breakpoint
CREATE UNIQUE INDEX `deadlines_series_year` ON `deadlines` (`series_id`,`fiscal_year`);--> statement-breakpoint
CREATE INDEX `deadlines_due` ON `deadlines` (`due_on`);--> statement-breakpoint
CREATE INDEX `deadlines_owner` ON `deadlines` (`owner_unit_id`);--> statement-breakpoint
CREATE TABLE `__new_goal_points` (
	`goal_id` text NOT NULL,
	`point_id` text NOT NULL,
	`linked_by_id` text,
	`linked_at` integer NOT NULL,
	PRIMARY KEY(`goal_id`, `point_id`),
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`point_id`) REFERENCES `points`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`linked_by_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "goal_points_linked_at_bounds" CHECK(typeof("__new_goal_points"."linked_at") = 'integer' AND "__new_goal_points"."linked_at" BETWEEN 0 AND 7258118399999)
);
--> statement-breakpoint
INSERT INTO `__new_goal_points`("goal_id", "point_id", "linked_by_id", "linked_at") SELECT "goal_id", "point_id", "linked_by_id", "linked_at" FROM `goal_points`;--> statement-breakpoint
DROP TABLE `goal_points`;--> statement-breakpoint
ALTER TABLE `__new_goal_points` RENAME TO `goal_points`;--> statement-breakpoint
CREATE INDEX `goal_points_point` ON `goal_points` (`point_id`);--> statement-breakpoint
CREATE TABLE `__new_goals` (
	`id` text PRIMARY KEY NOT NULL,
	`fiscal_year` integer NOT NULL,
	`unit_id` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`category` text NOT NULL,
	`deadline_text` text NOT NULL,
	`deadline_date` text,
	`owner` text NOT NULL,
	`is_shared` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "goals_fiscal_year_bounds" CHECK(typeof("__new_goals"."fiscal_year") = 'integer' AND "__new_goals"."fiscal_year" BETWEEN 1926 AND 2199),
	CONSTRAINT "goals_number_bounds" CHECK(typeof("__new_goals"."number") = 'integer' AND "__new_goals"."number" BETWEEN -100000 AND 99999),
	CONSTRAINT "goals_is_shared_bounds" CHECK(typeof("__new_goals"."is_shared") = 'integer' AND "__new_goals"."is_shared" BETWEEN 0 AND 1),
	CONSTRAINT "goals_withdrawn_at_bounds" CHECK("__new_goals"."withdrawn_at" IS NULL OR (typeof("__new_goals"."withdrawn_at") = 'integer' AND "__new_goals"."withdrawn_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "goals_deadline_day" CHECK("__new_goals"."deadline_date" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "goals_title_not_empty" CHECK(length("__new_goals"."title") > 0)
);
--> statement-breakpoint
INSERT INTO `__new_goals`("id", "fiscal_year", "unit_id", "number", "title", "category", "deadline_text", "deadline_date", "owner", "is_shared", "withdrawn_at") SELECT "id", "fiscal_year", "unit_id", "number", "title", "category", "deadline_text", "deadline_date", "owner", "is_shared", "withdrawn_at" FROM `goals`;--> statement-breakpoint
DROP TABLE `goals`;--> statement-breakpoint
ALTER TABLE `__new_goals` RENAME TO `goals`;--> statement-breakpoint
CREATE UNIQUE INDEX `goals_unit_year_number` ON `goals` (`unit_id`,`fiscal_year`,`number`) WHERE withdrawn_at IS NULL;--> statement-breakpoint
CREATE INDEX `goals_year` ON `goals` (`fiscal_year`,`withdrawn_at`,`number`,`id`);--> statement-breakpoint
CREATE INDEX `goals_deadline` ON `goals` (`deadline_date`);--> statement-breakpoint
CREATE TABLE `__new_grade_scales` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`from_fiscal_year` integer NOT NULL,
	CONSTRAINT "grade_scales_from_fiscal_year_bounds" CHECK(typeof("__new_grade_scales"."from_fiscal_year") = 'integer' AND "__new_grade_scales"."from_fiscal_year" BETWEEN 1926 AND 2199)
);
--> statement-breakpoint
INSERT INTO `__new_grade_scales`("id", "name", "from_fiscal_year") SELECT "id", "name", "from_fiscal_year" FROM `grade_scales`;--> statement-breakpoint
DROP TABLE `grade_scales`;--> statement-breakpoint
ALTER TABLE `__new_grade_scales` RENAME TO `grade_scales`;--> statement-breakpoint
CREATE UNIQUE INDEX `grade_scales_from` ON `grade_scales` (`from_fiscal_year`);--> statement-breakpoint
CREATE TABLE `__new_grades` (
	`id` text PRIMARY KEY NOT NULL,
	`scale_id` text NOT NULL,
	`position` integer NOT NULL,
	`code` text NOT NULL,
	`label` text NOT NULL,
	`mark` text NOT NULL,
	`shape` text NOT NULL,
	`tone` text NOT NULL,
	`definition` text NOT NULL,
	FOREIGN KEY (`scale_id`) REFERENCES `grade_scales`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "grades_position_bounds" CHECK(typeof("__new_grades"."position") = 'integer' AND "__new_grades"."position" BETWEEN 0 AND 99999),
	CONSTRAINT "grades_shape" CHECK("__new_grades"."shape" IN ('ring', 'checkCircle', 'barSquare', 'triangle', 'octagon', 'filledSquare')),
	CONSTRAINT "grades_tone" CHECK("__new_grades"."tone" IN ('good', 'fair', 'warn', 'bad', 'done'))
);
--> statement-breakpoint
INSERT INTO `__new_grades`("id", "scale_id", "position", "code", "label", "mark", "shape", "tone", "definition") SELECT "id", "scale_id", "position", "code", "label", "mark", "shape", "tone", "definition" FROM `grades`;--> statement-breakpoint
DROP TABLE `grades`;--> statement-breakpoint
ALTER TABLE `__new_grades` RENAME TO `grades`;--> statement-breakpoint
CREATE UNIQUE INDEX `grades_scale_code` ON `grades` (`scale_id`,`code`);--> statement-breakpoint
CREATE TABLE `__new_heartbeats` (
	`name` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT "heartbeats_at_bounds" CHECK(typeof("__new_heartbeats"."at") = 'integer' AND "__new_heartbeats"."at" BETWEEN 0 AND 7258118399999)
);
--> statement-breakpoint
INSERT INTO `__new_heartbeats`("name", "at") SELECT "name", "at" FROM `heartbeats`;--> statement-breakpoint
DROP TABLE `heartbeats`;--> statement-breakpoint
ALTER TABLE `__new_heartbeats` RENAME TO `heartbeats`;--> statement-breakpoint
CREATE TABLE `__new_indicators` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`criterion_id` text,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`target` real,
	`unit` text NOT NULL,
	`kind` text NOT NULL,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`criterion_id`) REFERENCES `criteria`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "indicators_position_bounds" CHECK(typeof("__new_indicators"."position") = 'integer' AND "__new_indicators"."position" BETWEEN -1 AND 99999),
	CONSTRAINT "indicators_target_bounds" CHECK("__new_indicators"."target" IS NULL OR (typeof("__new_indicators"."target") = 'real' AND "__new_indicators"."target" BETWEEN -1000000000000 AND 1000000000000)),
	CONSTRAINT "indicators_kind" CHECK("__new_indicators"."kind" IN ('atLeast', 'atMost', 'yearOnYearUp', 'continuous', 'planned'))
);
--> statement-breakpoint
INSERT INTO `__new_indicators`("id", "goal_id", "criterion_id", "position", "text", "target", "unit", "kind") SELECT "id", "goal_id", "criterion_id", "position", "text", "target", "unit", "kind" FROM `indicators`;--> statement-breakpoint
DROP TABLE `indicators`;--> statement-breakpoint
ALTER TABLE `__new_indicators` RENAME TO `indicators`;--> statement-breakpoint
CREATE INDEX `indicators_goal` ON `indicators` (`goal_id`);--> statement-breakpoint
CREATE TABLE `__new_indicator_values` (
	`report_id` text NOT NULL,
	`indicator_id` text NOT NULL,
	`value` real NOT NULL,
	PRIMARY KEY(`report_id`, `indicator_id`),
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`indicator_id`) REFERENCES `indicators`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "indicator_values_value_bounds" CHECK(typeof("__new_indicator_values"."value") = 'real' AND "__new_indicator_values"."value" BETWEEN -1000000000000 AND 1000000000000)
);
--> statement-breakpoint
INSERT INTO `__new_indicator_values`("report_id", "indicator_id", "value") SELECT "report_id", "indicator_id", "value" FROM `indicator_values`;--> statement-breakpoint
DROP TABLE `indicator_values`;--> statement-breakpoint
ALTER TABLE `__new_indicator_values` RENAME TO `indicator_values`;--> statement-breakpoint
CREATE INDEX `indicator_values_indicator` ON `indicator_values` (`indicator_id`);--> statement-breakpoint
CREATE TABLE `__new_invite_attempts` (
	`invite_id` text NOT NULL,
	`line_user_hash` text NOT NULL,
	`wrong_attempts` integer NOT NULL,
	PRIMARY KEY(`invite_id`, `line_user_hash`),
	FOREIGN KEY (`invite_id`) REFERENCES `invites`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invite_attempts_wrong_attempts_bounds" CHECK(typeof("__new_invite_attempts"."wrong_attempts") = 'integer' AND "__new_invite_attempts"."wrong_attempts" BETWEEN 0 AND 1000000000)
);
--> statement-breakpoint
INSERT INTO `__new_invite_attempts`("invite_id", "line_user_hash", "wrong_attempts") SELECT "invite_id", "line_user_hash", "wrong_attempts" FROM `invite_attempts`;--> statement-breakpoint
DROP TABLE `invite_attempts`;--> statement-breakpoint
ALTER TABLE `__new_invite_attempts` RENAME TO `invite_attempts`;--> statement-breakpoint
CREATE TABLE `__new_invites` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`issued_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`wrong_attempts` integer DEFAULT 0 NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invites_created_at_bounds" CHECK(typeof("__new_invites"."created_at") = 'integer' AND "__new_invites"."created_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "invites_expires_at_bounds" CHECK(typeof("__new_invites"."expires_at") = 'integer' AND "__new_invites"."expires_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "invites_wrong_attempts_bounds" CHECK(typeof("__new_invites"."wrong_attempts") = 'integer' AND "__new_invites"."wrong_attempts" BETWEEN 0 AND 1000000000),
	CONSTRAINT "invites_used_at_bounds" CHECK("__new_invites"."used_at" IS NULL OR (typeof("__new_invites"."used_at") = 'integer' AND "__new_invites"."used_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "invites_lifetime" CHECK("__new_invites"."expires_at" > "__new_invites"."created_at")
);
--> statement-breakpoint
INSERT INTO `__new_invites`("id", "staff_id", "code_hash", "issued_by", "created_at", "expires_at", "wrong_attempts", "used_at") SELECT "id", "staff_id", "code_hash", "issued_by", "created_at", "expires_at", "wrong_attempts", "used_at" FROM `invites`;--> statement-breakpoint
DROP TABLE `invites`;--> statement-breakpoint
ALTER TABLE `__new_invites` RENAME TO `invites`;--> statement-breakpoint
CREATE INDEX `invites_staff` ON `invites` (`staff_id`);--> statement-breakpoint
CREATE TABLE `__new_link_attempts` (
	`line_user_hash` text PRIMARY KEY NOT NULL,
	`window_started_at` integer NOT NULL,
	`wrong_attempts` integer NOT NULL,
	CONSTRAINT "link_attempts_window_started_at_bounds" CHECK(typeof("__new_link_attempts"."window_started_at") = 'integer' AND "__new_link_attempts"."window_started_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "link_attempts_wrong_attempts_bounds" CHECK(typeof("__new_link_attempts"."wrong_attempts") = 'integer' AND "__new_link_attempts"."wrong_attempts" BETWEEN 0 AND 1000000000)
);
--> statement-breakpoint
INSERT INTO `__new_link_attempts`("line_user_hash", "window_started_at", "wrong_attempts") SELECT "line_user_hash", "window_started_at", "wrong_attempts" FROM `link_attempts`;--> statement-breakpoint
DROP TABLE `link_attempts`;--> statement-breakpoint
ALTER TABLE `__new_link_attempts` RENAME TO `link_attempts`;--> statement-breakpoint
CREATE TABLE `__new_nudges` (
	`duty_key` text NOT NULL,
	`staff_id` text NOT NULL,
	`rung` text NOT NULL,
	`day` text NOT NULL,
	`planned_at` integer NOT NULL,
	`batch_id` text NOT NULL,
	PRIMARY KEY(`duty_key`, `staff_id`, `rung`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "nudges_planned_at_bounds" CHECK(typeof("__new_nudges"."planned_at") = 'integer' AND "__new_nudges"."planned_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "nudges_day_day" CHECK("__new_nudges"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
INSERT INTO `__new_nudges`("duty_key", "staff_id", "rung", "day", "planned_at", "batch_id") SELECT "duty_key", "staff_id", "rung", "day", "planned_at", "batch_id" FROM `nudges`;--> statement-breakpoint
DROP TABLE `nudges`;--> statement-breakpoint
ALTER TABLE `__new_nudges` RENAME TO `nudges`;--> statement-breakpoint
CREATE INDEX `nudges_batch` ON `nudges` (`batch_id`,`staff_id`);--> statement-breakpoint
CREATE TABLE `__new_order_delegations` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text,
	`given_by` text NOT NULL,
	`given_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`given_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_delegations_given_at_bounds" CHECK(typeof("__new_order_delegations"."given_at") = 'integer' AND "__new_order_delegations"."given_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "order_delegations_ended_at_bounds" CHECK("__new_order_delegations"."ended_at" IS NULL OR (typeof("__new_order_delegations"."ended_at") = 'integer' AND "__new_order_delegations"."ended_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "order_delegations_from_day" CHECK("__new_order_delegations"."from_day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "order_delegations_until_day" CHECK("__new_order_delegations"."until_day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "order_delegations_order" CHECK("__new_order_delegations"."until_day" IS NULL OR "__new_order_delegations"."until_day" >= "__new_order_delegations"."from_day")
);
--> statement-breakpoint
INSERT INTO `__new_order_delegations`("id", "unit_id", "staff_id", "from_day", "until_day", "given_by", "given_at", "ended_at") SELECT "id", "unit_id", "staff_id", "from_day", "until_day", "given_by", "given_at", "ended_at" FROM `order_delegations`;--> statement-breakpoint
DROP TABLE `order_delegations`;--> statement-breakpoint
ALTER TABLE `__new_order_delegations` RENAME TO `order_delegations`;--> statement-breakpoint
CREATE INDEX `order_delegations_unit` ON `order_delegations` (`unit_id`);--> statement-breakpoint
CREATE INDEX `order_delegations_staff` ON `order_delegations` (`staff_id`);--> statement-breakpoint
CREATE TABLE `__new_overtime_exceptions` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`kind` text NOT NULL,
	`word` text NOT NULL,
	`is_special_duty` integer NOT NULL,
	`declared_by` text NOT NULL,
	`declared_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`declared_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "overtime_exceptions_is_special_duty_bounds" CHECK(typeof("__new_overtime_exceptions"."is_special_duty") = 'integer' AND "__new_overtime_exceptions"."is_special_duty" BETWEEN 0 AND 1),
	CONSTRAINT "overtime_exceptions_declared_at_bounds" CHECK(typeof("__new_overtime_exceptions"."declared_at") = 'integer' AND "__new_overtime_exceptions"."declared_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "overtime_exceptions_ended_at_bounds" CHECK("__new_overtime_exceptions"."ended_at" IS NULL OR (typeof("__new_overtime_exceptions"."ended_at") = 'integer' AND "__new_overtime_exceptions"."ended_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "overtime_exceptions_kind" CHECK("__new_overtime_exceptions"."kind" IN ('disaster', 'assembly', 'election', 'other')),
	CONSTRAINT "overtime_exceptions_from_day" CHECK("__new_overtime_exceptions"."from_day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "overtime_exceptions_until_day" CHECK("__new_overtime_exceptions"."until_day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "overtime_exceptions_order" CHECK("__new_overtime_exceptions"."until_day" IS NULL OR "__new_overtime_exceptions"."until_day" >= "__new_overtime_exceptions"."from_day")
);
--> statement-breakpoint
INSERT INTO `__new_overtime_exceptions`("id", "unit_id", "from_day", "until_day", "kind", "word", "is_special_duty", "declared_by", "declared_at", "ended_at") SELECT "id", "unit_id", "from_day", "until_day", "kind", "word", "is_special_duty", "declared_by", "declared_at", "ended_at" FROM `overtime_exceptions`;--> statement-breakpoint
DROP TABLE `overtime_exceptions`;--> statement-breakpoint
ALTER TABLE `__new_overtime_exceptions` RENAME TO `overtime_exceptions`;--> statement-breakpoint
CREATE INDEX `overtime_exceptions_unit` ON `overtime_exceptions` (`unit_id`,`until_day`);--> statement-breakpoint
CREATE TABLE `__new_overtime_locks` (
	`month` text PRIMARY KEY NOT NULL,
	`locked_at` integer NOT NULL,
	`locked_by` text NOT NULL,
	FOREIGN KEY (`locked_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "overtime_locks_locked_at_bounds" CHECK(typeof("__new_overtime_locks"."locked_at") = 'integer' AND "__new_overtime_locks"."locked_at" BETWEEN 0 AND 7258118399999)
);
--> statement-breakpoint
INSERT INTO `__new_overtime_locks`("month", "locked_at", "locked_by") SELECT "month", "locked_at", "locked_by" FROM `overtime_locks`;--> statement-breakpoint
DROP TABLE `overtime_locks`;--> statement-breakpoint
ALTER TABLE `__new_overtime_locks` RENAME TO `overtime_locks`;--> statement-breakpoint
CREATE TABLE `__new_point_openings` (
	`point_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	`finished_at` integer,
	PRIMARY KEY(`point_id`, `staff_id`),
	FOREIGN KEY (`point_id`) REFERENCES `points`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "point_openings_opened_at_bounds" CHECK(typeof("__new_point_openings"."opened_at") = 'integer' AND "__new_point_openings"."opened_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "point_openings_finished_at_bounds" CHECK("__new_point_openings"."finished_at" IS NULL OR (typeof("__new_point_openings"."finished_at") = 'integer' AND "__new_point_openings"."finished_at" BETWEEN 0 AND 7258118399999))
);
--> statement-breakpoint
INSERT INTO `__new_point_openings`("point_id", "staff_id", "opened_at", "finished_at") SELECT "point_id", "staff_id", "opened_at", "finished_at" FROM `point_openings`;--> statement-breakpoint
DROP TABLE `point_openings`;--> statement-breakpoint
ALTER TABLE `__new_point_openings` RENAME TO `point_openings`;--> statement-breakpoint
CREATE TABLE `__new_points` (
	`id` text PRIMARY KEY NOT NULL,
	`policy_id` text NOT NULL,
	`section_id` text NOT NULL,
	`parent_id` text,
	`position` integer NOT NULL,
	`label` text NOT NULL,
	`path` text NOT NULL,
	`text` text NOT NULL,
	`short_form` text,
	`is_priority` integer DEFAULT false NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`policy_id`) REFERENCES `policies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`section_id`) REFERENCES `policy_sections`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`parent_id`) REFERENCES `points`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "points_position_bounds" CHECK(typeof("__new_points"."position") = 'integer' AND "__new_points"."position" BETWEEN 0 AND 99999),
	CONSTRAINT "points_is_priority_bounds" CHECK(typeof("__new_points"."is_priority") = 'integer' AND "__new_points"."is_priority" BETWEEN 0 AND 1),
	CONSTRAINT "points_withdrawn_at_bounds" CHECK("__new_points"."withdrawn_at" IS NULL OR (typeof("__new_points"."withdrawn_at") = 'integer' AND "__new_points"."withdrawn_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "points_text_not_empty" CHECK(length("__new_points"."text") > 0)
);
--> statement-breakpoint
INSERT INTO `__new_points`("id", "policy_id", "section_id", "parent_id", "position", "label", "path", "text", "short_form", "is_priority", "withdrawn_at") SELECT "id", "policy_id", "section_id", "parent_id", "position", "label", "path", "text", "short_form", "is_priority", "withdrawn_at" FROM `points`;--> statement-breakpoint
DROP TABLE `points`;--> statement-breakpoint
ALTER TABLE `__new_points` RENAME TO `points`;--> statement-breakpoint
CREATE UNIQUE INDEX `points_policy_path` ON `points` (`policy_id`,`path`);--> statement-breakpoint
CREATE INDEX `points_priority` ON `points` (`is_priority`);--> statement-breakpoint
CREATE TABLE `__new_policies` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`fiscal_year` integer NOT NULL,
	`title` text NOT NULL,
	`issued_on` text,
	`issuer_title` text,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "policies_fiscal_year_bounds" CHECK(typeof("__new_policies"."fiscal_year") = 'integer' AND "__new_policies"."fiscal_year" BETWEEN 1926 AND 2199),
	CONSTRAINT "policies_issued_on_day" CHECK("__new_policies"."issued_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
INSERT INTO `__new_policies`("id", "unit_id", "fiscal_year", "title", "issued_on", "issuer_title") SELECT "id", "unit_id", "fiscal_year", "title", "issued_on", "issuer_title" FROM `policies`;--> statement-breakpoint
DROP TABLE `policies`;--> statement-breakpoint
ALTER TABLE `__new_policies` RENAME TO `policies`;--> statement-breakpoint
CREATE UNIQUE INDEX `policies_unit_year` ON `policies` (`unit_id`,`fiscal_year`);--> statement-breakpoint
CREATE TABLE `__new_policy_sections` (
	`id` text PRIMARY KEY NOT NULL,
	`policy_id` text NOT NULL,
	`position` integer NOT NULL,
	`label` text NOT NULL,
	`heading` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`policy_id`) REFERENCES `policies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "policy_sections_position_bounds" CHECK(typeof("__new_policy_sections"."position") = 'integer' AND "__new_policy_sections"."position" BETWEEN 0 AND 99999)
);
--> statement-breakpoint
INSERT INTO `__new_policy_sections`("id", "policy_id", "position", "label", "heading", "text") SELECT "id", "policy_id", "position", "label", "heading", "text" FROM `policy_sections`;--> statement-breakpoint
DROP TABLE `policy_sections`;--> statement-breakpoint
ALTER TABLE `__new_policy_sections` RENAME TO `policy_sections`;--> statement-breakpoint
CREATE INDEX `policy_sections_policy` ON `policy_sections` (`policy_id`);--> statement-breakpoint
CREATE TABLE `__new_posts` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`title` text NOT NULL,
	`role` text NOT NULL,
	`is_main` integer NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "posts_is_main_bounds" CHECK(typeof("__new_posts"."is_main") = 'integer' AND "__new_posts"."is_main" BETWEEN 0 AND 1),
	CONSTRAINT "posts_role" CHECK("__new_posts"."role" IN ('member', 'chief', 'director', 'admin')),
	CONSTRAINT "posts_valid_from_day" CHECK("__new_posts"."valid_from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "posts_valid_to_day" CHECK("__new_posts"."valid_to" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "posts_valid_order" CHECK("__new_posts"."valid_to" IS NULL OR "__new_posts"."valid_to" >= "__new_posts"."valid_from")
);
--> statement-breakpoint
INSERT INTO `__new_posts`("id", "staff_id", "unit_id", "title", "role", "is_main", "valid_from", "valid_to") SELECT "id", "staff_id", "unit_id", "title", "role", "is_main", "valid_from", "valid_to" FROM `posts`;--> statement-breakpoint
DROP TABLE `posts`;--> statement-breakpoint
ALTER TABLE `__new_posts` RENAME TO `posts`;--> statement-breakpoint
CREATE UNIQUE INDEX `posts_staff_unit_title_from` ON `posts` (`staff_id`,`unit_id`,`title`,`valid_from`);--> statement-breakpoint
CREATE INDEX `posts_unit` ON `posts` (`unit_id`);--> statement-breakpoint
CREATE TABLE `__new_quota_months` (
	`month` text PRIMARY KEY NOT NULL,
	`quota_limit` integer,
	`used` integer NOT NULL,
	`needed` integer NOT NULL,
	`held` integer NOT NULL,
	`read_at` integer NOT NULL,
	`settled_at` integer,
	CONSTRAINT "quota_months_quota_limit_bounds" CHECK("__new_quota_months"."quota_limit" IS NULL OR (typeof("__new_quota_months"."quota_limit") = 'integer' AND "__new_quota_months"."quota_limit" BETWEEN 0 AND 1000000000)),
	CONSTRAINT "quota_months_used_bounds" CHECK(typeof("__new_quota_months"."used") = 'integer' AND "__new_quota_months"."used" BETWEEN 0 AND 1000000000),
	CONSTRAINT "quota_months_needed_bounds" CHECK(typeof("__new_quota_months"."needed") = 'integer' AND "__new_quota_months"."needed" BETWEEN 0 AND 1000000000),
	CONSTRAINT "quota_months_held_bounds" CHECK(typeof("__new_quota_months"."held") = 'integer' AND "__new_quota_months"."held" BETWEEN 0 AND 1000000000),
	CONSTRAINT "quota_months_read_at_bounds" CHECK(typeof("__new_quota_months"."read_at") = 'integer' AND "__new_quota_months"."read_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "quota_months_settled_at_bounds" CHECK("__new_quota_months"."settled_at" IS NULL OR (typeof("__new_quota_months"."settled_at") = 'integer' AND "__new_quota_months"."settled_at" BETWEEN 0 AND 7258118399999))
);
--> statement-breakpoint
INSERT INTO `__new_quota_months`("month", "quota_limit", "used", "needed", "held", "read_at", "settled_at") SELECT "month", "quota_limit", "used", "needed", "held", "read_at", "settled_at" FROM `quota_months`;--> statement-breakpoint
DROP TABLE `quota_months`;--> statement-breakpoint
ALTER TABLE `__new_quota_months` RENAME TO `quota_months`;--> statement-breakpoint
CREATE TABLE `__new_readings` (
	`point_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`read_at` integer NOT NULL,
	`channel` text NOT NULL,
	PRIMARY KEY(`point_id`, `staff_id`),
	FOREIGN KEY (`point_id`) REFERENCES `points`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "readings_read_at_bounds" CHECK(typeof("__new_readings"."read_at") = 'integer' AND "__new_readings"."read_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "readings_channel" CHECK("__new_readings"."channel" IN ('liff', 'chat', 'import'))
);
--> statement-breakpoint
INSERT INTO `__new_readings`("point_id", "staff_id", "read_at", "channel") SELECT "point_id", "staff_id", "read_at", "channel" FROM `readings`;--> statement-breakpoint
DROP TABLE `readings`;--> statement-breakpoint
ALTER TABLE `__new_readings` RENAME TO `readings`;--> statement-breakpoint
CREATE INDEX `readings_staff` ON `readings` (`staff_id`);--> statement-breakpoint
CREATE TABLE `__new_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`report_id` text NOT NULL,
	`reviewer_id` text NOT NULL,
	`reviewer_name` text NOT NULL,
	`reviewer_title` text NOT NULL,
	`mark` text NOT NULL,
	`word` text NOT NULL,
	`reviewed_at` integer NOT NULL,
	`seen_at` integer,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reviewer_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reviews_reviewed_at_bounds" CHECK(typeof("__new_reviews"."reviewed_at") = 'integer' AND "__new_reviews"."reviewed_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "reviews_seen_at_bounds" CHECK("__new_reviews"."seen_at" IS NULL OR (typeof("__new_reviews"."seen_at") = 'integer' AND "__new_reviews"."seen_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "reviews_mark" CHECK("__new_reviews"."mark" IN ('seen', 'helpful', 'discuss', 'question'))
);
--> statement-breakpoint
INSERT INTO `__new_reviews`("id", "report_id", "reviewer_id", "reviewer_name", "reviewer_title", "mark", "word", "reviewed_at", "seen_at") SELECT "id", "report_id", "reviewer_id", "reviewer_name", "reviewer_title", "mark", "word", "reviewed_at", "seen_at" FROM `reviews`;--> statement-breakpoint
DROP TABLE `reviews`;--> statement-breakpoint
ALTER TABLE `__new_reviews` RENAME TO `reviews`;--> statement-breakpoint
CREATE INDEX `reviews_report` ON `reviews` (`report_id`,`reviewed_at`);--> statement-breakpoint
CREATE INDEX `reviews_time` ON `reviews` (`reviewed_at`,`report_id`);--> statement-breakpoint
CREATE INDEX `reviews_questions` ON `reviews` (`reviewed_at`,`report_id`) WHERE "reviews"."mark" = 'question';--> statement-breakpoint
CREATE INDEX `reviews_unseen` ON `reviews` (`report_id`) WHERE "reviews"."seen_at" IS NULL;--> statement-breakpoint
CREATE TABLE `__new_sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`device` text DEFAULT 'other/other' NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sessions_created_at_bounds" CHECK(typeof("__new_sessions"."created_at") = 'integer' AND "__new_sessions"."created_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "sessions_last_used_at_bounds" CHECK("__new_sessions"."last_used_at" IS NULL OR (typeof("__new_sessions"."last_used_at") = 'integer' AND "__new_sessions"."last_used_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "sessions_expires_at_bounds" CHECK(typeof("__new_sessions"."expires_at") = 'integer' AND "__new_sessions"."expires_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "sessions_revoked_at_bounds" CHECK("__new_sessions"."revoked_at" IS NULL OR (typeof("__new_sessions"."revoked_at") = 'integer' AND "__new_sessions"."revoked_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "sessions_lifetime" CHECK("__new_sessions"."expires_at" > "__new_sessions"."created_at")
);
--> statement-breakpoint
INSERT INTO `__new_sessions`("token_hash", "staff_id", "device", "created_at", "last_used_at", "expires_at", "revoked_at") SELECT "token_hash", "staff_id", "device", "created_at", "last_used_at", "expires_at", "revoked_at" FROM `sessions`;--> statement-breakpoint
DROP TABLE `sessions`;--> statement-breakpoint
ALTER TABLE `__new_sessions` RENAME TO `sessions`;--> statement-breakpoint
CREATE INDEX `sessions_staff` ON `sessions` (`staff_id`);--> statement-breakpoint
CREATE TABLE `__new_settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "settings_updated_at_bounds" CHECK(typeof("__new_settings"."updated_at") = 'integer' AND "__new_settings"."updated_at" BETWEEN 0 AND 7258118399999)
);
--> statement-breakpoint
INSERT INTO `__new_settings`("key", "value", "updated_at") SELECT "key", "value", "updated_at" FROM `settings`;--> statement-breakpoint
DROP TABLE `settings`;--> statement-breakpoint
ALTER TABLE `__new_settings` RENAME TO `settings`;--> statement-breakpoint
CREATE TABLE `__new_snoozes` (
	`id` text PRIMARY KEY NOT NULL,
	`duty_key` text NOT NULL,
	`staff_id` text NOT NULL,
	`choice` text NOT NULL,
	`until` integer NOT NULL,
	`asked_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "snoozes_until_bounds" CHECK(typeof("__new_snoozes"."until") = 'integer' AND "__new_snoozes"."until" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "snoozes_asked_at_bounds" CHECK(typeof("__new_snoozes"."asked_at") = 'integer' AND "__new_snoozes"."asked_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "snoozes_choice" CHECK("__new_snoozes"."choice" IN ('afterLunch', 'sixteen', 'nextMorning', 'dayBefore'))
);
--> statement-breakpoint
INSERT INTO `__new_snoozes`("id", "duty_key", "staff_id", "choice", "until", "asked_at") SELECT "id", "duty_key", "staff_id", "choice", "until", "asked_at" FROM `snoozes`;--> statement-breakpoint
DROP TABLE `snoozes`;--> statement-breakpoint
ALTER TABLE `__new_snoozes` RENAME TO `snoozes`;--> statement-breakpoint
CREATE INDEX `snoozes_duty_staff` ON `snoozes` (`duty_key`,`staff_id`);--> statement-breakpoint
CREATE INDEX `snoozes_until` ON `snoozes` (`until`);--> statement-breakpoint
CREATE TABLE `__new_staff` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_number` text NOT NULL,
	`name` text NOT NULL,
	`line_user_id` text,
	`line_linked_at` integer,
	`line_followed_at` integer,
	`line_blocked_at` integer,
	`sessions_ended_at` integer,
	CONSTRAINT "staff_line_linked_at_bounds" CHECK("__new_staff"."line_linked_at" IS NULL OR (typeof("__new_staff"."line_linked_at") = 'integer' AND "__new_staff"."line_linked_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "staff_line_followed_at_bounds" CHECK("__new_staff"."line_followed_at" IS NULL OR (typeof("__new_staff"."line_followed_at") = 'integer' AND "__new_staff"."line_followed_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "staff_line_blocked_at_bounds" CHECK("__new_staff"."line_blocked_at" IS NULL OR (typeof("__new_staff"."line_blocked_at") = 'integer' AND "__new_staff"."line_blocked_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "staff_sessions_ended_at_bounds" CHECK("__new_staff"."sessions_ended_at" IS NULL OR (typeof("__new_staff"."sessions_ended_at") = 'integer' AND "__new_staff"."sessions_ended_at" BETWEEN 0 AND 7258118399999)),
	CONSTRAINT "staff_link_complete" CHECK(("__new_staff"."line_user_id" IS NULL) = ("__new_staff"."line_linked_at" IS NULL)),
	CONSTRAINT "staff_blocked_only_when_linked" CHECK("__new_staff"."line_blocked_at" IS NULL OR "__new_staff"."line_user_id" IS NOT NULL)
);
--> statement-breakpoint
INSERT INTO `__new_staff`("id", "staff_number", "name", "line_user_id", "line_linked_at", "line_followed_at", "line_blocked_at", "sessions_ended_at") SELECT "id", "staff_number", "name", "line_user_id", "line_linked_at", "line_followed_at", "line_blocked_at", "sessions_ended_at" FROM `staff`;--> statement-breakpoint
DROP TABLE `staff`;--> statement-breakpoint
ALTER TABLE `__new_staff` RENAME TO `staff`;--> statement-breakpoint
CREATE UNIQUE INDEX `staff_number` ON `staff` (`staff_number`);--> statement-breakpoint
CREATE UNIQUE INDEX `staff_line_user` ON `staff` (`line_user_id`);--> statement-breakpoint
CREATE TABLE `__new_talks` (
	`unit_id` text NOT NULL,
	`fiscal_year` integer NOT NULL,
	`stage` text NOT NULL,
	`held_on` text NOT NULL,
	PRIMARY KEY(`unit_id`, `fiscal_year`, `stage`),
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "talks_fiscal_year_bounds" CHECK(typeof("__new_talks"."fiscal_year") = 'integer' AND "__new_talks"."fiscal_year" BETWEEN 1926 AND 2199),
	CONSTRAINT "talks_stage" CHECK("__new_talks"."stage" IN ('opening', 'midterm', 'closing')),
	CONSTRAINT "talks_held_on_day" CHECK("__new_talks"."held_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
INSERT INTO `__new_talks`("unit_id", "fiscal_year", "stage", "held_on") SELECT "unit_id", "fiscal_year", "stage", "held_on" FROM `talks`;--> statement-breakpoint
DROP TABLE `talks`;--> statement-breakpoint
ALTER TABLE `__new_talks` RENAME TO `talks`;--> statement-breakpoint
CREATE TABLE `__new_unit_hours` (
	`unit_id` text PRIMARY KEY NOT NULL,
	`weekdays` text NOT NULL,
	`opens_on_holidays` integer NOT NULL,
	`hours_from` text NOT NULL,
	`hours_to` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "unit_hours_opens_on_holidays_bounds" CHECK(typeof("__new_unit_hours"."opens_on_holidays") = 'integer' AND "__new_unit_hours"."opens_on_holidays" BETWEEN 0 AND 1),
	CONSTRAINT "unit_hours_order" CHECK("__new_unit_hours"."hours_from" < "__new_unit_hours"."hours_to")
);
--> statement-breakpoint
INSERT INTO `__new_unit_hours`("unit_id", "weekdays", "opens_on_holidays", "hours_from", "hours_to") SELECT "unit_id", "weekdays", "opens_on_holidays", "hours_from", "hours_to" FROM `unit_hours`;--> statement-breakpoint
DROP TABLE `unit_hours`;--> statement-breakpoint
ALTER TABLE `__new_unit_hours` RENAME TO `unit_hours`;--> statement-breakpoint
CREATE TABLE `__new_units` (
	`id` text PRIMARY KEY NOT NULL,
	`parent_id` text,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`successor_id` text,
	FOREIGN KEY (`parent_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`successor_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "units_position_bounds" CHECK(typeof("__new_units"."position") = 'integer' AND "__new_units"."position" BETWEEN 0 AND 99999),
	CONSTRAINT "units_valid_from_day" CHECK("__new_units"."valid_from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "units_valid_to_day" CHECK("__new_units"."valid_to" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "units_valid_order" CHECK("__new_units"."valid_to" IS NULL OR "__new_units"."valid_to" >= "__new_units"."valid_from")
);
--> statement-breakpoint
INSERT INTO `__new_units`("id", "parent_id", "name", "position", "valid_from", "valid_to", "successor_id") SELECT "id", "parent_id", "name", "position", "valid_from", "valid_to", "successor_id" FROM `units`;--> statement-breakpoint
DROP TABLE `units`;--> statement-breakpoint
ALTER TABLE `__new_units` RENAME TO `units`;--> statement-breakpoint
CREATE UNIQUE INDEX `units_parent_name_from` ON `units` (`parent_id`,`name`,`valid_from`);--> statement-breakpoint
CREATE INDEX `units_parent` ON `units` (`parent_id`);--> statement-breakpoint
CREATE TABLE `__new_warning_looks` (
	`staff_id` text NOT NULL,
	`month` text NOT NULL,
	`level` text NOT NULL,
	`looked_by` text NOT NULL,
	`looked_at` integer NOT NULL,
	`word` text NOT NULL,
	PRIMARY KEY(`staff_id`, `month`, `level`, `looked_by`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`looked_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "warning_looks_looked_at_bounds" CHECK(typeof("__new_warning_looks"."looked_at") = 'integer' AND "__new_warning_looks"."looked_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "warning_looks_level" CHECK("__new_warning_looks"."level" IN ('calm', 'near', 'onCourse', 'over'))
);
--> statement-breakpoint
INSERT INTO `__new_warning_looks`("staff_id", "month", "level", "looked_by", "looked_at", "word") SELECT "staff_id", "month", "level", "looked_by", "looked_at", "word" FROM `warning_looks`;--> statement-breakpoint
DROP TABLE `warning_looks`;--> statement-breakpoint
ALTER TABLE `__new_warning_looks` RENAME TO `warning_looks`;--> statement-breakpoint
CREATE TABLE `__new_webhook_events` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`occurred_at` integer NOT NULL,
	`taken_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`state` text NOT NULL,
	CONSTRAINT "webhook_events_occurred_at_bounds" CHECK(typeof("__new_webhook_events"."occurred_at") = 'integer' AND "__new_webhook_events"."occurred_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "webhook_events_taken_at_bounds" CHECK(typeof("__new_webhook_events"."taken_at") = 'integer' AND "__new_webhook_events"."taken_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "webhook_events_attempts_bounds" CHECK(typeof("__new_webhook_events"."attempts") = 'integer' AND "__new_webhook_events"."attempts" BETWEEN 0 AND 1000000000),
	CONSTRAINT "webhook_events_state" CHECK("__new_webhook_events"."state" IN ('working', 'done'))
);
--> statement-breakpoint
INSERT INTO `__new_webhook_events`("id", "type", "occurred_at", "taken_at", "attempts", "state") SELECT "id", "type", "occurred_at", "taken_at", "attempts", "state" FROM `webhook_events`;--> statement-breakpoint
DROP TABLE `webhook_events`;--> statement-breakpoint
ALTER TABLE `__new_webhook_events` RENAME TO `webhook_events`;