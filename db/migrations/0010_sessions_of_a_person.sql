ALTER TABLE `sessions` ADD `device` text DEFAULT 'other/other' NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `last_used_at` integer;--> statement-breakpoint
ALTER TABLE `staff` ADD `sessions_ended_at` integer;