DROP INDEX `overtime_orders_unit`;--> statement-breakpoint
CREATE INDEX `overtime_orders_applied` ON `overtime_orders` (`unit_id`,`day`,`order_id`,`version`) WHERE "overtime_orders"."state" = 'applied';--> statement-breakpoint
CREATE INDEX `overtime_orders_unit` ON `overtime_orders` (`unit_id`,`day`,`state`,`order_id`,`version`);--> statement-breakpoint
DROP INDEX `reports_unit_round`;--> statement-breakpoint
CREATE INDEX `reports_unit_round` ON `reports` (`unit_id`,`round_id`,`goal_id`,`version`,`grade_id`,`needs_support`,`id`,`author_id`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `goals_year` ON `goals` (`fiscal_year`,`withdrawn_at`,`number`,`id`);--> statement-breakpoint
CREATE INDEX `goals_deadline` ON `goals` (`deadline_date`);--> statement-breakpoint
CREATE INDEX `overtime_days_special` ON `overtime_days` (`staff_id`,`day`) WHERE "overtime_days"."special_minutes" > 0;--> statement-breakpoint
CREATE INDEX `reviews_time` ON `reviews` (`reviewed_at`,`report_id`);--> statement-breakpoint
CREATE INDEX `reviews_questions` ON `reviews` (`reviewed_at`,`report_id`) WHERE "reviews"."mark" = 'question';--> statement-breakpoint
CREATE INDEX `reviews_unseen` ON `reviews` (`report_id`) WHERE "reviews"."seen_at" IS NULL;