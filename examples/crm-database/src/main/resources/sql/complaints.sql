-- Complaints: disputed orders, open and resolved.
--
-- Parameter 1: reporting date (DATE).
--
-- account_id      customer number
-- complaint_id    order number                                          -> complaints[].id
-- category        PRODUCT, DELIVERY or OTHER, read from the remark      -> complaints[].category
-- opened_on       day of shipment                                       -> complaints[].openedOn
-- resolved_on     day named in the remark; NULL while open              -> complaints[].resolvedOn
-- disputed_value  value of the order, money                             (attribute)
-- remark          what was written on the order                         (attribute)
--
-- The day a dispute began is not stored. It cannot have begun before the goods left, so opened_on is the earliest
-- possible day and the age worked out from it is the greatest possible one.
-- Severity, containment and an agreed plan are not stored and stay unknown. What customers claim here is not
-- counted as a quality incident: in one case the carrier proved the claim wrong.
-- A dispute that ended in a cancelled order is left out, because the day it ended is not known (see remarks.sql).
WITH report (as_of) AS (VALUES (CAST(? AS DATE))),
     dispute (account_id, complaint_id, category, opened_on, closed_on, remark) AS (
         SELECT o.customernumber,
                o.ordernumber,
                CASE
                    WHEN o.comments LIKE '%damaged%' OR o.comments LIKE '%missing%' THEN 'DELIVERY'
                    WHEN o.comments LIKE '%color%' OR o.comments LIKE '%precision%' OR o.comments LIKE '%scales%'
                        OR o.comments LIKE '%craft%' THEN 'PRODUCT'
                    ELSE 'OTHER' END,
                CAST(o.shippeddate AS DATE),
                -- the remark gives the day as 3/15/2005 or as 12/1/04
                CASE
                    WHEN o.status = 'Resolved'
                        THEN CAST(TO_DATE(REGEXP_REPLACE(REGEXP_SUBSTRING(o.comments, '[0-9]+/[0-9]+/[0-9]+'),
                                                         '/([0-9][0-9])$', '/20$1'), 'MM/DD/YYYY') AS DATE) END,
                TRIM(o.comments)
         FROM report r
                  JOIN "orders" o ON o.status IN ('Disputed', 'Resolved') AND CAST(o.shippeddate AS DATE) <= r.as_of)
SELECT p.account_id,
       p.complaint_id,
       TRIM(p.category)                                         AS category,
       p.opened_on,
       CASE WHEN p.closed_on <= r.as_of THEN p.closed_on END    AS resolved_on,
       (SELECT SUM(d.quantityordered * d.priceeach)
        FROM "orderdetails" d
        WHERE d.ordernumber = p.complaint_id)                   AS disputed_value,
       p.remark
FROM report r
         CROSS JOIN dispute p
ORDER BY p.account_id, p.opened_on
