PRAGMA foreign_keys=OFF;--> statement-breakpoint
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
	`carried_from` integer,
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
	CONSTRAINT "reports_carried_from_bounds" CHECK("__new_reports"."carried_from" IS NULL OR (typeof("__new_reports"."carried_from") = 'integer' AND "__new_reports"."carried_from" BETWEEN 1 AND 4)),
	CONSTRAINT "reports_needs_support_bounds" CHECK(typeof("__new_reports"."needs_support") = 'integer' AND "__new_reports"."needs_support" BETWEEN 0 AND 1),
	CONSTRAINT "reports_submitted_at_bounds" CHECK(typeof("__new_reports"."submitted_at") = 'integer' AND "__new_reports"."submitted_at" BETWEEN 0 AND 7258118399999),
	CONSTRAINT "reports_channel" CHECK("__new_reports"."channel" IN ('liff', 'chat', 'import'))
);
--> statement-breakpoint
INSERT INTO `__new_reports`("id", "round_id", "goal_id", "unit_id", "version", "grade_id", "done", "blocked", "next", "needs_support", "support_from", "author_id", "author_name", "author_title", "unit_name", "submitted_at", "channel", "submission_key") SELECT "id", "round_id", "goal_id", "unit_id", "version", "grade_id", "done", "blocked", "next", "needs_support", "support_from", "author_id", "author_name", "author_title", "unit_name", "submitted_at", "channel", "submission_key" FROM `reports`;--> statement-breakpoint
DROP TABLE `reports`;--> statement-breakpoint
ALTER TABLE `__new_reports` RENAME TO `reports`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `reports_version` ON `reports` (`round_id`,`goal_id`,`unit_id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `reports_submission` ON `reports` (`submission_key`);--> statement-breakpoint
CREATE INDEX `reports_goal_unit` ON `reports` (`goal_id`,`unit_id`);--> statement-breakpoint
CREATE INDEX `reports_unit_round` ON `reports` (`unit_id`,`round_id`,`goal_id`,`version`,`grade_id`,`needs_support`,`id`,`author_id`,`submitted_at`);