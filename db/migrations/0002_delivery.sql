CREATE TABLE `absences` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`deputy_id` text,
	`recorded_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deputy_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "absences_from_day" CHECK("absences"."from_day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "absences_until_day" CHECK("absences"."until_day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "absences_order" CHECK("absences"."until_day" IS NULL OR "absences"."until_day" >= "absences"."from_day")
);
--> statement-breakpoint
CREATE INDEX `absences_staff` ON `absences` (`staff_id`,`until_day`);--> statement-breakpoint
CREATE INDEX `absences_until` ON `absences` (`until_day`);--> statement-breakpoint
CREATE TABLE `quota_months` (
	`month` text PRIMARY KEY NOT NULL,
	`quota_limit` integer,
	`used` integer NOT NULL,
	`needed` integer NOT NULL,
	`held` integer NOT NULL,
	`read_at` integer NOT NULL,
	`settled_at` integer
);
--> statement-breakpoint
CREATE TABLE `snoozes` (
	`id` text PRIMARY KEY NOT NULL,
	`duty_key` text NOT NULL,
	`staff_id` text NOT NULL,
	`choice` text NOT NULL,
	`until` integer NOT NULL,
	`asked_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "snoozes_choice" CHECK("snoozes"."choice" IN ('afterLunch', 'sixteen', 'nextMorning', 'dayBefore'))
);
--> statement-breakpoint
CREATE INDEX `snoozes_duty_staff` ON `snoozes` (`duty_key`,`staff_id`);--> statement-breakpoint
CREATE INDEX `snoozes_until` ON `snoozes` (`until`);--> statement-breakpoint
CREATE TABLE `unit_hours` (
	`unit_id` text PRIMARY KEY NOT NULL,
	`weekdays` text NOT NULL,
	`opens_on_holidays` integer NOT NULL,
	`hours_from` text NOT NULL,
	`hours_to` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "unit_hours_order" CHECK("unit_hours"."hours_from" < "unit_hours"."hours_to")
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
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
	CONSTRAINT "nudges_day_day" CHECK("__new_nudges"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
INSERT INTO `__new_nudges`("duty_key", "staff_id", "rung", "day", "planned_at", "batch_id") SELECT n."duty_key", n."staff_id", n."rung", n."day", n."planned_at", d."batch_id" FROM `nudges` n JOIN `deliveries` d ON d."id" = n."delivery_id";--> statement-breakpoint
DROP TABLE `nudges`;--> statement-breakpoint
ALTER TABLE `__new_nudges` RENAME TO `nudges`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `nudges_batch` ON `nudges` (`batch_id`,`staff_id`);--> statement-breakpoint
CREATE INDEX `nudges_staff_day` ON `nudges` (`staff_id`,`day`);--> statement-breakpoint
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
	CONSTRAINT "batches_occasion" CHECK("__new_batches"."occasion" IN ('daily', 'urgent', 'asked')),
	CONSTRAINT "batches_state" CHECK("__new_batches"."state" IN ('planned', 'sending', 'accepted', 'held', 'failed', 'uncertain', 'dropped')),
	CONSTRAINT "batches_method" CHECK("__new_batches"."method" IN ('push', 'multicast')),
	CONSTRAINT "batches_recipients" CHECK("__new_batches"."recipients" BETWEEN 1 AND 500),
	CONSTRAINT "batches_finished" CHECK(("__new_batches"."state" IN ('accepted', 'failed', 'uncertain', 'dropped')) = ("__new_batches"."finished_at" IS NOT NULL)),
	CONSTRAINT "batches_leased" CHECK("__new_batches"."state" <> 'sending' OR "__new_batches"."leased_until" IS NOT NULL)
);
--> statement-breakpoint
INSERT INTO `__new_batches`("id", "day", "digest_key", "occasion", "calendar_unit_id", "last_day", "method", "body", "recipients", "retry_key", "state", "attempts", "leased_until", "first_attempt_at", "next_attempt_at", "created_at", "finished_at", "last_status", "line_request_id", "reason", "resent_as", "settled_at") SELECT "id", "day", "digest_key", CASE "is_urgent" WHEN 1 THEN 'urgent' ELSE 'daily' END, NULL, "day", "method", "body", "recipients", "retry_key", "state", "attempts", "leased_until", "first_attempt_at", "next_attempt_at", "created_at", "finished_at", "last_status", "line_request_id", "reason", NULL, NULL FROM `batches`;--> statement-breakpoint
DROP TABLE `batches`;--> statement-breakpoint
ALTER TABLE `__new_batches` RENAME TO `batches`;--> statement-breakpoint
CREATE UNIQUE INDEX `batches_retry_key` ON `batches` (`retry_key`);--> statement-breakpoint
CREATE INDEX `batches_unfinished` ON `batches` (`state`) WHERE state IN ('planned', 'sending', 'held');--> statement-breakpoint
CREATE INDEX `batches_unsettled` ON `batches` (`state`) WHERE state IN ('failed', 'uncertain') AND settled_at IS NULL;--> statement-breakpoint
CREATE INDEX `batches_day` ON `batches` (`day`);--> statement-breakpoint
CREATE TABLE `__new_closed_days` (
	`unit_id` text,
	`day` text NOT NULL,
	`kind` text NOT NULL,
	`hours_from` text,
	`hours_to` text,
	`name` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "closed_days_day" CHECK("__new_closed_days"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "closed_days_kind" CHECK("__new_closed_days"."kind" IN ('closed', 'open', 'half')),
	CONSTRAINT "closed_days_hours" CHECK(("__new_closed_days"."kind" = 'half') = ("__new_closed_days"."hours_from" IS NOT NULL AND "__new_closed_days"."hours_to" IS NOT NULL AND "__new_closed_days"."hours_from" < "__new_closed_days"."hours_to"))
);
--> statement-breakpoint
INSERT INTO `__new_closed_days`("unit_id", "day", "kind", "hours_from", "hours_to", "name") SELECT NULL, "day", "kind", NULL, NULL, "name" FROM `closed_days`;--> statement-breakpoint
DROP TABLE `closed_days`;--> statement-breakpoint
ALTER TABLE `__new_closed_days` RENAME TO `closed_days`;--> statement-breakpoint
CREATE UNIQUE INDEX `closed_days_city` ON `closed_days` (`day`) WHERE unit_id IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `closed_days_unit` ON `closed_days` (`unit_id`,`day`);--> statement-breakpoint
CREATE TABLE `__new_deliveries` (
	`batch_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`day` text NOT NULL,
	`occasion` text NOT NULL,
	PRIMARY KEY(`batch_id`, `staff_id`),
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deliveries_day_day" CHECK("__new_deliveries"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "deliveries_occasion" CHECK("__new_deliveries"."occasion" IN ('daily', 'urgent', 'asked'))
);
--> statement-breakpoint
INSERT INTO `__new_deliveries`("batch_id", "staff_id", "day", "occasion") SELECT "batch_id", "staff_id", "day", CASE "is_urgent" WHEN 1 THEN 'urgent' ELSE 'daily' END FROM `deliveries`;--> statement-breakpoint
DROP TABLE `deliveries`;--> statement-breakpoint
ALTER TABLE `__new_deliveries` RENAME TO `deliveries`;--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_once_a_day` ON `deliveries` (`staff_id`,`day`) WHERE occasion = 'daily';--> statement-breakpoint
CREATE INDEX `deliveries_day` ON `deliveries` (`day`,`occasion`);--> statement-breakpoint
CREATE INDEX `deliveries_staff_day` ON `deliveries` (`staff_id`,`day`);