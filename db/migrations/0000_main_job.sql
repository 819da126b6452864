CREATE TABLE `audit_log` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`before` text,
	`after` text,
	FOREIGN KEY (`actor_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "audit_log_actor_kind" CHECK("audit_log"."actor_kind" IN ('staff', 'commandLine', 'system'))
);
--> statement-breakpoint
CREATE INDEX `audit_log_subject` ON `audit_log` (`subject`);--> statement-breakpoint
CREATE INDEX `audit_log_at` ON `audit_log` (`at`);--> statement-breakpoint
CREATE TABLE `batches` (
	`id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`digest_key` text NOT NULL,
	`is_urgent` integer NOT NULL,
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
	CONSTRAINT "batches_day_day" CHECK("batches"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "batches_state" CHECK("batches"."state" IN ('planned', 'sending', 'accepted', 'held', 'failed', 'uncertain')),
	CONSTRAINT "batches_method" CHECK("batches"."method" IN ('push', 'multicast')),
	CONSTRAINT "batches_recipients" CHECK("batches"."recipients" BETWEEN 1 AND 500),
	CONSTRAINT "batches_finished" CHECK(("batches"."state" IN ('accepted', 'failed', 'uncertain')) = ("batches"."finished_at" IS NOT NULL)),
	CONSTRAINT "batches_leased" CHECK("batches"."state" <> 'sending' OR "batches"."leased_until" IS NOT NULL)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `batches_retry_key` ON `batches` (`retry_key`);--> statement-breakpoint
CREATE INDEX `batches_unfinished` ON `batches` (`state`) WHERE state IN ('planned', 'sending', 'held');--> statement-breakpoint
CREATE INDEX `batches_day` ON `batches` (`day`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`day` text NOT NULL,
	`is_urgent` integer NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_batch_staff` ON `deliveries` (`batch_id`,`staff_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_once_a_day` ON `deliveries` (`staff_id`,`day`) WHERE is_urgent = 0;--> statement-breakpoint
CREATE TABLE `closed_days` (
	`day` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	CONSTRAINT "closed_days_day" CHECK("closed_days"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "closed_days_kind" CHECK("closed_days"."kind" IN ('closed', 'open'))
);
--> statement-breakpoint
CREATE TABLE `criteria` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `criteria_goal` ON `criteria` (`goal_id`);--> statement-breakpoint
CREATE TABLE `goal_sections` (
	`goal_id` text NOT NULL,
	`unit_id` text NOT NULL,
	PRIMARY KEY(`goal_id`, `unit_id`),
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `goal_sections_unit` ON `goal_sections` (`unit_id`);--> statement-breakpoint
CREATE TABLE `goals` (
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
	CONSTRAINT "goals_deadline_day" CHECK("goals"."deadline_date" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "goals_title_not_empty" CHECK(length("goals"."title") > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `goals_unit_year_number` ON `goals` (`unit_id`,`fiscal_year`,`number`) WHERE withdrawn_at IS NULL;--> statement-breakpoint
CREATE TABLE `grade_scales` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`from_fiscal_year` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `grade_scales_from` ON `grade_scales` (`from_fiscal_year`);--> statement-breakpoint
CREATE TABLE `grades` (
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
	CONSTRAINT "grades_shape" CHECK("grades"."shape" IN ('ring', 'checkCircle', 'barSquare', 'triangle', 'octagon', 'filledSquare')),
	CONSTRAINT "grades_tone" CHECK("grades"."tone" IN ('good', 'fair', 'warn', 'bad', 'done'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `grades_scale_code` ON `grades` (`scale_id`,`code`);--> statement-breakpoint
CREATE TABLE `indicators` (
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
	CONSTRAINT "indicators_kind" CHECK("indicators"."kind" IN ('atLeast', 'atMost', 'yearOnYearUp', 'continuous', 'planned'))
);
--> statement-breakpoint
CREATE INDEX `indicators_goal` ON `indicators` (`goal_id`);--> statement-breakpoint
CREATE TABLE `invites` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`wrong_attempts` integer DEFAULT 0 NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invites_lifetime" CHECK("invites"."expires_at" > "invites"."created_at")
);
--> statement-breakpoint
CREATE INDEX `invites_staff` ON `invites` (`staff_id`);--> statement-breakpoint
CREATE TABLE `link_attempts` (
	`line_user_hash` text PRIMARY KEY NOT NULL,
	`window_started_at` integer NOT NULL,
	`wrong_attempts` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `nudges` (
	`id` text PRIMARY KEY NOT NULL,
	`duty_key` text NOT NULL,
	`staff_id` text NOT NULL,
	`rung` text NOT NULL,
	`day` text NOT NULL,
	`planned_at` integer NOT NULL,
	`delivery_id` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "nudges_day_day" CHECK("nudges"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `nudges_once` ON `nudges` (`duty_key`,`staff_id`,`rung`);--> statement-breakpoint
CREATE INDEX `nudges_delivery` ON `nudges` (`delivery_id`);--> statement-breakpoint
CREATE INDEX `nudges_staff_day` ON `nudges` (`staff_id`,`day`);--> statement-breakpoint
CREATE TABLE `points` (
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
	CONSTRAINT "points_text_not_empty" CHECK(length("points"."text") > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `points_policy_path` ON `points` (`policy_id`,`path`);--> statement-breakpoint
CREATE INDEX `points_priority` ON `points` (`is_priority`);--> statement-breakpoint
CREATE TABLE `policies` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`fiscal_year` integer NOT NULL,
	`title` text NOT NULL,
	`issued_on` text,
	`issuer_title` text,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "policies_issued_on_day" CHECK("policies"."issued_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `policies_unit_year` ON `policies` (`unit_id`,`fiscal_year`);--> statement-breakpoint
CREATE TABLE `policy_sections` (
	`id` text PRIMARY KEY NOT NULL,
	`policy_id` text NOT NULL,
	`position` integer NOT NULL,
	`label` text NOT NULL,
	`heading` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`policy_id`) REFERENCES `policies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `policy_sections_policy` ON `policy_sections` (`policy_id`);--> statement-breakpoint
CREATE TABLE `posts` (
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
	CONSTRAINT "posts_role" CHECK("posts"."role" IN ('member', 'chief', 'director', 'admin')),
	CONSTRAINT "posts_valid_from_day" CHECK("posts"."valid_from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "posts_valid_to_day" CHECK("posts"."valid_to" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "posts_valid_order" CHECK("posts"."valid_to" IS NULL OR "posts"."valid_to" >= "posts"."valid_from")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `posts_staff_unit_title_from` ON `posts` (`staff_id`,`unit_id`,`title`,`valid_from`);--> statement-breakpoint
CREATE INDEX `posts_unit` ON `posts` (`unit_id`);--> statement-breakpoint
CREATE TABLE `readings` (
	`point_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`read_at` integer NOT NULL,
	`channel` text NOT NULL,
	PRIMARY KEY(`point_id`, `staff_id`),
	FOREIGN KEY (`point_id`) REFERENCES `points`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "readings_channel" CHECK("readings"."channel" IN ('liff', 'chat', 'import'))
);
--> statement-breakpoint
CREATE INDEX `readings_staff` ON `readings` (`staff_id`);--> statement-breakpoint
CREATE TABLE `criterion_judgements` (
	`report_id` text NOT NULL,
	`criterion_id` text NOT NULL,
	`state` text NOT NULL,
	PRIMARY KEY(`report_id`, `criterion_id`),
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`criterion_id`) REFERENCES `criteria`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "criterion_judgements_state" CHECK("criterion_judgements"."state" IN ('achieved', 'partial', 'notYet'))
);
--> statement-breakpoint
CREATE TABLE `reports` (
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
	CONSTRAINT "reports_version_positive" CHECK("reports"."version" >= 1),
	CONSTRAINT "reports_channel" CHECK("reports"."channel" IN ('liff', 'chat', 'import'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_version` ON `reports` (`round_id`,`goal_id`,`unit_id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `reports_submission` ON `reports` (`submission_key`);--> statement-breakpoint
CREATE INDEX `reports_goal_unit` ON `reports` (`goal_id`,`unit_id`);--> statement-breakpoint
CREATE INDEX `reports_unit_round` ON `reports` (`unit_id`,`round_id`);--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`fiscal_year` integer NOT NULL,
	`quarter` integer NOT NULL,
	`opens_on` text NOT NULL,
	`due_on` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	CONSTRAINT "rounds_quarter" CHECK("rounds"."quarter" BETWEEN 1 AND 4),
	CONSTRAINT "rounds_opens_on_day" CHECK("rounds"."opens_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "rounds_due_on_day" CHECK("rounds"."due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "rounds_order" CHECK("rounds"."due_on" IS NULL OR "rounds"."due_on" >= "rounds"."opens_on")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_year_quarter` ON `rounds` (`fiscal_year`,`quarter`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sessions_lifetime" CHECK("sessions"."expires_at" > "sessions"."created_at")
);
--> statement-breakpoint
CREATE INDEX `sessions_staff` ON `sessions` (`staff_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_number` text NOT NULL,
	`name` text NOT NULL,
	`line_user_id` text,
	`line_linked_at` integer,
	`line_blocked_at` integer,
	CONSTRAINT "staff_link_complete" CHECK(("staff"."line_user_id" IS NULL) = ("staff"."line_linked_at" IS NULL)),
	CONSTRAINT "staff_blocked_only_when_linked" CHECK("staff"."line_blocked_at" IS NULL OR "staff"."line_user_id" IS NOT NULL)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_number` ON `staff` (`staff_number`);--> statement-breakpoint
CREATE UNIQUE INDEX `staff_line_user` ON `staff` (`line_user_id`);--> statement-breakpoint
CREATE TABLE `steps` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`quarter` integer,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "steps_quarter" CHECK("steps"."quarter" BETWEEN 1 AND 4)
);
--> statement-breakpoint
CREATE INDEX `steps_goal` ON `steps` (`goal_id`);--> statement-breakpoint
CREATE TABLE `units` (
	`id` text PRIMARY KEY NOT NULL,
	`parent_id` text,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`successor_id` text,
	FOREIGN KEY (`parent_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`successor_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "units_valid_from_day" CHECK("units"."valid_from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "units_valid_to_day" CHECK("units"."valid_to" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "units_valid_order" CHECK("units"."valid_to" IS NULL OR "units"."valid_to" >= "units"."valid_from")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `units_parent_name_from` ON `units` (`parent_id`,`name`,`valid_from`);--> statement-breakpoint
CREATE INDEX `units_parent` ON `units` (`parent_id`);--> statement-breakpoint
CREATE TABLE `webhook_events` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`occurred_at` integer NOT NULL,
	`taken_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`state` text NOT NULL,
	CONSTRAINT "webhook_events_state" CHECK("webhook_events"."state" IN ('working', 'done'))
);
