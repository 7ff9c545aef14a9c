-- Season: the calendar months by order value over the full calendar years before the reporting date, strongest first.
--
-- Parameter 1: reporting date (DATE).
--
-- month_of_year  1 to 12
-- order_value    ordered in that month over those years, money
-- share          its share of all order value in those years; 1/12 = 0.083 would be even
--
-- The first row is the peak season of the trade as a whole: the next first day of that month gives
-- delivery.daysToPeakSeason for every customer. Single customers order too seldom for a season of their own.
-- Whether supply for the peak is agreed is not stored and stays unknown.
WITH report (as_of) AS (VALUES (CAST(? AS DATE))),
     ordered (month_of_year, amount) AS (
         SELECT EXTRACT(MONTH FROM o.orderdate), d.quantityordered * d.priceeach
         FROM report r
                  JOIN "orders" o ON o.status <> 'Cancelled' AND EXTRACT(YEAR FROM o.orderdate) < EXTRACT(YEAR FROM r.as_of)
                  JOIN "customer_w_ter" t ON t.customernumber = o.customernumber -- leaves the test entries out
                  JOIN "orderdetails" d ON d.ordernumber = o.ordernumber),
     total (amount) AS (SELECT SUM(amount) FROM ordered)
SELECT s.month_of_year,
       SUM(s.amount)                              AS order_value,
       CAST(SUM(s.amount) AS DOUBLE) / t.amount   AS share
FROM ordered s
         CROSS JOIN total t
GROUP BY s.month_of_year, t.amount
ORDER BY order_value DESC
