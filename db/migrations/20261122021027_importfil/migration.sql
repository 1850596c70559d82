CREATE TABLE "importfil" (
	"person_id" uuid PRIMARY KEY,
	"huvudman_id" uuid NOT NULL,
	"token" uuid NOT NULL,
	"filnamn" text NOT NULL,
	"bytes" bytea NOT NULL,
	"expires" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "importfil" ADD CONSTRAINT "importfil_person_id_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "importfil" ADD CONSTRAINT "importfil_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;