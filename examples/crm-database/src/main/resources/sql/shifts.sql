-- Shifts: changes at the customer itself that remarks on orders tell of.
--
-- Parameter 1: reporting date (DATE).
--
-- account_id   customer number
-- kind         LEADERSHIP_CHANGE, BUSINESS_FAILURE or CONTRACTION       -> strategy.shifts[].kind
-- observed_on  day of the order, the earliest day of the remark         -> strategy.shifts[].observedOn
-- remark       what was written on the order
--
-- One remark may tell of two: a sales chief who resigned (said as a fact) and a company that "may be heading down"
-- (a seller's guess). Certainty is not stored and stays unknown, so Mainstay weighs them as unstated.
-- No row does not mean no change: the list is then unknown.
WITH report (as_of) AS (VALUES (CAST(? AS DATE))),
     reading (pattern, kind) AS (
         VALUES (CAST('%VP of Sales resigned%' AS VARCHAR(40)), CAST('LEADERSHIP_CHANGE' AS VARCHAR(20))),
                ('%have a new VP of Sales%', 'LEADERSHIP_CHANGE'),
                ('%may be heading down%', 'BUSINESS_FAILURE'),
                ('%urgent budgeting issues%', 'CONTRACTION'))
SELECT o.customernumber             AS account_id,
       m.kind                       AS kind,
       CAST(o.orderdate AS DATE)    AS observed_on,
       TRIM(o.comments)             AS remark
FROM report r
         JOIN "orders" o ON CAST(o.orderdate AS DATE) <= r.as_of
         JOIN reading m ON o.comments LIKE m.pattern
ORDER BY account_id, observed_on, kind
