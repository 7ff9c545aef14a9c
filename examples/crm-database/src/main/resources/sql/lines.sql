-- Lines: how many of our seven product lines each customer bought from, last twelve months and the twelve before.
--
-- Parameter 1: reporting date (DATE).
--
-- account_id             customer number
-- active_lines           product lines ordered in the last 12 months     -> product.activeLines
-- previous_active_lines  product lines ordered in the 12 months before
-- active_lines_change    the difference; NULL for customers without an order in the 12 months before
--                                                                        -> product.activeLinesChange
--
-- Cancelled orders are left out. Customers of one or two orders a year come and go with a line easily: read the change
-- together with the number of orders.
WITH report (as_of) AS (VALUES (CAST(? AS DATE))),
     bought (account_id, line, recent_line, previous_line) AS (
         SELECT DISTINCT o.customernumber,
                         p.productline,
                         CASE WHEN CAST(o.orderdate AS DATE) > r.as_of - INTERVAL '12' MONTH THEN p.productline END,
                         CASE WHEN CAST(o.orderdate AS DATE) <= r.as_of - INTERVAL '12' MONTH THEN p.productline END
         FROM report r
                  JOIN "orders" o ON CAST(o.orderdate AS DATE) <= r.as_of
             AND CAST(o.orderdate AS DATE) > r.as_of - INTERVAL '24' MONTH
             AND o.status <> 'Cancelled'
                  JOIN "orderdetails" d ON d.ordernumber = o.ordernumber
                  JOIN "products" p ON p.productcode = d.productcode)
SELECT account_id,
       COUNT(DISTINCT recent_line)                                  AS active_lines,
       COUNT(DISTINCT previous_line)                                AS previous_active_lines,
       CASE
           WHEN COUNT(DISTINCT previous_line) > 0
               THEN COUNT(DISTINCT recent_line) - COUNT(DISTINCT previous_line) END AS active_lines_change
FROM bought
GROUP BY account_id
ORDER BY active_lines_change, account_id
