CREATE TABLE "board_change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "board_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"board_id" uuid NOT NULL,
	"huvudman_id" uuid NOT NULL,
	"person_id" uuid,
	"kort" text NOT NULL,
	"falt" text NOT NULL,
	"forst" timestamp with time zone NOT NULL,
	"senast" timestamp with time zone NOT NULL,
	"antal" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "board_version" (
	"id" uuid PRIMARY KEY,
	"board_id" uuid NOT NULL,
	"huvudman_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"slag" text NOT NULL,
	"namn" text NOT NULL,
	"person_id" uuid,
	"innehall" jsonb NOT NULL,
	"behalls_till" date
);
--> statement-breakpoint
ALTER TABLE "board_update" ADD COLUMN "touched" text;--> statement-breakpoint
ALTER TABLE "board_projection" ADD COLUMN "upto" jsonb DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "board_change_board_id_senast_index" ON "board_change" ("board_id","senast");--> statement-breakpoint
CREATE INDEX "board_version_board_id_at_index" ON "board_version" ("board_id","at");--> statement-breakpoint
ALTER TABLE "board_change" ADD CONSTRAINT "board_change_board_id_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "board_change" ADD CONSTRAINT "board_change_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "board_change" ADD CONSTRAINT "board_change_person_id_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "board_version" ADD CONSTRAINT "board_version_board_id_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "board_version" ADD CONSTRAINT "board_version_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "board_version" ADD CONSTRAINT "board_version_person_id_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL;