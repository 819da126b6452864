CREATE TABLE `goal_points` (
	`goal_id` text NOT NULL,
	`point_id` text NOT NULL,
	`linked_by_id` text,
	`linked_at` integer NOT NULL,
	PRIMARY KEY(`goal_id`, `point_id`),
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`point_id`) REFERENCES `points`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`linked_by_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `goal_points_point` ON `goal_points` (`point_id`);--> statement-breakpoint
CREATE TABLE `indicator_values` (
	`report_id` text NOT NULL,
	`indicator_id` text NOT NULL,
	`value` real NOT NULL,
	PRIMARY KEY(`report_id`, `indicator_id`),
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`indicator_id`) REFERENCES `indicators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `indicator_values_indicator` ON `indicator_values` (`indicator_id`);--> statement-breakpoint
CREATE TABLE `point_openings` (
	`point_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	`finished_at` integer,
	PRIMARY KEY(`point_id`, `staff_id`),
	FOREIGN KEY (`point_id`) REFERENCES `points`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reviews` (
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
	CONSTRAINT "reviews_mark" CHECK("reviews"."mark" IN ('seen', 'helpful', 'discuss', 'question'))
);
--> statement-breakpoint
CREATE INDEX `reviews_report` ON `reviews` (`report_id`,`reviewed_at`);--> statement-breakpoint
CREATE TABLE `talks` (
	`unit_id` text NOT NULL,
	`fiscal_year` integer NOT NULL,
	`stage` text NOT NULL,
	`held_on` text NOT NULL,
	PRIMARY KEY(`unit_id`, `fiscal_year`, `stage`),
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "talks_stage" CHECK("talks"."stage" IN ('opening', 'midterm', 'closing')),
	CONSTRAINT "talks_held_on_day" CHECK("talks"."held_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
ALTER TABLE `reports` ADD `support_from` text;