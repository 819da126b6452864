CREATE TABLE `allotment_transfers` (
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
	CONSTRAINT "allotment_transfers_state_known" CHECK("allotment_transfers"."state" IN ('proposed', 'accepted', 'declined', 'withdrawn')),
	CONSTRAINT "allotment_transfers_minutes" CHECK("allotment_transfers"."minutes" > 0),
	CONSTRAINT "allotment_transfers_two_units" CHECK("allotment_transfers"."from_unit_id" <> "allotment_transfers"."to_unit_id"),
	CONSTRAINT "allotment_transfers_month" CHECK("allotment_transfers"."month" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]')
);
--> statement-breakpoint
CREATE INDEX `allotment_transfers_from` ON `allotment_transfers` (`from_unit_id`,`month`);--> statement-breakpoint
CREATE INDEX `allotment_transfers_to` ON `allotment_transfers` (`to_unit_id`,`month`);--> statement-breakpoint
CREATE INDEX `allotment_transfers_state` ON `allotment_transfers` (`state`);--> statement-breakpoint
CREATE TABLE `allotments` (
	`unit_id` text NOT NULL,
	`month` text NOT NULL,
	`minutes` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`unit_id`, `month`),
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "allotments_minutes" CHECK("allotments"."minutes" >= 0),
	CONSTRAINT "allotments_month" CHECK("allotments"."month" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]')
);
--> statement-breakpoint
CREATE TABLE `calendar_feeds` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_one` ON `calendar_feeds` (`staff_id`) WHERE revoked_at IS NULL;--> statement-breakpoint
CREATE INDEX `calendar_feeds_staff` ON `calendar_feeds` (`staff_id`);--> statement-breakpoint
CREATE TABLE `deadline_audiences` (
	`deadline_id` text NOT NULL,
	`position` integer NOT NULL,
	`unit_id` text NOT NULL,
	`role` text,
	`title` text,
	PRIMARY KEY(`deadline_id`, `position`),
	FOREIGN KEY (`deadline_id`) REFERENCES `deadlines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deadline_audiences_role" CHECK("deadline_audiences"."role" IS NULL OR "deadline_audiences"."role" IN ('member', 'chief', 'director', 'admin'))
);
--> statement-breakpoint
CREATE INDEX `deadline_audiences_unit` ON `deadline_audiences` (`unit_id`);--> statement-breakpoint
CREATE TABLE `deadline_hand_ins` (
	`id` text PRIMARY KEY NOT NULL,
	`deadline_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`paper` text NOT NULL,
	`staff_id` text NOT NULL,
	`staff_name` text NOT NULL,
	`handed_in_at` integer NOT NULL,
	`taken_back_at` integer,
	FOREIGN KEY (`deadline_id`) REFERENCES `deadlines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deadline_hand_ins_once` ON `deadline_hand_ins` (`deadline_id`,`subject_id`) WHERE taken_back_at IS NULL;--> statement-breakpoint
CREATE INDEX `deadline_hand_ins_subject` ON `deadline_hand_ins` (`subject_id`);--> statement-breakpoint
CREATE TABLE `deadlines` (
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
	CONSTRAINT "deadlines_opens_on_day" CHECK("deadlines"."opens_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "deadlines_due_on_day" CHECK("deadlines"."due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "deadlines_order" CHECK("deadlines"."due_on" IS NULL OR "deadlines"."due_on" >= "deadlines"."opens_on"),
	CONSTRAINT "deadlines_hand_in" CHECK("deadlines"."hand_in" IN ('check', 'link', 'documentNumber')),
	CONSTRAINT "deadlines_hand_in_by" CHECK("deadlines"."hand_in_by" IN ('unit', 'person')),
	CONSTRAINT "deadlines_repeat" CHECK("deadlines"."repeat" IN ('never', 'yearly')),
	CONSTRAINT "deadlines_title_not_empty" CHECK(length("deadlines"."title") > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deadlines_series_year` ON `deadlines` (`series_id`,`fiscal_year`);--> statement-breakpoint
CREATE INDEX `deadlines_due` ON `deadlines` (`due_on`);--> statement-breakpoint
CREATE INDEX `deadlines_owner` ON `deadlines` (`owner_unit_id`);--> statement-breakpoint
CREATE TABLE `order_delegations` (
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
	CONSTRAINT "order_delegations_from_day" CHECK("order_delegations"."from_day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "order_delegations_until_day" CHECK("order_delegations"."until_day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "order_delegations_order" CHECK("order_delegations"."until_day" IS NULL OR "order_delegations"."until_day" >= "order_delegations"."from_day")
);
--> statement-breakpoint
CREATE INDEX `order_delegations_unit` ON `order_delegations` (`unit_id`);--> statement-breakpoint
CREATE INDEX `order_delegations_staff` ON `order_delegations` (`staff_id`);--> statement-breakpoint
CREATE TABLE `overtime_days` (
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
	CONSTRAINT "overtime_days_day_day" CHECK("overtime_days"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "overtime_days_source" CHECK("overtime_days"."source" IN ('result', 'actual')),
	CONSTRAINT "overtime_days_minutes" CHECK("overtime_days"."minutes" BETWEEN 0 AND 1800),
	CONSTRAINT "overtime_days_rest" CHECK("overtime_days"."rest_minutes" BETWEEN 0 AND "overtime_days"."minutes"),
	CONSTRAINT "overtime_days_special" CHECK("overtime_days"."special_minutes" BETWEEN 0 AND "overtime_days"."minutes")
);
--> statement-breakpoint
CREATE INDEX `overtime_days_staff_sums` ON `overtime_days` (`staff_id`,`day`,`minutes`,`rest_minutes`,`special_minutes`);--> statement-breakpoint
CREATE INDEX `overtime_days_unit` ON `overtime_days` (`unit_id`,`day`,`minutes`);--> statement-breakpoint
CREATE INDEX `overtime_days_day` ON `overtime_days` (`day`);--> statement-breakpoint
CREATE TABLE `overtime_exceptions` (
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
	CONSTRAINT "overtime_exceptions_kind" CHECK("overtime_exceptions"."kind" IN ('disaster', 'assembly', 'election', 'other')),
	CONSTRAINT "overtime_exceptions_from_day" CHECK("overtime_exceptions"."from_day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "overtime_exceptions_until_day" CHECK("overtime_exceptions"."until_day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "overtime_exceptions_order" CHECK("overtime_exceptions"."until_day" IS NULL OR "overtime_exceptions"."until_day" >= "overtime_exceptions"."from_day")
);
--> statement-breakpoint
CREATE INDEX `overtime_exceptions_unit` ON `overtime_exceptions` (`unit_id`,`until_day`);--> statement-breakpoint
CREATE TABLE `overtime_locks` (
	`month` text PRIMARY KEY NOT NULL,
	`locked_at` integer NOT NULL,
	`locked_by` text NOT NULL,
	FOREIGN KEY (`locked_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `overtime_orders` (
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
	CONSTRAINT "overtime_orders_day_day" CHECK("overtime_orders"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "overtime_orders_state" CHECK("overtime_orders"."state" IN ('applied', 'ordered', 'declined', 'withdrawn')),
	CONSTRAINT "overtime_orders_origin" CHECK("overtime_orders"."origin" IN ('staff', 'chief')),
	CONSTRAINT "overtime_orders_channel" CHECK("overtime_orders"."channel" IN ('liff', 'chat', 'import')),
	CONSTRAINT "overtime_orders_version_positive" CHECK("overtime_orders"."version" >= 1),
	CONSTRAINT "overtime_orders_span" CHECK("overtime_orders"."from_minutes" >= 0 AND "overtime_orders"."until_minutes" > "overtime_orders"."from_minutes" AND "overtime_orders"."until_minutes" < 1800),
	CONSTRAINT "overtime_orders_break" CHECK("overtime_orders"."break_minutes" >= 0 AND "overtime_orders"."break_minutes" < "overtime_orders"."until_minutes" - "overtime_orders"."from_minutes")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `overtime_orders_version` ON `overtime_orders` (`order_id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `overtime_orders_submission` ON `overtime_orders` (`submission_key`,`order_id`);--> statement-breakpoint
CREATE INDEX `overtime_orders_staff` ON `overtime_orders` (`staff_id`,`day`);--> statement-breakpoint
CREATE INDEX `overtime_orders_unit` ON `overtime_orders` (`unit_id`,`day`);--> statement-breakpoint
CREATE TABLE `overtime_results` (
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
	CONSTRAINT "overtime_results_channel" CHECK("overtime_results"."channel" IN ('liff', 'chat', 'import')),
	CONSTRAINT "overtime_results_version_positive" CHECK("overtime_results"."version" >= 1),
	CONSTRAINT "overtime_results_span" CHECK("overtime_results"."from_minutes" >= 0 AND "overtime_results"."until_minutes" >= "overtime_results"."from_minutes" AND "overtime_results"."until_minutes" < 1800),
	CONSTRAINT "overtime_results_break" CHECK("overtime_results"."break_minutes" >= 0 AND "overtime_results"."break_minutes" <= "overtime_results"."until_minutes" - "overtime_results"."from_minutes")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `overtime_results_version` ON `overtime_results` (`order_id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `overtime_results_submission` ON `overtime_results` (`submission_key`,`order_id`);--> statement-breakpoint
CREATE TABLE `unit_regimes` (
	`unit_id` text NOT NULL,
	`valid_from` text NOT NULL,
	`regime` text NOT NULL,
	PRIMARY KEY(`unit_id`, `valid_from`),
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "unit_regimes_regime" CHECK("unit_regimes"."regime" IN ('ordinary', 'demanding')),
	CONSTRAINT "unit_regimes_valid_from_day" CHECK("unit_regimes"."valid_from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `unit_regimes_from` ON `unit_regimes` (`valid_from`);--> statement-breakpoint
CREATE TABLE `warning_looks` (
	`staff_id` text NOT NULL,
	`month` text NOT NULL,
	`level` text NOT NULL,
	`looked_by` text NOT NULL,
	`looked_at` integer NOT NULL,
	`word` text NOT NULL,
	PRIMARY KEY(`staff_id`, `month`, `level`, `looked_by`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`looked_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "warning_looks_level" CHECK("warning_looks"."level" IN ('calm', 'near', 'onCourse', 'over'))
);
