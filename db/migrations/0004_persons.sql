ALTER TABLE `gift_cases` ADD `standing` text;--> statement-breakpoint
ALTER TABLE `parked` ADD `fact_mac` text;