DROP INDEX `deliveries_day`;--> statement-breakpoint
DROP INDEX `deliveries_staff_day`;--> statement-breakpoint
DROP INDEX `deliveries_once_a_day`;--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_once_a_day` ON `deliveries` (`day`,`staff_id`) WHERE occasion = 'daily';--> statement-breakpoint
DROP INDEX `nudges_staff_day`;