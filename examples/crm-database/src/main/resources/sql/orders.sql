-- Orders: the order history, one row per order, oldest first. Mainstay derives everything under "orders" from it.
--
-- Parameter 1: reporting date (DATE).
--
-- account_id     customer number
-- order_number   order number
-- ordered_on     day of the order
-- amount         value of the order, money
--
-- Cancelled orders are left out; orders placed but not shipped yet are in, for they show that the customer still buys.
WITH report (as_of) AS (VALUES (CAST(? AS DATE)))
SELECT o.customernumber                      AS account_id,
       o.ordernumber                         AS order_number,
       CAST(o.orderdate AS DATE)             AS ordered_on,
       SUM(d.quantityordered * d.priceeach)  AS amount
FROM report r
         JOIN "orders" o ON CAST(o.orderdate AS DATE) <= r.as_of AND o.status <> 'Cancelled'
         JOIN "orderdetails" d ON d.ordernumber = o.ordernumber
GROUP BY o.customernumber, o.ordernumber, o.orderdate
ORDER BY o.customernumber, ordered_on, o.ordernumber
