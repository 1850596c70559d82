ALTER TABLE "audit" ADD COLUMN "board_id" uuid;--> statement-breakpoint
CREATE INDEX "audit_board_id_at_index" ON "audit" ("board_id","at");--> statement-breakpoint
UPDATE "audit" SET "board_id" = substring("object" from 7)::uuid
  WHERE "object" ~ '^board:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';--> statement-breakpoint
-- Only one board has ever had such an insats decided on, or what was decided on one of them was in the same
-- transaction. What is left belongs to one of several boards, and is told on none.
UPDATE "audit" SET "board_id" = "told"."board_id"
  FROM (
    SELECT "audit"."id", CASE count(*) WHEN 1 THEN min("beslut"."board_id"::text)
      ELSE min("beslut"."board_id"::text) FILTER (WHERE "beslut"."changed" = "audit"."at") END::uuid AS "board_id"
    FROM "audit" JOIN "insats_beslut" AS "beslut"
      ON "beslut"."huvudman_id" = "audit"."huvudman_id" AND "audit"."object" = 'insats:' || "beslut"."insats_id"
    WHERE "audit"."board_id" IS NULL
      -- An order that moved nothing left no trace on its board, but may have a namesake on another.
      AND ("audit"."action" <> 'rank-insats' OR "audit"."after" -> 'orders' ? "beslut"."insats_id")
    GROUP BY "audit"."id"
    HAVING count(*) = 1 OR count(*) FILTER (WHERE "beslut"."changed" = "audit"."at") = 1
  ) AS "told"
  WHERE "audit"."id" = "told"."id";
