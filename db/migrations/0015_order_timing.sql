PRAGMA foreign_keys=OFF;--> statement-breakpoint
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
	`is_late` integer DEFAULT false NOT NULL,
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
	CONSTRAINT "overtime_orders_is_late_bounds" CHECK(typeof("__new_overtime_orders"."is_late") = 'integer' AND "__new_overtime_orders"."is_late" BETWEEN 0 AND 1),
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
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `overtime_orders_version` ON `overtime_orders` (`order_id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `overtime_orders_submission` ON `overtime_orders` (`submission_key`,`order_id`);--> statement-breakpoint
CREATE INDEX `overtime_orders_staff` ON `overtime_orders` (`staff_id`,`day`);--> statement-breakpoint
CREATE INDEX `overtime_orders_unit` ON `overtime_orders` (`unit_id`,`day`,`state`,`order_id`,`version`);--> statement-breakpoint
CREATE INDEX `overtime_orders_applied` ON `overtime_orders` (`unit_id`,`day`,`order_id`,`version`) WHERE "overtime_orders"."state" = 'applied';