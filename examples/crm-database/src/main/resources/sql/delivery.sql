-- Delivery: orders due in the last twelve months and how many left on time.
--
-- Parameter 1: reporting date (DATE).
--
-- account_id      customer number
-- due_orders      orders to be judged: shipped already, or past their required date
-- on_time         of these, shipped on or before the required date
-- late_open       of these, past the required date and still not shipped
-- withheld        orders past their required date held back for the customer's credit limit; in none of the above
-- days_late_open  days the oldest order in late_open is past its required date; NULL when there is none
-- on_time_rate    on_time / due_orders; NULL when nothing was due                  -> delivery.onTimeRate
--
-- "On time" is judged at our door: the database knows when a shipment left, not when it arrived.
-- An order on hold until a payment comes is not late through our fault, so it is set apart. Once any payment has come
-- after the order was placed, the condition in its remark is met, and from then on it counts like any other order.
-- Cancelled orders are left out. Delivery in full stays unknown: only ordered quantities are stored.
WITH report (as_of) AS (VALUES (CAST(? AS DATE))),
     due (account_id, required_on, shipped_on, withheld) AS (
         SELECT o.customernumber,
                CAST(o.requireddate AS DATE),
                CASE
                    WHEN o.status IN ('Shipped', 'Resolved', 'Disputed') AND CAST(o.shippeddate AS DATE) <= r.as_of
                        THEN CAST(o.shippeddate AS DATE) END,
                CASE
                    WHEN o.status = 'On Hold'
                        AND o.comments LIKE '%credit limit%'
                        AND NOT EXISTS (SELECT 1
                                        FROM "payments" p
                                        WHERE p.customernumber = o.customernumber
                                          AND p.paymentdate > o.orderdate
                                          AND CAST(p.paymentdate AS DATE) <= r.as_of) THEN 1
                    ELSE 0 END
         FROM report r
                  JOIN "orders" o ON CAST(o.orderdate AS DATE) <= r.as_of
             AND CAST(o.requireddate AS DATE) > r.as_of - INTERVAL '12' MONTH
             AND o.status <> 'Cancelled'),
     judged (account_id, on_time, late_open, withheld, days_late) AS (
         SELECT d.account_id,
                CASE WHEN d.shipped_on <= d.required_on THEN 1 ELSE 0 END,
                CASE WHEN d.shipped_on IS NULL AND d.withheld = 0 THEN 1 ELSE 0 END,
                d.withheld,
                CASE WHEN d.shipped_on IS NULL AND d.withheld = 0 THEN DATEDIFF('day', d.required_on, r.as_of) END
         FROM report r
                  JOIN due d ON d.shipped_on IS NOT NULL OR d.required_on < r.as_of)
SELECT account_id,
       SUM(1 - withheld)                                                AS due_orders,
       SUM(on_time)                                                     AS on_time,
       SUM(late_open)                                                   AS late_open,
       SUM(withheld)                                                    AS withheld,
       MAX(days_late)                                                   AS days_late_open,
       CAST(SUM(on_time) AS DOUBLE) / NULLIF(SUM(1 - withheld), 0)      AS on_time_rate
FROM judged
GROUP BY account_id
ORDER BY on_time_rate, account_id
