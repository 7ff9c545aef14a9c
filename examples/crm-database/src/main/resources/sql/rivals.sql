-- Rivals: what remarks on orders tell of competitors' moves.
--
-- Parameter 1: reporting date (DATE).
--
-- account_id   customer number
-- rival_name   the remarks name nobody                                  -> rivals[].name
-- move         PRICE: a "better offer" the seller means to renegotiate  -> rivals[].move
-- observed_on  day of the order, the earliest day of the remark         -> rivals[].observedOn
-- confirmed    FALSE: it is the customer's word                         -> rivals[].confirmed
-- remark       what was written on the order
--
-- Strength stays unknown. No row does not mean no rival: nobody was asked to record them, so the list is then unknown.
-- A colleague's wish for "information on our competitors" is not a competitor's move and is not matched.
WITH report (as_of) AS (VALUES (CAST(? AS DATE)))
SELECT o.customernumber             AS account_id,
       'Unnamed competitor'         AS rival_name,
       'PRICE'                      AS move,
       CAST(o.orderdate AS DATE)    AS observed_on,
       FALSE                        AS confirmed,
       TRIM(o.comments)             AS remark
FROM report r
         JOIN "orders" o ON CAST(o.orderdate AS DATE) <= r.as_of
    AND o.comments LIKE '%better offer%competitor%'
ORDER BY account_id, observed_on
