CREATE TABLE `invite_attempts` (
	`invite_id` text NOT NULL,
	`line_user_hash` text NOT NULL,
	`wrong_attempts` integer NOT NULL,
	PRIMARY KEY(`invite_id`, `line_user_hash`),
	FOREIGN KEY (`invite_id`) REFERENCES `invites`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `invites` ADD `issued_by` text REFERENCES staff(id);