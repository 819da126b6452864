PRAGMA foreign_keys=OFF;--> statement-breakpoint
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
	CONSTRAINT "batches_day_day" CHECK("__new_batches"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "batches_last_day_day" CHECK("__new_batches"."last_day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "batches_occasion" CHECK("__new_batches"."occasion" IN ('daily', 'urgent', 'asked', 'notice')),
	CONSTRAINT "batches_state" CHECK("__new_batches"."state" IN ('planned', 'sending', 'accepted', 'held', 'failed', 'uncertain', 'dropped')),
	CONSTRAINT "batches_method" CHECK("__new_batches"."method" IN ('push', 'multicast')),
	CONSTRAINT "batches_recipients" CHECK("__new_batches"."recipients" BETWEEN 1 AND 500),
	CONSTRAINT "batches_finished" CHECK(("__new_batches"."state" IN ('accepted', 'failed', 'uncertain', 'dropped')) = ("__new_batches"."finished_at" IS NOT NULL)),
	CONSTRAINT "batches_leased" CHECK("__new_batches"."state" <> 'sending' OR "__new_batches"."leased_until" IS NOT NULL)
);
--> statement-breakpoint
INSERT INTO `__new_batches`("id", "day", "digest_key", "occasion", "calendar_unit_id", "last_day", "method", "body", "recipients", "retry_key", "state", "attempts", "leased_until", "first_attempt_at", "next_attempt_at", "created_at", "finished_at", "last_status", "line_request_id", "reason", "resent_as", "settled_at") SELECT "id", "day", "digest_key", "occasion", "calendar_unit_id", "last_day", "method", "body", "recipients", "retry_key", "state", "attempts", "leased_until", "first_attempt_at", "next_attempt_at", "created_at", "finished_at", "last_status", "line_request_id", "reason", "resent_as", "settled_at" FROM `batches`;--> statement-breakpoint
DROP TABLE `batches`;--> statement-breakpoint
ALTER TABLE `__new_batches` RENAME TO `batches`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `batches_retry_key` ON `batches` (`retry_key`);--> statement-breakpoint
CREATE INDEX `batches_unfinished` ON `batches` (`state`) WHERE state IN ('planned', 'sending', 'held');--> statement-breakpoint
CREATE INDEX `batches_unsettled` ON `batches` (`state`) WHERE state IN ('failed', 'uncertain') AND settled_at IS NULL;--> statement-breakpoint
CREATE INDEX `batches_day` ON `batches` (`day`);--> statement-breakpoint
CREATE TABLE `__new_deliveries` (
	`batch_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`day` text NOT NULL,
	`occasion` text NOT NULL,
	PRIMARY KEY(`batch_id`, `staff_id`),
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deliveries_day_day" CHECK("__new_deliveries"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "deliveries_occasion" CHECK("__new_deliveries"."occasion" IN ('daily', 'urgent', 'asked', 'notice'))
);
--> statement-breakpoint
INSERT INTO `__new_deliveries`("batch_id", "staff_id", "day", "occasion") SELECT "batch_id", "staff_id", "day", "occasion" FROM `deliveries`;--> statement-breakpoint
DROP TABLE `deliveries`;--> statement-breakpoint
ALTER TABLE `__new_deliveries` RENAME TO `deliveries`;--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_once_a_day` ON `deliveries` (`day`,`staff_id`) WHERE occasion = 'daily';