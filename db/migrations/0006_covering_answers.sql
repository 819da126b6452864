DROP INDEX `reports_unit_round`;--> statement-breakpoint
CREATE INDEX `reports_unit_round` ON `reports` (`unit_id`,`round_id`,`goal_id`,`version`,`grade_id`,`needs_support`);