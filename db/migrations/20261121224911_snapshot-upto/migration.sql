ALTER TABLE "board_snapshot" ADD COLUMN "upto" jsonb DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- Yjs updates hardly compress; do not spend time on trying.
ALTER TABLE "board_update" ALTER COLUMN "data" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "board_snapshot" ALTER COLUMN "data" SET STORAGE EXTERNAL;
